// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5109d27e32450d09

import type { Types } from '@abicus/wire/testing';
import { qosClass, timerId } from '../types.ts';

/** The types by name. */
export const TYPES = {
  QosClass: {
    kind: 'enumeration',
    id: 'kernel.type.QosClass',
    error: 'EINVAL',
    wire: 'u8',
    make: qosClass,
    closed: true,
    members: [
      ['Idle', 0],
      ['Normal', 1],
      ['Interactive', 2],
      ['PerfBurst', 3],
    ],
  },
  TimerId: { kind: 'newtype', id: 'timed.type.TimerId', wire: 'u32', make: timerId },
} satisfies Types;
