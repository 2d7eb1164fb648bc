// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:a80ba25406df45e3

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `spawnLastError`, good and bad. */
export const SPAWN_LAST_ERROR_CASES: readonly DecodeCase[] = [
  {
    covers: ['spawnLastError'],
    what: 'a valid call',
    registers: [29n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
