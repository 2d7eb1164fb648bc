// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:0795ca5aeedfc147

/** Markers: the text of each, its failing twin, its emitter, and the elements that it proves. */
export const MARKERS = {
  logdReady: {
    id: 'marker.logdReady',
    text: 'logd: ready',
    fail: 'logd: ready FAIL',
    by: 'logd',
    proves: ['logd.query', 'logd.stats'],
  },
  logQuery: {
    id: 'marker.logQuery',
    text: 'SELFTEST: log query ok',
    fail: 'SELFTEST: log query FAIL',
    by: 'selftest-client',
    proves: ['logd.append', 'logd.query', 'logd.invariant.stamped', 'logd.invariant.whole'],
  },
  logRejects: {
    id: 'marker.logRejects',
    text: 'SELFTEST: logd hardening rejects ok',
    fail: 'SELFTEST: logd hardening rejects FAIL',
    by: 'selftest-client',
    proves: ['logd.append.spoof', 'logd.append.rate', 'logd.limit.perWindow', 'logd.limit.window'],
  },
} as const;

/** The name of a marker. */
export type MarkerName = keyof typeof MARKERS;
