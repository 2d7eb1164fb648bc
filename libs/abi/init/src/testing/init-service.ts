// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:5ed367f1ed4f322f

import type { ServiceShape } from '@abicus/wire/testing';
import { decodeGet, decodeGetReply, encodeGet, encodeGetReply } from '../ops/get.ts';
import { decodeReady, decodeReadyReply, encodeReady, encodeReadyReply } from '../ops/ready.ts';
import { decodeRoutes, decodeRoutesReply, encodeRoutes, encodeRoutesReply } from '../ops/routes.ts';
import { TYPES } from './types.ts';

/** The protocol of init. */
export const INIT_SERVICE = {
  name: 'init',
  types: TYPES,
  magic: 'RT',
  versions: [
    {
      name: 'v1',
      number: 1,
      headers: {
        request: ['magic', 'version', 'opcode'],
        reply: ['magic', 'version', 'opcode', 'status'],
        event: ['magic', 'version', 'opcode'],
      },
      rejected: 'MALFORMED',
    },
    {
      name: 'v2',
      number: 1,
      nonce: 'u32',
      headers: {
        request: ['magic', 'version', 'opcode'],
        reply: ['magic', 'version', 'opcode', 'status'],
        event: ['magic', 'version', 'opcode'],
      },
      trails: true,
    },
  ],
  versioned: true,
  statuses: { OK: 0, NOT_FOUND: 1, MALFORMED: 2, DENIED: 3, STALE: 4 },
  foreign: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
  unknownVersion: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
  unknownOpcode: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
  ops: {
    get: {
      opcode: 64,
      handler: 'get',
      checks: [],
      statuses: ['NOT_FOUND', 'MALFORMED', 'DENIED', 'STALE'],
      rejects: ['NOT_FOUND', 'DENIED', 'STALE', 'MALFORMED'],
      malformed: { status: 'MALFORMED', form: 'full', opcode: 'own', nonce: 'echo' },
      versions: ['v1', 'v2'],
    },
    ready: {
      opcode: 65,
      handler: 'ready',
      checks: [],
      statuses: ['MALFORMED', 'DENIED'],
      rejects: ['DENIED'],
      malformed: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
      versions: ['v2'],
    },
    routes: {
      opcode: 66,
      handler: 'routes',
      checks: [],
      statuses: ['MALFORMED', 'DENIED'],
      rejects: ['DENIED'],
      malformed: { status: 'MALFORMED', form: 'header', opcode: 'own', nonce: 'echo' },
      versions: ['v2'],
    },
  },
  events: {},
  frames: {
    'init.get.request': {
      kind: 'request',
      of: 'get',
      fields: [['name', { text: 'u8', min: 1, max: 48 }]],
      encode: encodeGet,
      decode: decodeGet,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v2',
          value: { name: 'a' },
          hex: '52540140016100000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          version: 'v2',
          value: { name: 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz' },
          hex: '52540140307a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a04030201',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          version: 'v2',
          value: { name: 'é€😀' },
          hex: '5254014009c3a9e282acf09f988004030201',
        },
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v1',
          value: { name: 'a' },
          hex: '525401400161',
        },
        {
          what: 'each at its second',
          nonce: 0n,
          version: 'v1',
          value: { name: 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz' },
          hex: '52540140307a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a',
        },
      ],
    },
    'init.get.reply': {
      kind: 'reply',
      of: 'get',
      fields: [
        ['send', 'u32'],
        ['receive', { zero: 4 }],
      ],
      encode: encodeGetReply,
      decode: decodeGetReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v2',
          value: { send: 0 },
          hex: '525401c000000000000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          version: 'v2',
          value: { send: 0xffffffff },
          hex: '525401c000ffffffff0000000004030201',
        },
        {
          what: 'bytes that differ',
          nonce: 0x1020304n,
          version: 'v2',
          value: { send: 0x81828384 },
          hex: '525401c000848382810000000004030201',
        },
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v1',
          value: { send: 0 },
          hex: '525401c0000000000000000000',
        },
        {
          what: 'each at its second',
          nonce: 0n,
          version: 'v1',
          value: { send: 0xffffffff },
          hex: '525401c000ffffffff00000000',
        },
      ],
    },
    'init.ready.request': {
      kind: 'request',
      of: 'ready',
      fields: [],
      encode: encodeReady,
      decode: decodeReady,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v2',
          value: {},
          hex: '5254014100000000',
        },
      ],
    },
    'init.ready.reply': {
      kind: 'reply',
      of: 'ready',
      fields: [],
      encode: encodeReadyReply,
      decode: decodeReadyReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v2',
          value: {},
          hex: '525401c10000000000',
        },
      ],
    },
    'init.routes.request': {
      kind: 'request',
      of: 'routes',
      fields: [['allowed', { list: 'u8', min: 0, max: 255, of: 'AllowedRoute' }]],
      encode: encodeRoutes,
      decode: decodeRoutes,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v2',
          value: { allowed: [] },
          hex: '525401420000000000',
        },
        {
          what: 'each at its second',
          nonce: 0x1020304n,
          version: 'v2',
          value: {
            allowed: [
              { requester: 0n, target: 0n },
              { requester: 0xffffffffffffffffn, target: 0xffffffffffffffffn },
              { requester: 0x8182838485868788n, target: 0x8182838485868788n },
            ],
          },
          hex: '525401420300000000000000000000000000000000ffffffffffffffffffffffffffffffff8887868584838281888786858483828104030201',
        },
      ],
    },
    'init.routes.reply': {
      kind: 'reply',
      of: 'routes',
      fields: [],
      encode: encodeRoutesReply,
      decode: decodeRoutesReply,
      vectors: [
        {
          what: 'each field at its first value',
          nonce: 0n,
          version: 'v2',
          value: {},
          hex: '525401c20000000000',
        },
      ],
    },
  },
} satisfies ServiceShape;
