// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:b0d163b5c3988d9d

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
