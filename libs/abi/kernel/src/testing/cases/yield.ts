// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:3051082114d073ed

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `yield`, good and bad. */
export const YIELD_CASES: readonly DecodeCase[] = [
  {
    covers: ['yield'],
    what: 'a valid call',
    registers: [0n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
