// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:f0a283388f5cc8c6

/** Markers: the text of each, its failing twin, its emitter, and the elements that it proves. */
export const MARKERS = {
  selftestPeerReady: {
    id: 'marker.selftestPeerReady',
    text: 'selftest-peer: ready',
    fail: 'selftest-peer: ready FAIL',
    by: 'selftest-peer',
    proves: ['program.selftest-peer'],
  },
} as const;

/** The name of a marker. */
export type MarkerName = keyof typeof MARKERS;
