// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:dcb7f6a7d8b6d381

/** Markers: the text of each, its failing twin, its emitter, and the elements that it proves. */
export const MARKERS = {
  initStartLogd: {
    id: 'marker.initStartLogd',
    text: 'init: start logd',
    fail: 'init: start logd FAIL',
    by: 'init',
    proves: [],
  },
  logdReady: {
    id: 'marker.logdReady',
    text: 'logd: ready',
    fail: 'logd: ready FAIL',
    by: 'logd',
    proves: ['logd.query', 'logd.stats'],
  },
  initUpLogd: {
    id: 'marker.initUpLogd',
    text: 'init: up logd',
    fail: 'init: up logd FAIL',
    by: 'init',
    proves: [],
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
