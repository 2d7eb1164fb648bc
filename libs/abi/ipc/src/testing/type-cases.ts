// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:23f9878088f9618b

import { nonce32, nonce64 } from '../types.ts';
import type { TypeCase } from './type-case.ts';

/** Values at and around the edges of all named integers. */
export const TYPE_CASES: readonly TypeCase[] = [
  {
    id: 'ipc.type.Nonce32',
    error: 'EINVAL',
    make: nonce32,
    taken: [0, 4294967295],
    refused: [4294967296, -1, 0.5, Number.NaN],
  },
  {
    id: 'ipc.type.Nonce64',
    error: 'EINVAL',
    make: nonce64,
    taken: [0n, 18446744073709551615n],
    refused: [-1n, 0x1_0000_0000_0000_0000n],
  },
];
