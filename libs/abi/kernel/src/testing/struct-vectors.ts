// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:26793cc06ae4269c

import {
  type BootstrapInfo,
  encodeBootstrapInfo,
  readBootstrapInfo,
  writeBootstrapInfo,
} from '../structs/bootstrap-info.ts';
import {
  type BootstrapMsg,
  encodeBootstrapMsg,
  readBootstrapMsg,
  writeBootstrapMsg,
} from '../structs/bootstrap-msg.ts';
import { type CapInfo, encodeCapInfo, readCapInfo, writeCapInfo } from '../structs/cap-info.ts';
import {
  type MsgHeader,
  encodeMsgHeader,
  readMsgHeader,
  writeMsgHeader,
} from '../structs/msg-header.ts';
import {
  type PeerGone,
  encodePeerGone,
  readPeerGone,
  writePeerGone,
} from '../structs/peer-gone.ts';
import {
  type RecvDesc,
  encodeRecvDesc,
  readRecvDesc,
  writeRecvDesc,
} from '../structs/recv-desc.ts';
import type { StructVectors } from './struct-shape.ts';

/** Golden vectors of structures. */
export const STRUCT_VECTORS: readonly StructVectors[] = [
  {
    id: 'kernel.type.MsgHeader',
    size: 16,
    encode: (value) => encodeMsgHeader(value as MsgHeader),
    write: (bytes, at, value) => writeMsgHeader(bytes, at, value as MsgHeader),
    read: readMsgHeader,
    vectors: [
      {
        what: 'each field at its first value',
        value: { src: 0, dst: 0, ty: 65280, flags: 0, len: 0 },
        hex: '000000000000000000ff000000000000',
      },
      {
        what: 'each at its second',
        value: { src: 0xffffffff, dst: 0xffffffff, ty: 0, flags: 1, len: 0xffffffff },
        hex: 'ffffffffffffffff00000100ffffffff',
      },
      {
        what: 'bytes that differ',
        value: { src: 0x81828384, dst: 0x81828384, ty: 65535, flags: 1, len: 0x81828384 },
        hex: '8483828184838281ffff010084838281',
      },
      {
        what: 'each field at value 4',
        value: { src: 0, dst: 0, ty: 33154, flags: 0, len: 0 },
        hex: '00000000000000008281000000000000',
      },
    ],
    refused: [],
  },
  {
    id: 'kernel.type.RecvDesc',
    size: 64,
    encode: (value) => encodeRecvDesc(value as RecvDesc),
    write: (bytes, at, value) => writeRecvDesc(bytes, at, value as RecvDesc),
    read: readRecvDesc,
    vectors: [
      {
        what: 'each field at its first value',
        value: {
          slot: 0,
          headerOut: 0,
          payloadOut: 0,
          payloadMax: 0,
          senderServiceIdOut: 0,
          flags: 0,
          deadline: 0n,
        },
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'each at its second',
        value: {
          slot: 0xffffffff,
          headerOut: 0x1fffffffffffff,
          payloadOut: 0x1fffffffffffff,
          payloadMax: 0x1fffffffffffff,
          senderServiceIdOut: 0x1fffffffffffff,
          flags: 1,
          deadline: 0xffffffffffffffffn,
        },
        hex: '3249584e01000000ffffffff00000000ffffffffffff1f00ffffffffffff1f00ffffffffffff1f00ffffffffffff1f000100000000000000ffffffffffffffff',
      },
      {
        what: 'bytes that differ',
        value: {
          slot: 0x81828384,
          headerOut: 0x123456789abcde,
          payloadOut: 0x123456789abcde,
          payloadMax: 0x123456789abcde,
          senderServiceIdOut: 0x123456789abcde,
          flags: 2,
          deadline: 0x8182838485868788n,
        },
        hex: '3249584e010000008483828100000000debc9a7856341200debc9a7856341200debc9a7856341200debc9a785634120002000000000000008887868584838281',
      },
      {
        what: 'each field at value 4',
        value: {
          slot: 0,
          headerOut: 0,
          payloadOut: 0,
          payloadMax: 0,
          senderServiceIdOut: 0,
          flags: 3,
          deadline: 0n,
        },
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000003000000000000000000000000000000',
      },
    ],
    refused: [
      {
        what: 'magic: 1314408755 instead of 1314408754',
        hex: '3349584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'magic: 0 instead of 1314408754',
        hex: '00000000010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'version: 2 instead of 1',
        hex: '3249584e020000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'version: 0 instead of 1',
        hex: '3249584e000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'pad: byte 0 of the padding is not zero',
        hex: '3249584e010000000000000001000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'pad: byte 3 of the padding is not zero',
        hex: '3249584e010000000000000000000001000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'headerOut: more than 53 bits',
        hex: '3249584e010000000000000000000000000000000000200000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'headerOut: more than 53 bits, the low ones zero',
        hex: '3249584e010000000000000000000000000000000000008000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'headerOut: all bits',
        hex: '3249584e010000000000000000000000ffffffffffffffff00000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'payloadOut: more than 53 bits',
        hex: '3249584e010000000000000000000000000000000000000000000000000020000000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'payloadOut: more than 53 bits, the low ones zero',
        hex: '3249584e010000000000000000000000000000000000000000000000000000800000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'payloadOut: all bits',
        hex: '3249584e0100000000000000000000000000000000000000ffffffffffffffff0000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'payloadMax: more than 53 bits',
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000002000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'payloadMax: more than 53 bits, the low ones zero',
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000080000000000000000000000000000000000000000000000000',
      },
      {
        what: 'payloadMax: all bits',
        hex: '3249584e01000000000000000000000000000000000000000000000000000000ffffffffffffffff000000000000000000000000000000000000000000000000',
      },
      {
        what: 'senderServiceIdOut: more than 53 bits',
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000200000000000000000000000000000000000',
      },
      {
        what: 'senderServiceIdOut: more than 53 bits, the low ones zero',
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000008000000000000000000000000000000000',
      },
      {
        what: 'senderServiceIdOut: all bits',
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000ffffffffffffffff00000000000000000000000000000000',
      },
      {
        what: 'flags: the unknown bit 0x4',
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000004000000000000000000000000000000',
      },
      {
        what: 'flags: the unknown bit 0x80000000',
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000080000000000000000000000000',
      },
      {
        what: 'pad2: byte 0 of the padding is not zero',
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000010000000000000000000000',
      },
      {
        what: 'pad2: byte 3 of the padding is not zero',
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000010000000000000000',
      },
    ],
  },
  {
    id: 'kernel.type.CapInfo',
    size: 24,
    encode: (value) => encodeCapInfo(value as CapInfo),
    write: (bytes, at, value) => writeCapInfo(bytes, at, value as CapInfo),
    read: readCapInfo,
    vectors: [
      {
        what: 'each field at its first value',
        value: { capKind: 1, base: 0n, length: 0n },
        hex: '010000000000000000000000000000000000000000000000',
      },
      {
        what: 'each at its second',
        value: { capKind: 2, base: 0xffffffffffffffffn, length: 0xffffffffffffffffn },
        hex: '0200000000000000ffffffffffffffffffffffffffffffff',
      },
      {
        what: 'bytes that differ',
        value: { capKind: 1, base: 0x8182838485868788n, length: 0x8182838485868788n },
        hex: '010000000000000088878685848382818887868584838281',
      },
    ],
    refused: [
      {
        what: 'capKind: 0, which is no member',
        hex: '000000000000000000000000000000000000000000000000',
      },
      {
        what: 'capKind: 3, which is no member',
        hex: '030000000000000000000000000000000000000000000000',
      },
      {
        what: 'capKind: 4294967295, which is no member',
        hex: 'ffffffff0000000000000000000000000000000000000000',
      },
      {
        what: 'reserved: byte 0 of the padding is not zero',
        hex: '010000000100000000000000000000000000000000000000',
      },
      {
        what: 'reserved: byte 3 of the padding is not zero',
        hex: '010000000000000100000000000000000000000000000000',
      },
    ],
  },
  {
    id: 'kernel.type.BootstrapInfo',
    size: 32,
    encode: (value) => encodeBootstrapInfo(value as BootstrapInfo),
    write: (bytes, at, value) => writeBootstrapInfo(bytes, at, value as BootstrapInfo),
    read: readBootstrapInfo,
    vectors: [
      {
        what: 'each field at its first value',
        value: { namePtr: 0, nameLength: 0, serviceId: 0n },
        hex: '0200000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'each at its second',
        value: {
          namePtr: 0x1fffffffffffff,
          nameLength: 0xffffffff,
          serviceId: 0xffffffffffffffffn,
        },
        hex: '0200000000000000ffffffffffff1f00ffffffff00000000ffffffffffffffff',
      },
      {
        what: 'bytes that differ',
        value: {
          namePtr: 0x123456789abcde,
          nameLength: 0x81828384,
          serviceId: 0x8182838485868788n,
        },
        hex: '0200000000000000debc9a785634120084838281000000008887868584838281',
      },
    ],
    refused: [
      {
        what: 'version: 3 instead of 2',
        hex: '0300000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'version: 0 instead of 2',
        hex: '0000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'reserved: byte 0 of the padding is not zero',
        hex: '0200000001000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'reserved: byte 3 of the padding is not zero',
        hex: '0200000000000001000000000000000000000000000000000000000000000000',
      },
      {
        what: 'namePtr: more than 53 bits',
        hex: '0200000000000000000000000000200000000000000000000000000000000000',
      },
      {
        what: 'namePtr: more than 53 bits, the low ones zero',
        hex: '0200000000000000000000000000008000000000000000000000000000000000',
      },
      {
        what: 'namePtr: all bits',
        hex: '0200000000000000ffffffffffffffff00000000000000000000000000000000',
      },
      {
        what: 'reserved2: byte 0 of the padding is not zero',
        hex: '0200000000000000000000000000000000000000010000000000000000000000',
      },
      {
        what: 'reserved2: byte 3 of the padding is not zero',
        hex: '0200000000000000000000000000000000000000000000010000000000000000',
      },
    ],
  },
  {
    id: 'kernel.type.BootstrapMsg',
    size: 32,
    encode: (value) => encodeBootstrapMsg(value as BootstrapMsg),
    write: (bytes, at, value) => writeBootstrapMsg(bytes, at, value as BootstrapMsg),
    read: readBootstrapMsg,
    vectors: [
      {
        what: 'each field at its first value',
        value: { argc: 0, argv: 0, env: 0, capSeedEndpoint: 0, flags: 0 },
        hex: '0000000000000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'each at its second',
        value: {
          argc: 0xffffffff,
          argv: 0x1fffffffffffff,
          env: 0x1fffffffffffff,
          capSeedEndpoint: 0xffffffff,
          flags: 0xffffffff,
        },
        hex: 'ffffffff00000000ffffffffffff1f00ffffffffffff1f00ffffffffffffffff',
      },
      {
        what: 'bytes that differ',
        value: {
          argc: 0x81828384,
          argv: 0x123456789abcde,
          env: 0x123456789abcde,
          capSeedEndpoint: 0x81828384,
          flags: 0x81828384,
        },
        hex: '8483828100000000debc9a7856341200debc9a78563412008483828184838281',
      },
    ],
    refused: [
      {
        what: 'pad: byte 0 of the padding is not zero',
        hex: '0000000001000000000000000000000000000000000000000000000000000000',
      },
      {
        what: 'pad: byte 3 of the padding is not zero',
        hex: '0000000000000001000000000000000000000000000000000000000000000000',
      },
      {
        what: 'argv: more than 53 bits',
        hex: '0000000000000000000000000000200000000000000000000000000000000000',
      },
      {
        what: 'argv: more than 53 bits, the low ones zero',
        hex: '0000000000000000000000000000008000000000000000000000000000000000',
      },
      {
        what: 'argv: all bits',
        hex: '0000000000000000ffffffffffffffff00000000000000000000000000000000',
      },
      {
        what: 'env: more than 53 bits',
        hex: '0000000000000000000000000000000000000000000020000000000000000000',
      },
      {
        what: 'env: more than 53 bits, the low ones zero',
        hex: '0000000000000000000000000000000000000000000000800000000000000000',
      },
      {
        what: 'env: all bits',
        hex: '00000000000000000000000000000000ffffffffffffffff0000000000000000',
      },
    ],
  },
  {
    id: 'kernel.type.PeerGone',
    size: 16,
    encode: (value) => encodePeerGone(value as PeerGone),
    write: (bytes, at, value) => writePeerGone(bytes, at, value as PeerGone),
    read: readPeerGone,
    vectors: [
      {
        what: 'each field at its first value',
        value: { side: 1, slot: 0, cookie: 0n },
        hex: '01000000000000000000000000000000',
      },
      {
        what: 'each at its second',
        value: { side: 2, slot: 0xffffffff, cookie: 0xffffffffffffffffn },
        hex: '02000000ffffffffffffffffffffffff',
      },
      {
        what: 'bytes that differ',
        value: { side: 1, slot: 0x81828384, cookie: 0x8182838485868788n },
        hex: '01000000848382818887868584838281',
      },
    ],
    refused: [
      { what: 'side: 0, which is no member', hex: '00000000000000000000000000000000' },
      { what: 'side: 3, which is no member', hex: '03000000000000000000000000000000' },
      { what: 'side: 4294967295, which is no member', hex: 'ffffffff000000000000000000000000' },
    ],
  },
];
