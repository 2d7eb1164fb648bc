// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:4dc0234425d8322a

/** RFC-0102: Services: what the loop of a service bounds. */
export * from './invariants.ts';
