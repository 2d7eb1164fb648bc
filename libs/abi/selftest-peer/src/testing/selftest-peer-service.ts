// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:7100395b1d52a0c9

import type { ServiceShape } from '@abicus/wire/testing';
import { decodeArm, decodeArmReply, encodeArm, encodeArmReply } from '../ops/arm.ts';
import { decodeBoots, decodeBootsReply, encodeBoots, encodeBootsReply } from '../ops/boots.ts';
import { decodeCrash, decodeCrashReply, encodeCrash, encodeCrashReply } from '../ops/crash.ts';
import { decodeEnd, decodeEndReply, encodeEnd, encodeEndReply } from '../ops/end.ts';

/** The protocol of selftest-peer. */
export const SELFTEST_PEER_SERVICE = {
  name: 'selftest-peer',
  types: {},
  magic: 'PE',
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
  statuses: { OK: 0, MALFORMED: 1 },
  foreign: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
  unknownVersion: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
  unknownOpcode: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
  ops: {
    arm: {
      opcode: 1,
      handler: 'arm',
      checks: [],
      statuses: ['MALFORMED'],
      rejects: [],
      malformed: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
      versions: ['v1'],
    },
    end: {
      opcode: 2,
      handler: 'end',
      checks: [],
      statuses: ['MALFORMED'],
      rejects: [],
      malformed: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
      versions: ['v1'],
    },
    crash: {
      opcode: 3,
      handler: 'crash',
      checks: [],
      statuses: ['MALFORMED'],
      rejects: [],
      malformed: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
      versions: ['v1'],
    },
    boots: {
      opcode: 4,
      handler: 'boots',
      checks: [],
      statuses: ['MALFORMED'],
      rejects: [],
      malformed: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
      versions: ['v1'],
    },
  },
  events: {},
  frames: {
    'selftest-peer.arm.request': {
      kind: 'request',
      of: 'arm',
      fields: [['timers', 'u8']],
      encode: encodeArm,
      decode: decodeArm,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { timers: 0 },
          hex: '504501010000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: { timers: 255 },
          hex: '5045010104030201ff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { timers: 129 },
          hex: '504501010403020181',
        },
      ],
    },
    'selftest-peer.arm.reply': {
      kind: 'reply',
      of: 'arm',
      fields: [['armed', 'u8']],
      encode: encodeArmReply,
      decode: decodeArmReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { armed: 0 },
          hex: '50450181000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: { armed: 255 },
          hex: '504501810004030201ff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { armed: 129 },
          hex: '50450181000403020181',
        },
      ],
    },
    'selftest-peer.end.request': {
      kind: 'request',
      of: 'end',
      fields: [],
      encode: encodeEnd,
      decode: decodeEnd,
      vectors: [
        { what: 'each field at its first value', nonce: 0n, value: {}, hex: '5045010200000000' },
      ],
    },
    'selftest-peer.end.reply': {
      kind: 'reply',
      of: 'end',
      fields: [],
      encode: encodeEndReply,
      decode: decodeEndReply,
      vectors: [
        { what: 'each field at its first value', nonce: 0n, value: {}, hex: '504501820000000000' },
      ],
    },
    'selftest-peer.crash.request': {
      kind: 'request',
      of: 'crash',
      fields: [],
      encode: encodeCrash,
      decode: decodeCrash,
      vectors: [
        { what: 'each field at its first value', nonce: 0n, value: {}, hex: '5045010300000000' },
      ],
    },
    'selftest-peer.crash.reply': {
      kind: 'reply',
      of: 'crash',
      fields: [],
      encode: encodeCrashReply,
      decode: decodeCrashReply,
      vectors: [
        { what: 'each field at its first value', nonce: 0n, value: {}, hex: '504501830000000000' },
      ],
    },
    'selftest-peer.boots.request': {
      kind: 'request',
      of: 'boots',
      fields: [],
      encode: encodeBoots,
      decode: decodeBoots,
      vectors: [
        { what: 'each field at its first value', nonce: 0n, value: {}, hex: '5045010400000000' },
      ],
    },
    'selftest-peer.boots.reply': {
      kind: 'reply',
      of: 'boots',
      fields: [
        ['starts', 'u32'],
        ['grants', 'u32'],
      ],
      encode: encodeBootsReply,
      decode: decodeBootsReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { starts: 0, grants: 0 },
          hex: '5045018400000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: { starts: 0xffffffff, grants: 0xffffffff },
          hex: '504501840004030201ffffffffffffffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { starts: 0x81828384, grants: 0x81828384 },
          hex: '5045018400040302018483828184838281',
        },
      ],
    },
  },
} satisfies ServiceShape;
