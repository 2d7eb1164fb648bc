// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:09c61d61e7c98fbe

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `ipcEndpointCreate`, good and bad. */
export const IPC_ENDPOINT_CREATE_CASES: readonly DecodeCase[] = [
  {
    covers: ['ipcEndpointCreate'],
    what: 'a valid call',
    registers: [19n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
