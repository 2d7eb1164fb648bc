/**
 * Frames whose bytes were put together by hand from the layouts of the system that has this service, a space between
 * fields: what they hold, and the answers to those that do not decode.
 */
import {
  type Correlation,
  decodeAppend,
  decodeAppendReply,
  decodeQuery,
  decodeQueryReply,
  encodeAppend,
  encodeAppendReply,
  encodeQuery,
  encodeQueryReply,
  encodeStats,
  encodeStatsReply,
  LogLevel,
} from '@abicus/abi-logd';
import { fromHex, toHex } from '@abicus/wire/testing';
import { describe, expect, test } from 'vitest';
import { World } from './world.ts';

const V1: Correlation = { version: 'v1' };
const V2: Correlation = { version: 'v2', nonce: 0x0102_0304_0506_0708n };
const NONCE = '0807060504030201';

/** The bytes of a text with spaces. */
const packed = (hex: string): string => hex.replaceAll(/\s/g, '');
const hexOf = (frame: Uint8Array | undefined): string => toHex(frame ?? new Uint8Array());

test('logd.append: a request has 10 bytes and its texts, and 8 more with a nonce', () => {
  const hello = { level: LogLevel.Info, scope: 'init', message: 'hello', fields: 'k=v' };
  const body = '696e6974 68656c6c6f 6b3d76';
  const [v1, v2] = [
    packed(`4c4f 01 01 02 04 0500 0300 ${body}`),
    packed(`4c4f 02 01 ${NONCE} 02 04 0500 0300 ${body}`),
  ];
  expect([hexOf(encodeAppend(hello, V1)), hexOf(encodeAppend(hello, V2))]).toEqual([v1, v2]);
  expect([decodeAppend(fromHex(v1)), decodeAppend(fromHex(v2))]).toEqual([hello, hello]);
});

test('logd.append: a reply has 21 bytes, and 29 with a nonce', () => {
  const reply = { record: 0x0102n, dropped: 2n };
  const body = '0201000000000000 0200000000000000';
  expect(hexOf(encodeAppendReply(reply, V1))).toBe(packed(`4c4f 01 81 00 ${body}`));
  expect(hexOf(encodeAppendReply(reply, V2))).toBe(packed(`4c4f 02 81 00 ${NONCE} ${body}`));
});

test('logd.status.RATE_LIMITED: the reply to a rejected append is as long, and zero behind its header', () => {
  const frame = fromHex(packed(`4c4f 02 81 06 ${NONCE} ${'00'.repeat(16)}`));
  expect(decodeAppendReply(frame, V2)).toEqual({ ok: false, error: 'RATE_LIMITED' });
});

test('logd.query: a request has 14 bytes, and 22 with a nonce', () => {
  const [v1, v2] = [
    packed('4c4f 01 02 0300000000000000 1000'),
    packed(`4c4f 02 02 ${NONCE} 0300000000000000 1000`),
  ];
  const asked = { since: 3n, max: 16 };
  expect([hexOf(encodeQuery(asked, V1)), hexOf(encodeQuery(asked, V2))]).toEqual([v1, v2]);
  expect([decodeQuery(fromHex(v1)), decodeQuery(fromHex(v2))]).toEqual([asked, asked]);
});

test('logd.query: a reply has 23 bytes, 31 with a nonce, and 30 and the texts for each record', () => {
  const reply = {
    total: 9n,
    dropped: 1n,
    records: [
      {
        id: 8n,
        timestamp: 1_000_000_000n,
        level: LogLevel.Warn,
        service: 0x2933_756c_3928_45a0n,
        scope: 'timed',
        message: 'on',
        fields: '',
      },
      {
        id: 9n,
        timestamp: 1_000_000_001n,
        level: LogLevel.Trace,
        service: 1n,
        scope: '',
        message: '',
        fields: 'a=b',
      },
    ],
  };
  const body = `0900000000000000 0100000000000000 0200
    0800000000000000 00ca9a3b00000000 01 a04528396c753329 05 0200 0000 74696d6564 6f6e
    0900000000000000 01ca9a3b00000000 04 0100000000000000 00 0000 0300 613d62`;
  const [v1, v2] = [packed(`4c4f 01 82 00 ${body}`), packed(`4c4f 02 82 00 ${NONCE} ${body}`)];
  expect([hexOf(encodeQueryReply(reply, V1)), hexOf(encodeQueryReply(reply, V2))]).toEqual([
    v1,
    v2,
  ]);
  expect(decodeQueryReply(fromHex(v2), V2)).toEqual({ ok: true, value: reply });
});

