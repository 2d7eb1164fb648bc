// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:739a8c0240484496

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `asCreate`, good and bad. */
export const AS_CREATE_CASES: readonly DecodeCase[] = [
  {
    covers: ['asCreate'],
    what: 'a valid call',
    registers: [9n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
