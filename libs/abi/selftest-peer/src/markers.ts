// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:a0c598f0cdde7d20

/** Markers: the text of each, its failing twin, its emitter, and the elements that it proves. */
export const MARKERS = {
  selftestPeerReady: {
    id: 'marker.selftestPeerReady',
    text: 'selftest-peer: ready',
    fail: 'selftest-peer: ready FAIL',
    by: 'selftest-peer',
    proves: ['program.selftest-peer'],
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
