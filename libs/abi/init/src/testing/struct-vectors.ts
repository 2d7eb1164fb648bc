// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:bf5ff4050c7af73b

import { type Start, encodeStart, readStart } from '../structs/start.ts';
import type { StructVectors } from './struct-shape.ts';

/** Golden vectors of structures. */
export const STRUCT_VECTORS: readonly StructVectors[] = [
  {
    id: 'init.type.Start',
    size: 16,
    encode: (value) => encodeStart(value as Start),
    read: readStart,
    vectors: [
      {
        what: 'each field at its first value',
        value: { grants: 0 },
        hex: '53545254000000000000000000000000',
      },
      {
        what: 'each at its second',
        value: { grants: 0xffffffff },
        hex: '53545254ffffffff0000000000000000',
      },
      {
        what: 'bytes that differ',
        value: { grants: 0x81828384 },
        hex: '53545254848382810000000000000000',
      },
    ],
  },
];
