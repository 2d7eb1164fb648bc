// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:35665ec974fbdd4f

/** Markers: the text of each, its failing twin, its emitter, and the elements that it proves. */
export const MARKERS = {
  initStartTimed: {
    id: 'marker.initStartTimed',
    text: 'init: start timed',
    fail: 'init: start timed FAIL',
    by: 'init',
    proves: [],
  },
  timedReady: {
    id: 'marker.timedReady',
    text: 'timed: ready',
    fail: 'timed: ready FAIL',
    by: 'timed',
    proves: ['timed.register', 'timed.cancel'],
  },
  initUpTimed: {
    id: 'marker.initUpTimed',
    text: 'init: up timed',
    fail: 'init: up timed FAIL',
    by: 'init',
    proves: [],
  },
  timedCoalesce: {
    id: 'marker.timedCoalesce',
    text: 'SELFTEST: timed coalesce ok',
    fail: 'SELFTEST: timed coalesce FAIL',
    by: 'selftest-client',
    proves: ['timed.limit.window', 'timed.limit.timersPerOwner'],
  },
  timedFires: {
    id: 'marker.timedFires',
    text: 'SELFTEST: timed fires ok',
    fail: 'SELFTEST: timed fires FAIL',
    by: 'selftest-client',
    proves: ['timed.invariant.neverEarly', 'timed.sleepUntil'],
  },
  timedOwnerEnd: {
    id: 'marker.timedOwnerEnd',
    text: 'SELFTEST: timed owner end ok',
    fail: 'SELFTEST: timed owner end FAIL',
    by: 'selftest-client',
    proves: ['timer.orphaned'],
  },
} as const;

/** The name of a marker. */
export type MarkerName = keyof typeof MARKERS;
