// @generated from contracts/rfc-0024-metricsd.contract.ts (RFC-0024/metricsd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ff2f0c6bc98f7dcc

/** RFC-0024/metricsd: metricsd: counters, gauges, histograms and spans. */
export * from './principals.ts';
