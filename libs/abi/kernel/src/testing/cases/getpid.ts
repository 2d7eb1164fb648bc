// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:694b9656c255ad1a

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `getpid`, good and bad. */
export const GETPID_CASES: readonly DecodeCase[] = [
  {
    covers: ['getpid'],
    what: 'a valid call',
    registers: [25n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
