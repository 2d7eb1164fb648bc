// @generated from contracts/rfc-0014-testing.contract.ts (RFC-0014). Do not edit: change the contract, then run `abicus generate`.
// body sha256:65194d0045c93046

/** Lines of evidence: what each says, its failing twin, who may print it, what it proves. */
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
