// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:741e626fad72366e

import { type Start, encodeStart, readStart, writeStart } from '../structs/start.ts';
import type { StructVectors } from './struct-shape.ts';

/** Golden vectors of structures. */
export const STRUCT_VECTORS: readonly StructVectors[] = [
  {
    id: 'init.type.Start',
    size: 16,
    encode: (value) => encodeStart(value as Start),
    write: (bytes, at, value) => writeStart(bytes, at, value as Start),
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
    refused: [
      { what: 'magic: 1414681684 instead of 1414681683', hex: '54545254000000000000000000000000' },
      { what: 'magic: 0 instead of 1414681683', hex: '00000000000000000000000000000000' },
      {
        what: 'reserved: byte 0 of the padding is not zero',
        hex: '53545254000000000100000000000000',
      },
      {
        what: 'reserved: byte 7 of the padding is not zero',
        hex: '53545254000000000000000000000001',
      },
    ],
  },
];
