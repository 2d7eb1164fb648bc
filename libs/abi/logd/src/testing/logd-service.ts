// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5e1f342c17995645

import type { ServiceShape } from '@abicus/wire/testing';
import { decodeAppend, decodeAppendReply, encodeAppend, encodeAppendReply } from '../ops/append.ts';
import { decodeQuery, decodeQueryReply, encodeQuery, encodeQueryReply } from '../ops/query.ts';
import { decodeStats, decodeStatsReply, encodeStats, encodeStatsReply } from '../ops/stats.ts';
import { TYPES } from './types.ts';

/** The protocol of logd. */
export const LOGD_SERVICE = {
  name: 'logd',
  types: TYPES,
  magic: 'LO',
  versions: [
    {
      name: 'v1',
      number: 1,
      headers: {
        request: ['magic', 'version', 'opcode'],
        reply: ['magic', 'version', 'opcode', 'status'],
        event: ['magic', 'version', 'opcode'],
      },
    },
    {
      name: 'v2',
      number: 2,
      nonce: 'u64',
      headers: {
        request: ['magic', 'version', 'opcode', 'nonce'],
        reply: ['magic', 'version', 'opcode', 'status', 'nonce'],
        event: ['magic', 'version', 'opcode'],
      },
    },
  ],
  versioned: true,
  statuses: {
    OK: 0,
    MALFORMED: 1,
    UNSUPPORTED: 2,
    TOO_LARGE: 3,
    INVALID_ARGS: 4,
    OVER_LIMIT: 5,
    RATE_LIMITED: 6,
  },
  foreign: {
    status: 'MALFORMED',
    form: 'full',
    as: 'stats',
    opcode: 'own',
    version: 'v1',
    nonce: 'echo',
  },
  unknownVersion: {
    status: 'UNSUPPORTED',
    form: 'full',
    as: 'stats',
    opcode: 'own',
    version: 'v1',
    nonce: 'echo',
  },
  unknownOpcode: { status: 'UNSUPPORTED', form: 'full', as: 'stats', opcode: 'own', nonce: 'echo' },
  ops: {
    append: {
      opcode: 1,
      handler: 'append',
      checks: [],
      statuses: ['INVALID_ARGS', 'RATE_LIMITED'],
      rejects: ['INVALID_ARGS', 'RATE_LIMITED'],
      malformed: { status: 'INVALID_ARGS', form: 'full', opcode: 'own', nonce: 'echo' },
      versions: ['v1', 'v2'],
    },
    query: {
      opcode: 2,
      handler: 'query',
      checks: [],
      statuses: ['MALFORMED'],
      rejects: [],
      malformed: { status: 'MALFORMED', form: 'full', opcode: 'own', nonce: 'echo' },
      versions: ['v1', 'v2'],
    },
    stats: {
      opcode: 3,
      handler: 'stats',
      checks: [],
      statuses: ['MALFORMED'],
      rejects: [],
      malformed: { status: 'MALFORMED', form: 'full', opcode: 'own', nonce: 'echo' },
      versions: ['v1', 'v2'],
    },
  },
  events: {},
  frames: {
    'logd.append.request': {
      kind: 'request',
      of: 'append',
      fields: [
        ['level', 'LogLevel'],
        ['scopeLength', { length: 'u8', of: 'scope' }],
        ['messageLength', { length: 'u16', of: 'message' }],
        ['fieldsLength', { length: 'u16', of: 'fields' }],
        ['scope', { text: 'ahead', min: 0, max: 64 }],
        ['message', { text: 'ahead', min: 0, max: 256 }],
        ['fields', { text: 'ahead', min: 0, max: 512 }],
      ],
      encode: encodeAppend,
      decode: decodeAppend,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v2',
          value: { level: 0, scope: '', message: '', fields: '' },
          hex: '4c4f02010000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          version: 'v2',
          value: {
            level: 1,
            scope: 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
            message:
              'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
            fields:
              'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
          },
          hex: '4c4f020104030201000000000140000100027a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          version: 'v2',
          value: { level: 2, scope: 'é€😀', message: 'é€😀', fields: 'é€😀' },
          hex: '4c4f02010403020100000000020909000900c3a9e282acf09f9880c3a9e282acf09f9880c3a9e282acf09f9880',
        },
        {
          what: 'each field at value 4',
          nonce: 0x1020304n,
          version: 'v2',
          value: { level: 3, scope: '', message: '', fields: '' },
          hex: '4c4f02010403020100000000030000000000',
        },
        {
          what: 'each field at value 5',
          nonce: 0x1020304n,
          version: 'v2',
          value: {
            level: 4,
            scope: 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
            message:
              'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
            fields:
              'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
          },
          hex: '4c4f020104030201000000000440000100027a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a',
        },
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v1',
          value: { level: 0, scope: '', message: '', fields: '' },
          hex: '4c4f0101000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0n,
          version: 'v1',
          value: {
            level: 1,
            scope: 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
            message:
              'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
            fields:
              'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
          },
          hex: '4c4f01010140000100027a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a',
        },
      ],
    },
    'logd.append.reply': {
      kind: 'reply',
      of: 'append',
      fields: [
        ['record', 'u64'],
        ['dropped', 'u64'],
      ],
      encode: encodeAppendReply,
      decode: decodeAppendReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v2',
          value: { record: 0n, dropped: 0n },
          hex: '4c4f028100000000000000000000000000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          version: 'v2',
          value: { record: 0xffffffffffffffffn, dropped: 0xffffffffffffffffn },
          hex: '4c4f0281000403020100000000ffffffffffffffffffffffffffffffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          version: 'v2',
          value: { record: 0x8182838485868788n, dropped: 0x8182838485868788n },
          hex: '4c4f028100040302010000000088878685848382818887868584838281',
        },
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v1',
          value: { record: 0n, dropped: 0n },
          hex: '4c4f01810000000000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0n,
          version: 'v1',
          value: { record: 0xffffffffffffffffn, dropped: 0xffffffffffffffffn },
          hex: '4c4f018100ffffffffffffffffffffffffffffffff',
        },
      ],
    },
    'logd.query.request': {
      kind: 'request',
      of: 'query',
      fields: [
        ['since', 'u64'],
        ['max', 'u16'],
      ],
      encode: encodeQuery,
      decode: decodeQuery,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v2',
          value: { since: 0n, max: 0 },
          hex: '4c4f0202000000000000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          version: 'v2',
          value: { since: 0xffffffffffffffffn, max: 65535 },
          hex: '4c4f02020403020100000000ffffffffffffffffffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          version: 'v2',
          value: { since: 0x8182838485868788n, max: 33154 },
          hex: '4c4f0202040302010000000088878685848382818281',
        },
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v1',
          value: { since: 0n, max: 0 },
          hex: '4c4f010200000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0n,
          version: 'v1',
          value: { since: 0xffffffffffffffffn, max: 65535 },
          hex: '4c4f0102ffffffffffffffffffff',
        },
      ],
    },
    'logd.query.reply': {
      kind: 'reply',
      of: 'query',
      fields: [
        ['total', 'u64'],
        ['dropped', 'u64'],
        ['records', { list: 'u16', min: 0, max: 32, room: 992, of: 'LogRecord' }],
      ],
      encode: encodeQueryReply,
      decode: decodeQueryReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v2',
          value: { total: 0n, dropped: 0n, records: [] },
          hex: '4c4f0282000000000000000000000000000000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          version: 'v2',
          value: {
            total: 0xffffffffffffffffn,
            dropped: 0xffffffffffffffffn,
            records: [
              { id: 0n, timestamp: 0n, level: 0, service: 0n, scope: '', message: '', fields: '' },
              {
                id: 0xffffffffffffffffn,
                timestamp: 0xffffffffffffffffn,
                level: 1,
                service: 0xffffffffffffffffn,
                scope: 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
                message:
                  'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
                fields:
                  'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
              },
              {
                id: 0x8182838485868788n,
                timestamp: 0x8182838485868788n,
                level: 2,
                service: 0x8182838485868788n,
                scope: 'é€😀',
                message: 'é€😀',
                fields: 'é€😀',
              },
              { id: 0n, timestamp: 0n, level: 3, service: 0n, scope: '', message: '', fields: '' },
            ],
          },
          hex: '4c4f0282000403020100000000ffffffffffffffffffffffffffffffff0400000000000000000000000000000000000000000000000000000000000000ffffffffffffffffffffffffffffffff01ffffffffffffffff40000100027a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a888786858483828188878685848382810288878685848382810909000900c3a9e282acf09f9880c3a9e282acf09f9880c3a9e282acf09f9880000000000000000000000000000000000300000000000000000000000000',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          version: 'v2',
          value: { total: 0x8182838485868788n, dropped: 0x8182838485868788n, records: [] },
          hex: '4c4f0282000403020100000000888786858483828188878685848382810000',
        },
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v1',
          value: { total: 0n, dropped: 0n, records: [] },
          hex: '4c4f018200000000000000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0n,
          version: 'v1',
          value: {
            total: 0xffffffffffffffffn,
            dropped: 0xffffffffffffffffn,
            records: [
              { id: 0n, timestamp: 0n, level: 0, service: 0n, scope: '', message: '', fields: '' },
              {
                id: 0xffffffffffffffffn,
                timestamp: 0xffffffffffffffffn,
                level: 1,
                service: 0xffffffffffffffffn,
                scope: 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
                message:
                  'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
                fields:
                  'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
              },
              {
                id: 0x8182838485868788n,
                timestamp: 0x8182838485868788n,
                level: 2,
                service: 0x8182838485868788n,
                scope: 'é€😀',
                message: 'é€😀',
                fields: 'é€😀',
              },
              { id: 0n, timestamp: 0n, level: 3, service: 0n, scope: '', message: '', fields: '' },
            ],
          },
          hex: '4c4f018200ffffffffffffffffffffffffffffffff0400000000000000000000000000000000000000000000000000000000000000ffffffffffffffffffffffffffffffff01ffffffffffffffff40000100027a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a888786858483828188878685848382810288878685848382810909000900c3a9e282acf09f9880c3a9e282acf09f9880c3a9e282acf09f9880000000000000000000000000000000000300000000000000000000000000',
        },
      ],
    },
    'logd.stats.request': {
      kind: 'request',
      of: 'stats',
      fields: [],
      encode: encodeStats,
      decode: decodeStats,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v2',
          value: {},
          hex: '4c4f02030000000000000000',
        },
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v1',
          value: {},
          hex: '4c4f0103',
        },
      ],
    },
    'logd.stats.reply': {
      kind: 'reply',
      of: 'stats',
      fields: [
        ['total', 'u64'],
        ['dropped', 'u64'],
        ['recordCapacity', 'u32'],
        ['byteCapacity', 'u32'],
        ['usedRecords', 'u32'],
        ['usedBytes', 'u32'],
      ],
      encode: encodeStatsReply,
      decode: decodeStatsReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v2',
          value: {
            total: 0n,
            dropped: 0n,
            recordCapacity: 0,
            byteCapacity: 0,
            usedRecords: 0,
            usedBytes: 0,
          },
          hex: '4c4f02830000000000000000000000000000000000000000000000000000000000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          version: 'v2',
          value: {
            total: 0xffffffffffffffffn,
            dropped: 0xffffffffffffffffn,
            recordCapacity: 0xffffffff,
            byteCapacity: 0xffffffff,
            usedRecords: 0xffffffff,
            usedBytes: 0xffffffff,
          },
          hex: '4c4f0283000403020100000000ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          version: 'v2',
          value: {
            total: 0x8182838485868788n,
            dropped: 0x8182838485868788n,
            recordCapacity: 0x81828384,
            byteCapacity: 0x81828384,
            usedRecords: 0x81828384,
            usedBytes: 0x81828384,
          },
          hex: '4c4f02830004030201000000008887868584838281888786858483828184838281848382818483828184838281',
        },
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v1',
          value: {
            total: 0n,
            dropped: 0n,
            recordCapacity: 0,
            byteCapacity: 0,
            usedRecords: 0,
            usedBytes: 0,
          },
          hex: '4c4f0183000000000000000000000000000000000000000000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0n,
          version: 'v1',
          value: {
            total: 0xffffffffffffffffn,
            dropped: 0xffffffffffffffffn,
            recordCapacity: 0xffffffff,
            byteCapacity: 0xffffffff,
            usedRecords: 0xffffffff,
            usedBytes: 0xffffffff,
          },
          hex: '4c4f018300ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
        },
      ],
    },
  },
} satisfies ServiceShape;