test('logd.stats: a request has 4 bytes, 12 with a nonce, a reply 37 and 45', () => {
  expect([hexOf(encodeStats(V1)), hexOf(encodeStats(V2))]).toEqual([
    packed('4c4f 01 03'),
    packed(`4c4f 02 03 ${NONCE}`),
  ]);
  const reply = {
    total: 5n,
    dropped: 1n,
    recordCapacity: 128,
    byteCapacity: 16_384,
    usedRecords: 4,
    usedBytes: 700,
  };
  const body = '0500000000000000 0100000000000000 80000000 00400000 04000000 bc020000';
  expect(hexOf(encodeStatsReply(reply, V1))).toBe(packed(`4c4f 01 83 00 ${body}`));
  expect(hexOf(encodeStatsReply(reply, V2))).toBe(packed(`4c4f 02 83 00 ${NONCE} ${body}`));
});

/** Replies in full length, their bodies zero. */
const APPEND_V1 = `4c4f 01 81 04 ${'00'.repeat(16)}`;
const APPEND_V2 = `4c4f 02 81 04 ${NONCE} ${'00'.repeat(16)}`;
const QUERY_V1 = `4c4f 01 82 01 ${'00'.repeat(18)}`;
const FOREIGN = `4c4f 01 83 01 ${'00'.repeat(32)}`;
const UNSUPPORTED_V1 = `4c4f 01 83 02 ${'00'.repeat(32)}`;

/** What, a request, and its answer. */
const ANSWERS: readonly (readonly [what: string, request: string, reply: string])[] = [
  ['no bytes', '', FOREIGN],
  ['a header that is cut', '4c4f 01', FOREIGN],
  ['another first byte of the magic', '4d4f 01 03', FOREIGN],
  ['another second byte of the magic', '4c50 01 03', FOREIGN],
  ['another version', '4c4f 09 01', UNSUPPORTED_V1],
  ['another opcode', '4c4f 01 09', UNSUPPORTED_V1],
  [
    'another opcode with a nonce',
    `4c4f 02 09 ${NONCE}`,
    `4c4f 02 83 02 ${NONCE} ${'00'.repeat(32)}`,
  ],
  ['an append without lengths', '4c4f 01 01 02 00', APPEND_V1],
  ['an append of level 5', '4c4f 01 01 05 00 0000 0000', APPEND_V1],
  ['a scope of 65 bytes', `4c4f 01 01 02 41 0000 0000 ${'61'.repeat(65)}`, APPEND_V1],
  ['a message of 257 bytes', `4c4f 01 01 02 00 0101 0000 ${'61'.repeat(257)}`, APPEND_V1],
  ['fields of 513 bytes', `4c4f 02 01 ${NONCE} 02 00 0000 0102 ${'61'.repeat(513)}`, APPEND_V2],
  ['a text that is cut', `4c4f 02 01 ${NONCE} 02 00 0200 0000 61`, APPEND_V2],
  ['a byte too many', `4c4f 02 01 ${NONCE} 02 00 0100 0000 61 62`, APPEND_V2],
  ['a text that is no UTF-8', `4c4f 02 01 ${NONCE} 02 00 0200 0000 c328`, APPEND_V2],
  ['a query that is cut', '4c4f 01 02 0300000000000000', QUERY_V1],
  ['a query that is too long', '4c4f 01 02 0300000000000000 1000 00', QUERY_V1],
  ['stats that are too long', '4c4f 01 03 00', FOREIGN],
  [
    'an append too short for its nonce',
    '4c4f 02 01 080706',
    `4c4f 02 81 04 ${'00'.repeat(8)} ${'00'.repeat(16)}`,
  ],
];

describe('what does not decode is answered', () => {
  test.each(ANSWERS)('%s', (_, request, reply) => {
    const world = new World();
    expect(hexOf(world.serve(fromHex(packed(request))))).toBe(packed(reply));
    expect(world.state.journal.total).toBe(0n);
  });
});
