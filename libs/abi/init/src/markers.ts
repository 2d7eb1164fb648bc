// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:ee6b1a7f1892cb93

/** Markers: the text of each, its failing twin, its emitter, and the elements that it proves. */
export const MARKERS = {
  initStart: {
    id: 'marker.initStart',
    text: 'init: start',
    fail: 'init: start FAIL',
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
