// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:1f115c68e5acf3bb

import type { ServiceShape } from '@abicus/wire/testing';
import { decodeAll, decodeAllReply, encodeAll, encodeAllReply } from '../ops/all.ts';
import {
  decodeIncidents,
  decodeIncidentsReply,
  encodeIncidents,
  encodeIncidentsReply,
} from '../ops/incidents.ts';
import { decodeOwn, decodeOwnReply, encodeOwn, encodeOwnReply } from '../ops/own.ts';
import { TYPES } from './types.ts';

/** The protocol of stats. */
export const STATS_SERVICE = {
  name: 'stats',
  types: TYPES,
  magic: 'ST',
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
  statuses: { OK: 0, MALFORMED: 1, DENIED: 2 },
  foreign: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
  unknownVersion: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
  unknownOpcode: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
  denied: 'DENIED',
  ops: {
    own: {
      opcode: 1,
      handler: 'own',
      checks: [],
      statuses: ['MALFORMED'],
      rejects: [],
      malformed: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
      versions: ['v1'],
    },
    all: {
      opcode: 2,
      handler: 'all',
      checks: [],
      statuses: ['MALFORMED', 'DENIED'],
      rejects: [],
      malformed: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
      versions: ['v1'],
    },
    incidents: {
      opcode: 3,
      handler: 'incidents',
      checks: [],
      statuses: ['MALFORMED', 'DENIED'],
      rejects: [],
      malformed: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
      versions: ['v1'],
    },
  },
  events: {},
  frames: {
    'stats.own.request': {
      kind: 'request',
      of: 'own',
      fields: [['from', 'u16']],
      encode: encodeOwn,
      decode: decodeOwn,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { from: 0 },
          hex: '53540101000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: { from: 65535 },
          hex: '5354010104030201ffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { from: 33154 },
          hex: '53540101040302018281',
        },
      ],
    },
    'stats.own.reply': {
      kind: 'reply',
      of: 'own',
      fields: [
        ['left', 'u16'],
        ['counts', { list: 'u8', min: 0, max: 64, of: 'OwnCount' }],
      ],
      encode: encodeOwnReply,
      decode: decodeOwnReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { left: 0, counts: [] },
          hex: '535401810000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: {
            left: 65535,
            counts: [
              { opcode: 0, outcome: 0, count: 0n },
              { opcode: 255, outcome: 1, count: 0xffffffffffffffffn },
              { opcode: 129, outcome: 2, count: 0x8182838485868788n },
              { opcode: 0, outcome: 3, count: 0n },
              { opcode: 255, outcome: 4, count: 0xffffffffffffffffn },
              { opcode: 129, outcome: 5, count: 0x8182838485868788n },
              { opcode: 0, outcome: 6, count: 0n },
            ],
          },
          hex: '535401810004030201ffff0700000000000000000000ff01ffffffffffffffff8102888786858483828100030000000000000000ff04ffffffffffffffff8105888786858483828100060000000000000000',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { left: 33154, counts: [] },
          hex: '535401810004030201828100',
        },
      ],
    },
    'stats.all.request': {
      kind: 'request',
      of: 'all',
      fields: [['from', 'u16']],
      encode: encodeAll,
      decode: decodeAll,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { from: 0 },
          hex: '53540102000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: { from: 65535 },
          hex: '5354010204030201ffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { from: 33154 },
          hex: '53540102040302018281',
        },
      ],
    },
    'stats.all.reply': {
      kind: 'reply',
      of: 'all',
      fields: [
        ['left', 'u16'],
        ['counts', { list: 'u8', min: 0, max: 64, of: 'ClientCount' }],
      ],
      encode: encodeAllReply,
      decode: decodeAllReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: { left: 0, counts: [] },
          hex: '535401820000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: {
            left: 65535,
            counts: [
              { client: 0, opcode: 0, outcome: 0, count: 0n },
              { client: 0xffffffff, opcode: 255, outcome: 1, count: 0xffffffffffffffffn },
              { client: 0x81828384, opcode: 129, outcome: 2, count: 0x8182838485868788n },
              { client: 0, opcode: 0, outcome: 3, count: 0n },
              { client: 0xffffffff, opcode: 255, outcome: 4, count: 0xffffffffffffffffn },
              { client: 0x81828384, opcode: 129, outcome: 5, count: 0x8182838485868788n },
              { client: 0, opcode: 0, outcome: 6, count: 0n },
            ],
          },
          hex: '535401820004030201ffff070000000000000000000000000000ffffffffff01ffffffffffffffff84838281810288878685848382810000000000030000000000000000ffffffffff04ffffffffffffffff84838281810588878685848382810000000000060000000000000000',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: { left: 33154, counts: [] },
          hex: '535401820004030201828100',
        },
      ],
    },
    'stats.incidents.request': {
      kind: 'request',
      of: 'incidents',
      fields: [],
      encode: encodeIncidents,
      decode: decodeIncidents,
      vectors: [
        { what: 'each field at its first value', nonce: 0n, value: {}, hex: '5354010300000000' },
      ],
    },
    'stats.incidents.reply': {
      kind: 'reply',
      of: 'incidents',
      fields: [
        ['starts', 'u64'],
        ['death', 'u64'],
        ['strayMessage', 'u64'],
        ['forgedNotice', 'u64'],
        ['staleNotice', 'u64'],
        ['strayReply', 'u64'],
        ['strayCapability', 'u64'],
        ['secondAnswer', 'u64'],
        ['strayDrop', 'u64'],
        ['receiveError', 'u64'],
        ['statsRequest', 'u64'],
      ],
      encode: encodeIncidentsReply,
      decode: decodeIncidentsReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          value: {
            starts: 0n,
            death: 0n,
            strayMessage: 0n,
            forgedNotice: 0n,
            staleNotice: 0n,
            strayReply: 0n,
            strayCapability: 0n,
            secondAnswer: 0n,
            strayDrop: 0n,
            receiveError: 0n,
            statsRequest: 0n,
          },
          hex: '53540183000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          value: {
            starts: 0xffffffffffffffffn,
            death: 0xffffffffffffffffn,
            strayMessage: 0xffffffffffffffffn,
            forgedNotice: 0xffffffffffffffffn,
            staleNotice: 0xffffffffffffffffn,
            strayReply: 0xffffffffffffffffn,
            strayCapability: 0xffffffffffffffffn,
            secondAnswer: 0xffffffffffffffffn,
            strayDrop: 0xffffffffffffffffn,
            receiveError: 0xffffffffffffffffn,
            statsRequest: 0xffffffffffffffffn,
          },
          hex: '535401830004030201ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          value: {
            starts: 0x8182838485868788n,
            death: 0x8182838485868788n,
            strayMessage: 0x8182838485868788n,
            forgedNotice: 0x8182838485868788n,
            staleNotice: 0x8182838485868788n,
            strayReply: 0x8182838485868788n,
            strayCapability: 0x8182838485868788n,
            secondAnswer: 0x8182838485868788n,
            strayDrop: 0x8182838485868788n,
            receiveError: 0x8182838485868788n,
            statsRequest: 0x8182838485868788n,
          },
          hex: '53540183000403020188878685848382818887868584838281888786858483828188878685848382818887868584838281888786858483828188878685848382818887868584838281888786858483828188878685848382818887868584838281',
        },
      ],
    },
  },
} satisfies ServiceShape;
