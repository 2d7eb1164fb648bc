// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:a2789b8b8e610efa

/** Markers: the text of each, its failing twin, its emitter, and the elements that it proves. */
export const MARKERS = {
  initStart: {
    id: 'marker.initStart',
    text: 'init: start',
    fail: 'init: start FAIL',
    by: 'init',
    proves: [],
  },
  initStartTimed: {
    id: 'marker.initStartTimed',
    text: 'init: start timed',
    fail: 'init: start timed FAIL',
    by: 'init',
    proves: [],
  },
  initUpTimed: {
    id: 'marker.initUpTimed',
    text: 'init: up timed',
    fail: 'init: up timed FAIL',
    by: 'init',
    proves: [],
  },
  initStartSelftestPeer: {
    id: 'marker.initStartSelftestPeer',
    text: 'init: start selftest-peer',
    fail: 'init: start selftest-peer FAIL',
    by: 'init',
    proves: [],
  },
  initUpSelftestPeer: {
    id: 'marker.initUpSelftestPeer',
    text: 'init: up selftest-peer',
    fail: 'init: up selftest-peer FAIL',
    by: 'init',
    proves: [],
  },
  initReady: {
    id: 'marker.initReady',
    text: 'init: ready',
    fail: 'init: ready FAIL',
    by: 'init',
    proves: ['boot.invariant.wiredBeforeReady'],
  },
} as const;

/** The name of a marker. */
export type MarkerName = keyof typeof MARKERS;
