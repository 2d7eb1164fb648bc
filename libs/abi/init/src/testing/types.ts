// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:851be302fa60c796

import type { Types } from '@abicus/wire/testing';
import { encodeStart, isStart, readStart, writeStart } from '../structs/start.ts';

/** The types by name. */
export const TYPES = {
  Start: {
    kind: 'struct',
    id: 'init.type.Start',
    size: 16,
    fields: [
      ['magic', { constant: 0x54525453, wire: 'u32' }],
      ['grants', 'u32'],
      ['starts', 'u32'],
      ['reserved', { zero: 4 }],
    ],
    encode: encodeStart,
    is: isStart,
    write: writeStart,
    read: readStart,
    vectors: [
      {
        what: 'each field at its first value',
        value: { grants: 0, starts: 0 },
        hex: '53545254000000000000000000000000',
      },
      {
        what: 'each at its second',
        value: { grants: 0xffffffff, starts: 0xffffffff },
        hex: '53545254ffffffffffffffff00000000',
      },
      {
        what: 'bytes that differ',
        value: { grants: 0x81828384, starts: 0x81828384 },
        hex: '53545254848382818483828100000000',
      },
    ],
  },
  AllowedRoute: {
    kind: 'record',
    id: 'init.type.AllowedRoute',
    fields: [
      ['requester', 'u64'],
      ['target', 'u64'],
    ],
  },
} satisfies Types;
