// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:c22e0b0fd31c307e

import { qosClass, timerId } from '../types.ts';
import type { TypeCase } from './type-case.ts';

/** Values at and around the edges of all named integers. */
export const TYPE_CASES: readonly TypeCase[] = [
  {
    id: 'kernel.type.QosClass',
    error: 'EINVAL',
    make: qosClass,
    taken: [0, 1, 2, 3],
    refused: [4, 255, 256, -1, 0.5, Number.NaN],
  },
  {
    id: 'timed.type.TimerId',
    error: 'EINVAL',
    make: timerId,
    taken: [0, 4294967295],
    refused: [4294967296, -1, 0.5, Number.NaN],
  },
];
