// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:04629eb771baf30c

import {
  type BootstrapInfo,
  encodeBootstrapInfo,
  readBootstrapInfo,
} from '../structs/bootstrap-info.ts';
import {
  type BootstrapMsg,
  encodeBootstrapMsg,
  readBootstrapMsg,
} from '../structs/bootstrap-msg.ts';
import { type CapInfo, encodeCapInfo, readCapInfo } from '../structs/cap-info.ts';
import { type MsgHeader, encodeMsgHeader, readMsgHeader } from '../structs/msg-header.ts';
import { type PeerGone, encodePeerGone, readPeerGone } from '../structs/peer-gone.ts';
import { type RecvDesc, encodeRecvDesc, readRecvDesc } from '../structs/recv-desc.ts';
import type { StructVectors } from './struct-shape.ts';

/** Golden vectors of structures. */
export const STRUCT_VECTORS: readonly StructVectors[] = [
  {
    id: 'kernel.type.MsgHeader',
    size: 16,
    encode: (value) => encodeMsgHeader(value as MsgHeader),
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
  },
  {
    id: 'kernel.type.RecvDesc',
    size: 64,
    encode: (value) => encodeRecvDesc(value as RecvDesc),
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
  },
  {
    id: 'kernel.type.CapInfo',
    size: 24,
    encode: (value) => encodeCapInfo(value as CapInfo),
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
  },
  {
    id: 'kernel.type.BootstrapInfo',
    size: 32,
    encode: (value) => encodeBootstrapInfo(value as BootstrapInfo),
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
  },
  {
    id: 'kernel.type.BootstrapMsg',
    size: 32,
    encode: (value) => encodeBootstrapMsg(value as BootstrapMsg),
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
  },
  {
    id: 'kernel.type.PeerGone',
    size: 16,
    encode: (value) => encodePeerGone(value as PeerGone),
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
  },
];
