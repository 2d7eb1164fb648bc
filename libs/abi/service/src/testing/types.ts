// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:a61aac2b98539ec0

import type { Types } from '@abicus/wire/testing';
import { outcome } from '../types.ts';

/** The types by name. */
export const TYPES = {
  Outcome: {
    kind: 'enumeration',
    id: 'service.type.Outcome',
    wire: 'u8',
    make: outcome,
    closed: true,
    members: [
      ['Answered', 0],
      ['Rejected', 1],
      ['Malformed', 2],
      ['Denied', 3],
      ['Overload', 4],
      ['Later', 5],
      ['Gone', 6],
    ],
  },
  OwnCount: {
    kind: 'record',
    id: 'service.type.OwnCount',
    fields: [
      ['opcode', 'u8'],
      ['outcome', 'Outcome'],
      ['count', 'u64'],
    ],
  },
  ClientCount: {
    kind: 'record',
    id: 'service.type.ClientCount',
    fields: [
      ['client', 'u32'],
      ['opcode', 'u8'],
      ['outcome', 'Outcome'],
      ['count', 'u64'],
    ],
  },
} satisfies Types;
