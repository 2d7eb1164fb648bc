// @generated from contracts/rfc-0014-testing.contract.ts (RFC-0014). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5aa924506f94a16e

/** Markers: the text of each, its failing twin, its emitter, and the elements that it proves. */
export const MARKERS = {
  selftestEnd: {
    id: 'marker.selftestEnd',
    text: 'SELFTEST: end',
    fail: 'SELFTEST: end FAIL',
    by: 'selftest-client',
    proves: ['testing.invariant.honest'],
  },
} as const;

/** The name of a marker. */
export type MarkerName = keyof typeof MARKERS;
