// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5dfc86e3a3f8b9f4

import type { ServiceShape } from '@abicus/wire/testing';
import { decodeFiredEvent, encodeFiredEvent } from '../events.ts';
import { decodeCancel, decodeCancelReply, encodeCancel, encodeCancelReply } from '../ops/cancel.ts';
import {
  decodeRegister,
  decodeRegisterReply,
  encodeRegister,
  encodeRegisterReply,
} from '../ops/register.ts';
import { decodeRoom, decodeRoomReply, encodeRoom, encodeRoomReply } from '../ops/room.ts';
import {
  decodeSleepUntil,
  decodeSleepUntilReply,
  encodeSleepUntil,
  encodeSleepUntilReply,
} from '../ops/sleep-until.ts';
import { TYPES } from './types.ts';

/** The protocol of timed. */
export const TIMED_SERVICE = {
  name: 'timed',
  types: TYPES,
  magic: 'TM',
  versions: [
    {
      name: 'v1',
      number: 1,
      nonce: 'u32',
      headers: {
        request: ['magic', 'version', 'opcode', 'nonce'],
        reply: ['magic', 'version', 'opcode', 'status', 'nonce'],
        event: ['magic', 'version', 'opcode'],
      },
    },
  ],
  versioned: false,
  statuses: { OK: 0, INVALID_ARGS: 1, OVER_LIMIT: 2, NOT_FOUND: 3, MALFORMED: 4, INTERNAL: 5 },
  foreign: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
  unknownVersion: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
  unknownOpcode: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
  ops: {
    register: {
      opcode: 1,
      handler: 'register',
      checks: [{ name: 'qos', id: 'timed.register.qos', error: 'INVALID_ARGS' }],
      statuses: ['INVALID_ARGS', 'OVER_LIMIT', 'MALFORMED'],
      rejects: ['INVALID_ARGS', 'OVER_LIMIT'],
      malformed: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
      versions: ['v1'],
    },
    cancel: {
      opcode: 2,
      handler: 'cancel',
      checks: [{ name: 'timer', id: 'timed.cancel.timer', error: 'NOT_FOUND' }],
      statuses: ['NOT_FOUND', 'MALFORMED'],
      rejects: ['NOT_FOUND'],
      malformed: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
      versions: ['v1'],
    },
    sleepUntil: {
      opcode: 3,
      handler: 'sleepUntil',
      checks: [{ name: 'qos', id: 'timed.sleepUntil.qos', error: 'INVALID_ARGS' }],
      statuses: ['INVALID_ARGS', 'OVER_LIMIT', 'MALFORMED'],
      rejects: ['INVALID_ARGS', 'OVER_LIMIT'],
      malformed: { status: 'MALFORMED', form: 'full', opcode: 'own', nonce: 'echo' },
      versions: ['v1'],
    },
    room: {
      opcode: 32,
      handler: 'room',
      checks: [],
      statuses: ['MALFORMED'],
      rejects: [],
      malformed: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
      versions: ['v1'],
    },
  },
  events: { fired: 64 },
  frames: {
    'timed.register.request': {
      kind: 'request',
      of: 'register',
      fields: [
        ['qos', 'QosClass'],
        ['pad', { zero: 1 }],
        ['deadline', 'u64'],
      ],
      encode: encodeRegister,
      decode: decodeRegister,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { qos: 0, deadline: 0n },
          hex: '544d01010000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: { qos: 1, deadline: 0xffffffffffffffffn },
          hex: '544d0101040302010100ffffffffffffffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { qos: 2, deadline: 0x8182838485868788n },
          hex: '544d01010403020102008887868584838281',
        },
        {
          what: 'each field at value 4',
          nonce: 0x1020304n,
          value: { qos: 3, deadline: 0n },
          hex: '544d01010403020103000000000000000000',
        },
      ],
    },
    'timed.register.reply': {
      kind: 'reply',
      of: 'register',
      fields: [
        ['timer', 'TimerId'],
        ['coalesced', 'u64'],
      ],
      encode: encodeRegisterReply,
      decode: decodeRegisterReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { timer: 0, coalesced: 0n },
          hex: '544d01810000000000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: { timer: 0xffffffff, coalesced: 0xffffffffffffffffn },
          hex: '544d01810004030201ffffffffffffffffffffffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { timer: 0x81828384, coalesced: 0x8182838485868788n },
          hex: '544d01810004030201848382818887868584838281',
        },
      ],
    },
    'timed.cancel.request': {
      kind: 'request',
      of: 'cancel',
      fields: [['timer', 'TimerId']],
      encode: encodeCancel,
      decode: decodeCancel,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { timer: 0 },
          hex: '544d01020000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: { timer: 0xffffffff },
          hex: '544d010204030201ffffffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { timer: 0x81828384 },
          hex: '544d01020403020184838281',
        },
      ],
    },
    'timed.cancel.reply': {
      kind: 'reply',
      of: 'cancel',
      fields: [],
      encode: encodeCancelReply,
      decode: decodeCancelReply,
      vectors: [
        { what: 'each field at its first value', nonce: 0n, value: {}, hex: '544d01820000000000' },
      ],
    },
    'timed.sleepUntil.request': {
      kind: 'request',
      of: 'sleepUntil',
      fields: [
        ['qos', 'QosClass'],
        ['pad', { zero: 1 }],
        ['deadline', 'u64'],
      ],
      encode: encodeSleepUntil,
      decode: decodeSleepUntil,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { qos: 0, deadline: 0n },
          hex: '544d01030000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: { qos: 1, deadline: 0xffffffffffffffffn },
          hex: '544d0103040302010100ffffffffffffffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { qos: 2, deadline: 0x8182838485868788n },
          hex: '544d01030403020102008887868584838281',
        },
        {
          what: 'each field at value 4',
          nonce: 0x1020304n,
          value: { qos: 3, deadline: 0n },
          hex: '544d01030403020103000000000000000000',
        },
      ],
    },
    'timed.sleepUntil.reply': {
      kind: 'reply',
      of: 'sleepUntil',
      fields: [['wake', 'u64']],
      encode: encodeSleepUntilReply,
      decode: decodeSleepUntilReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { wake: 0n },
          hex: '544d018300000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: { wake: 0xffffffffffffffffn },
          hex: '544d01830004030201ffffffffffffffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { wake: 0x8182838485868788n },
          hex: '544d018300040302018887868584838281',
        },
      ],
    },
    'timed.room.request': {
      kind: 'request',
      of: 'room',
      fields: [],
      encode: encodeRoom,
      decode: decodeRoom,
      vectors: [
        { what: 'each field at its first value', nonce: 0n, value: {}, hex: '544d012000000000' },
      ],
    },
    'timed.room.reply': {
      kind: 'reply',
      of: 'room',
      fields: [['free', 'u32']],
      encode: encodeRoomReply,
      decode: decodeRoomReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { free: 0 },
          hex: '544d01a0000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: { free: 0xffffffff },
          hex: '544d01a00004030201ffffffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { free: 0x81828384 },
          hex: '544d01a0000403020184838281',
        },
      ],
    },
    'timed.event.fired': {
      kind: 'event',
      of: 'fired',
      fields: [
        ['timer', 'TimerId'],
        ['deadline', 'u64'],
        ['now', 'u64'],
      ],
      encode: encodeFiredEvent,
      decode: decodeFiredEvent,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { timer: 0, deadline: 0n, now: 0n },
          hex: '544d01c00000000000000000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: { timer: 0xffffffff, deadline: 0xffffffffffffffffn, now: 0xffffffffffffffffn },
          hex: '544d01c0ffffffffffffffffffffffffffffffffffffffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { timer: 0x81828384, deadline: 0x8182838485868788n, now: 0x8182838485868788n },
          hex: '544d01c08483828188878685848382818887868584838281',
        },
      ],
    },
  },
} satisfies ServiceShape;
