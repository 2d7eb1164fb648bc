// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:56e5d1733f0f27c6

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `nsec`, good and bad. */
export const NSEC_CASES: readonly DecodeCase[] = [
  {
    covers: ['nsec'],
    what: 'a valid call',
    registers: [1n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
