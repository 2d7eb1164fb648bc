// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:da5e6dfc405efe6f

/** Markers: the text of each, its failing twin, its emitter, and the elements that it proves. */
export const MARKERS = {
  initStartSelftestPeer: {
    id: 'marker.initStartSelftestPeer',
    text: 'init: start selftest-peer',
    fail: 'init: start selftest-peer FAIL',
    by: 'init',
    proves: [],
  },
  selftestPeerReady: {
    id: 'marker.selftestPeerReady',
    text: 'selftest-peer: ready',
    fail: 'selftest-peer: ready FAIL',
    by: 'selftest-peer',
    proves: ['program.selftest-peer'],
  },
  initUpSelftestPeer: {
    id: 'marker.initUpSelftestPeer',
    text: 'init: up selftest-peer',
    fail: 'init: up selftest-peer FAIL',
    by: 'init',
    proves: [],
  },
  supervisionRestart: {
    id: 'marker.supervisionRestart',
    text: 'SELFTEST: supervision restart ok',
    fail: 'SELFTEST: supervision restart FAIL',
    by: 'selftest-client',
    proves: ['supervision.invariant.sameRights', 'routing.invariant.declaredRoutes'],
  },
  crashLoopCap: {
    id: 'marker.crashLoopCap',
    text: 'SELFTEST: crash-loop cap ok',
    fail: 'SELFTEST: crash-loop cap FAIL',
    by: 'selftest-client',
    proves: ['supervision.invariant.cappedRestarts'],
  },
} as const;

/** The name of a marker. */
export type MarkerName = keyof typeof MARKERS;
