// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:20657377cc40f599

import type { FrameVectors } from './frame-shape.ts';

/** Golden vectors of frames. */
export const FRAME_VECTORS: readonly FrameVectors[] = [
  {
    id: 'timed.register',
    codec: 'timed.register.request',
    vectors: [
      {
        what: 'each field at its first value',
        nonce: 0n,
        value: { qos: 0, deadline: 0n },
        hex: '544d01010000000000000000000000000000',
      },
      {
        what: 'each at its second',
        nonce: 16909060n,
        value: { qos: 1, deadline: 0xffffffffffffffffn },
        hex: '544d0101040302010100ffffffffffffffff',
      },
      {
        what: 'bytes that differ',
        nonce: 16909060n,
        value: { qos: 2, deadline: 0x8182838485868788n },
        hex: '544d01010403020102008887868584838281',
      },
      {
        what: 'each field at value 4',
        nonce: 16909060n,
        value: { qos: 3, deadline: 0n },
        hex: '544d01010403020103000000000000000000',
      },
    ],
  },
  {
    id: 'timed.register',
    codec: 'timed.register.reply',
    vectors: [
      {
        what: 'each field at its first value',
        nonce: 0n,
        value: { timer: 0, coalesced: 0n },
        hex: '544d01810000000000000000000000000000000000',
      },
      {
        what: 'each at its second',
        nonce: 16909060n,
        value: { timer: 0xffffffff, coalesced: 0xffffffffffffffffn },
        hex: '544d01810004030201ffffffffffffffffffffffff',
      },
      {
        what: 'bytes that differ',
        nonce: 16909060n,
        value: { timer: 0x81828384, coalesced: 0x8182838485868788n },
        hex: '544d01810004030201848382818887868584838281',
      },
    ],
  },
  {
    id: 'timed.cancel',
    codec: 'timed.cancel.request',
    vectors: [
      {
        what: 'each field at its first value',
        nonce: 0n,
        value: { timer: 0 },
        hex: '544d01020000000000000000',
      },
      {
        what: 'each at its second',
        nonce: 16909060n,
        value: { timer: 0xffffffff },
        hex: '544d010204030201ffffffff',
      },
      {
        what: 'bytes that differ',
        nonce: 16909060n,
        value: { timer: 0x81828384 },
        hex: '544d01020403020184838281',
      },
    ],
  },
  {
    id: 'timed.cancel',
    codec: 'timed.cancel.reply',
    vectors: [
      { what: 'each field at its first value', nonce: 0n, value: {}, hex: '544d01820000000000' },
    ],
  },
  {
    id: 'timed.sleepUntil',
    codec: 'timed.sleepUntil.request',
    vectors: [
      {
        what: 'each field at its first value',
        nonce: 0n,
        value: { qos: 0, deadline: 0n },
        hex: '544d01030000000000000000000000000000',
      },
      {
        what: 'each at its second',
        nonce: 16909060n,
        value: { qos: 1, deadline: 0xffffffffffffffffn },
        hex: '544d0103040302010100ffffffffffffffff',
      },
      {
        what: 'bytes that differ',
        nonce: 16909060n,
        value: { qos: 2, deadline: 0x8182838485868788n },
        hex: '544d01030403020102008887868584838281',
      },
      {
        what: 'each field at value 4',
        nonce: 16909060n,
        value: { qos: 3, deadline: 0n },
        hex: '544d01030403020103000000000000000000',
      },
    ],
  },
  {
    id: 'timed.sleepUntil',
    codec: 'timed.sleepUntil.reply',
    vectors: [
      {
        what: 'each field at its first value',
        nonce: 0n,
        value: { wake: 0n },
        hex: '544d018300000000000000000000000000',
      },
      {
        what: 'each at its second',
        nonce: 16909060n,
        value: { wake: 0xffffffffffffffffn },
        hex: '544d01830004030201ffffffffffffffff',
      },
      {
        what: 'bytes that differ',
        nonce: 16909060n,
        value: { wake: 0x8182838485868788n },
        hex: '544d018300040302018887868584838281',
      },
    ],
  },
  {
    id: 'timed.room',
    codec: 'timed.room.request',
    vectors: [
      { what: 'each field at its first value', nonce: 0n, value: {}, hex: '544d012000000000' },
    ],
  },
  {
    id: 'timed.room',
    codec: 'timed.room.reply',
    vectors: [
      {
        what: 'each field at its first value',
        nonce: 0n,
        value: { free: 0 },
        hex: '544d01a0000000000000000000',
      },
      {
        what: 'each at its second',
        nonce: 16909060n,
        value: { free: 0xffffffff },
        hex: '544d01a00004030201ffffffff',
      },
      {
        what: 'bytes that differ',
        nonce: 16909060n,
        value: { free: 0x81828384 },
        hex: '544d01a0000403020184838281',
      },
    ],
  },
  {
    id: 'timed.event.fired',
    codec: 'timed.event.fired',
    vectors: [
      {
        what: 'each field at its first value',
        nonce: 0n,
        value: { timer: 0, deadline: 0n, now: 0n },
        hex: '544d01c00000000000000000000000000000000000000000',
      },
      {
        what: 'each at its second',
        nonce: 16909060n,
        value: { timer: 0xffffffff, deadline: 0xffffffffffffffffn, now: 0xffffffffffffffffn },
        hex: '544d01c0ffffffffffffffffffffffffffffffffffffffff',
      },
      {
        what: 'bytes that differ',
        nonce: 16909060n,
        value: { timer: 0x81828384, deadline: 0x8182838485868788n, now: 0x8182838485868788n },
        hex: '544d01c08483828188878685848382818887868584838281',
      },
    ],
  },
];
