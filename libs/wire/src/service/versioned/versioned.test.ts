/** Frames of several versions, byte by byte: which are accepted, and how others are answered. */
import { describe, expect, test, type TestContext } from 'vitest';
import { reject, type Reject } from '../../reject.ts';
import { NONCE } from '../nonce.ts';
import { LATER } from '../taken-request.ts';
import { VersionedEnvelope, type AnswerData, type Correlation } from './envelope.ts';
import { VersionedOperation, type ReadBody } from './operation.ts';
import { VersionedServer } from './server.ts';

const answer = (status: number, more: Partial<AnswerData> = {}): AnswerData => {
  return { status, form: 'header', opcode: 'own', nonce: 'echo', ...more };
};
const ALL = ['v1', 'v2', 'v3', 'bare', 'ended'];

/** No nonce, one ahead of the status, one after it with 53 bits, and two versions with one number. */
const DATA = {
  service: 'rows',
  magic: 'VE',
  versions: [
    {
      name: 'v1',
      number: 1,
      request: { size: 4 },
      reply: { size: 5, status: 4 },
      trailer: 0,
      rejected: 3,
    },
    {
      name: 'v2',
      number: 2,
      nonce: NONCE.u32,
      request: { size: 8, nonce: 4 },
      reply: { size: 9, status: 8, nonce: 4 },
      trailer: 0,
    },
    {
      name: 'v3',
      number: 3,
      nonce: NONCE.u53,
      request: { size: 12, nonce: 4 },
      reply: { size: 13, status: 4, nonce: 5 },
      trailer: 0,
    },
    { name: 'bare', number: 4, request: { size: 4 }, reply: { size: 5, status: 4 }, trailer: 0 },
    {
      name: 'ended',
      number: 4,
      nonce: NONCE.u16,
      request: { size: 4 },
      reply: { size: 5, status: 4 },
      trailer: 2,
    },
  ],
  success: 0,
  denied: 9,
  foreign: answer(6, { opcode: 'zero' }),
  unknownVersion: answer(7, { form: 'full', as: 1, opcode: 'echo', version: 'v2' }),
  unknownOpcode: answer(8, { form: 'full' }),
  operations: [
    { opcode: 1, versions: ALL, malformed: answer(5, { form: 'full' }), emptyReply: 2 },
    {
      opcode: 2,
      versions: ['v2', 'v3'],
      malformed: answer(5, { as: 1, nonce: 'zero' }),
      emptyReply: 3,
    },
    { opcode: 3, versions: ALL, malformed: answer(5, { form: 'none' }), emptyReply: 0 },
    { opcode: 5, versions: ALL, malformed: answer(5, { version: 'ended' }), emptyReply: 0 },
    {
      opcode: 6,
      versions: ALL,
      malformed: answer(5, { as: 2, form: 'full', opcode: 'echo' }),
      emptyReply: 0,
    },
  ],
} as const;
const ENVELOPE = new VersionedEnvelope<Correlation>(DATA);
const OPERATION = {
  id: 'rows.put',
  opcode: 1,
  moves: 'reply',
  answers: 'now',
  idempotent: true,
  statuses: { 1: 'FULL', 3: 'OLD', 5: 'BAD', 9: 'DENIED' },
  rejectSize: 2,
  bare: [9],
  either: [5],
} as const;
const PUT = new VersionedOperation<Correlation, string>(ENVELOPE, OPERATION, ALL);

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hexOf = (frame: Uint8Array | undefined): string | undefined =>
  frame && Buffer.from(frame).toString('hex');
const plain = (hex: string | undefined): string | undefined => hex?.replaceAll(' ', '');

test.each<readonly [what: string, request: string, reply: string | undefined]>([
  ['nothing', '', '5645 04 80 06 0000'],
  ['a frame without opcode', '5645 01', '5645 04 80 06 0000'],
  ['another first byte', '0045 02 01', '5645 04 80 06 0000'],
  ['another second byte', '5600 02 01', '5645 04 80 06 0000'],
  ['a version that there is none of', '5645 09 02 11223344', '5645 02 82 00000000 07 0000'],
  ['an opcode that there is none of', '5645 02 09 11223344', '5645 02 89 11223344 08'],
  ['an opcode that there is none of, without nonce', '5645 01 09', '5645 01 89 08'],
  ['an operation that the version does not have', '5645 01 02', '5645 01 82 08'],
  ['an operation', '5645 02 01 11223344 ff', '5645 02 81 11223344 05 0000'],
  [
    'a request that is nothing but its header',
    '5645 02 01 11223344',
    '5645 02 81 11223344 05 0000',
  ],
  ['a request too short for its nonce', '5645 02 01 112233', '5645 02 81 00000000 05 0000'],
  [
    'the largest nonce of 53 bits',
    '5645 03 01 ffffffffffff1f00',
    '5645 03 81 05 ffffffffffff1f00 0000',
  ],
  ['more than 53 bits', '5645 03 01 0000000000002000', '5645 03 81 05 0000000000000000 0000'],
  ['twins: the first of them', '5645 04 01 0a aabb', '5645 04 81 05 0000'],
  [
    'an answer of another operation, without nonce',
    '5645 02 02 11223344 ff',
    '5645 02 81 00000000 05',
  ],
  [
    'an answer as long as that of another operation',
    '5645 02 06 11223344 ff',
    '5645 02 86 11223344 05 000000',
  ],
  ['an operation that does not answer', '5645 02 03 11223344', undefined],
  ['an answer of one twin: its nonce', '5645 04 05 aabb', '5645 04 85 05 aabb'],
  ['an answer of one twin: too short for a nonce', '5645 04 05 aa', '5645 04 85 05 0000'],
  ['an answer of another version has no nonce', '5645 02 05 11223344', '5645 04 85 05 0000'],
])('malformed: %s', (_, request, reply) => {
  expect(hexOf(ENVELOPE.malformedReply(bytesOf(request)))).toBe(plain(reply));
});

test.each<readonly [what: string, request: string, reply: string]>([
  ['the nonce of the request', '5645 02 01 11223344 ff', '5645 02 81 11223344 09'],
  ['no nonce', '5645 01 02', '5645 01 82 09'],
  ['the last version for one that there is none of', '5645 09 01', '5645 04 81 09 0000'],
])('denied: %s', (_, request, reply) => {
  expect(hexOf(ENVELOPE.deniedReply(bytesOf(request)))).toBe(plain(reply));
});

test('without a status for denied callers they get the answer of malformed requests', () => {
  const { denied: _, ...data } = DATA;
  const frame = bytesOf('5645 02 01 11223344 ff');
  const open = new VersionedEnvelope<Correlation>(data);
  expect(open.deniedReply(frame)).toEqual(ENVELOPE.malformedReply(frame));
});

const V2 = { version: 'v2', nonce: 0x4433_2211 };
const V1 = { version: 'v1' };
const ENDED = { version: 'ended', nonce: 0xbbaa };

test.each<
  readonly [what: string, reply: string, correlation: Correlation, error: string | undefined]
>([
  ['a reply of success', '5645 02 81 11223344 00 0a', V2, undefined],
  ['a reply of success without nonce', '5645 01 81 00 0a', V1, undefined],
  ['a reply of success with its nonce at the end', '5645 04 81 00 0a aabb', ENDED, undefined],
  ['another nonce', '5645 02 81 11223345 00 0a', V2, 'BadReply'],
  ['another nonce at the end', '5645 04 81 00 0a aabc', ENDED, 'BadReply'],
  ['another version', '5645 03 81 11223344 00 0a', V2, 'BadReply'],
  ['another magic', '5646 02 81 11223344 00 0a', V2, 'BadReply'],
  ['another operation', '5645 02 82 11223344 00 0a', V2, 'BadReply'],
  ['a request', '5645 02 01 11223344 00 0a', V2, 'BadReply'],
  ['a reply too short for its status', '5645 02 81 11223344', V2, 'BadReply'],
  [
    'a nonce at the end that is in the header',
    '5645 04 81 0000',
    { ...ENDED, nonce: 0 },
    'BadReply',
  ],
  ['a reject of a check', '5645 02 81 11223344 01 0000', V2, 'FULL'],
  ['a reject of a check, its nonce at the end', '5645 04 81 01 0000 aabb', ENDED, 'FULL'],
  ['a reject of a check with a value', '5645 02 81 11223344 01 0001', V2, 'BadReply'],
  ['a reject of a check that is the header alone', '5645 02 81 11223344 01', V2, 'BadReply'],
  ['a reject that may be either: the header', '5645 02 81 11223344 05', V2, 'BAD'],
  ['a reject that may be either: in full', '5645 02 81 11223344 05 0000', V2, 'BAD'],
  ['a reject that may be either: half of it', '5645 02 81 11223344 05 00', V2, 'BadReply'],
  ['a denial', '5645 02 81 11223344 09', V2, 'DENIED'],
  ['a denial in full', '5645 02 81 11223344 09 0000', V2, 'BadReply'],
  ['a status that there is none of', '5645 02 81 11223344 33', V2, 'BadReply'],
  ['a status that there is none of, in full', '5645 02 81 11223344 33 0000', V2, 'BadReply'],
])('a client gets %s', (_, reply, correlation, error) => {
  expect(PUT.rejectedBy(bytesOf(reply), correlation)?.error).toBe(error);
});

/** One byte of fields. */
const readByte: ReadBody<number> = (frame, at, end) => (end - at === 1 ? frame[at] : undefined);
const readAny: ReadBody<number> = (_, at, end) => end - at;

test.each<readonly [what: string, request: string, matched: unknown]>([
  ['without nonce', '5645 01 01 0a', { value: 10, correlation: V1 }],
  ['with its nonce ahead', '5645 02 01 11223344 0a', { value: 10, correlation: V2 }],
  ['the twin without nonce', '5645 04 01 0a', { value: 10, correlation: { version: 'bare' } }],
  ['the twin with its nonce at the end', '5645 04 01 0a aabb', { value: 10, correlation: ENDED }],
  [
    'the largest nonce of 53 bits',
    '5645 03 01 ffffffffffff1f00 0a',
    { value: 10, correlation: { version: 'v3', nonce: Number.MAX_SAFE_INTEGER } },
  ],
  ['more than 53 bits', '5645 03 01 0000000000002000 0a', undefined],
  ['a version that there is none of', '5645 09 01 0a', undefined],
  ['fields of another length', '5645 02 01 11223344 0a0b', undefined],
  ['another operation', '5645 01 02 0a', undefined],
])('a request: %s', (_, request, matched) => {
  expect(PUT.match(bytesOf(request), readByte)).toEqual(matched);
  expect(PUT.decode(bytesOf(request), readByte)).toBe(matched === undefined ? undefined : 10);
});

test('a request that is too short for its nonce reaches no reader of fields', () => {
  const ended = new VersionedOperation<Correlation, string>(ENVELOPE, OPERATION, ['ended']);
  const lengths = ['5645 04 01', '5645 04 01 aa', '5645 04 01 aabb', '5645 04 01 0a aabb'];
  expect(lengths.map((hex) => ended.decode(bytesOf(hex), readAny))).toEqual([
    undefined,
    undefined,
    0,
    1,
  ]);
});

test('an operation is decoded in its own versions only', () => {
  const one = new VersionedOperation<Correlation, string>(ENVELOPE, OPERATION, ['v2']);
  expect(one.match(bytesOf('5645 01 01 0a'), readByte)).toBeUndefined();
  expect(one.match(bytesOf('5645 02 01 11223344 0a'), readByte)?.correlation).toEqual(V2);
  expect([one.has(V1), one.has(V2)]).toEqual([false, true]);
  expect(one.rejectedBy(bytesOf('5645 01 81 00 0a'), V1)?.error).toBe('BadReply');
  expect(one.rejectedBy(bytesOf('5645 02 81 11223344 00 0a'), V2)).toBeUndefined();
});

test('events use the last version', () => {
  const event = new Uint8Array(4);
  ENVELOPE.start(event, 0x90);
  expect(hexOf(event)).toBe('56450490');
  const frames = ['5645 04 90', '5645 02 90', '5645 04 91', '5645 04', '5646 04 90'];
  expect(frames.map((hex) => ENVELOPE.isFrame(bytesOf(hex), 0x90))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test.each<readonly [correlation: Correlation, request: string, reply: string]>([
  [V1, '5645 01 01 00', '5645 01 81 00 00'],
  [V2, '5645 02 01 11223344 00', '5645 02 81 11223344 00 00'],
  [
    { version: 'v3', nonce: 7 },
    '5645 03 01 0700000000000000 00',
    '5645 03 81 00 0700000000000000 00',
  ],
  [ENDED, '5645 04 01 00 aabb', '5645 04 81 00 00 aabb'],
])('header and trailer of a byte of fields in $version', (correlation, request, reply) => {
  const sizes = [PUT.requestHeader(correlation), PUT.replyHeader(correlation)];
  const [first, second] = sizes.map((size) => new Uint8Array(size + 1 + PUT.trailer(correlation)));
  if (first === undefined || second === undefined) throw new Error('there are two frames');
  PUT.startRequest(first, correlation);
  PUT.startReply(second, correlation);
  expect([hexOf(first), hexOf(second)]).toEqual([plain(request), plain(reply)]);
});

describe('a server', () => {
  type Handlers<C> = {
    readonly put: (call: C, a: number, correlation: Correlation) => number | Reject | 'later';
  };
  const CHECK = reject('rows.put.check', 'FULL', 1);
  const OUTSIDE = reject('rows.put.a', 'FULL', 1);
  const encode = (reply: number, correlation: Correlation): Uint8Array | undefined => {
    if (reply > 0xff) return undefined;
    const at = PUT.replyHeader(correlation);
    const frame = new Uint8Array(at + 1 + PUT.trailer(correlation));
    PUT.startReply(frame, correlation);
    return frame.fill(reply, at, at + 1);
  };
  const read: ReadBody<number | Reject> = (frame, at, end) =>
    end - at === 1 && frame[at] === 0xee ? OUTSIDE : readByte(frame, at, end);
  const later = new VersionedOperation<Correlation, string>(
    ENVELOPE,
    { ...OPERATION, answers: 'later', id: 'rows.wait', opcode: 5 },
    ALL,
  );
  const only = (version: string): VersionedOperation<Correlation, string> =>
    new VersionedOperation<Correlation, string>(ENVELOPE, OPERATION, [version]);
  const v1 = only('v1');
  const others = new VersionedOperation<Correlation, string>(ENVELOPE, OPERATION, [
    'v2',
    'v3',
    'bare',
    'ended',
  ]);

  /** Serves a request: the reply, the calls of the handler, the audit lines. */
  const served = (
    request: string,
    caller = 1,
  ): {
    readonly reply: string | undefined;
    readonly calls: unknown[];
    readonly lines: unknown[];
  } => {
    const calls: unknown[] = [];
    const lines: unknown[] = [];
    const audit = (_: unknown, call: never, asked: unknown, error: never): void => {
      lines.push([call, asked, error]);
    };
    const server = new VersionedServer<Correlation, Handlers<never>, number>(
      ENVELOPE,
      [
        { handler: 'put', operation: v1, read, encode, audit },
        { handler: 'put', operation: others, read, encode, audit },
        { handler: 'put', operation: later, read, encode },
      ],
      (call) => call === 1,
    );
    const handlers: Handlers<number> = {
      put: (_, a, correlation) => {
        calls.push([a, correlation]);
        if (a === 1) return CHECK;
        return a === 2 ? LATER : a === 3 ? 256 : a;
      },
    };
    return { reply: hexOf(server.serve(handlers, caller, bytesOf(request))), calls, lines };
  };
  const done = new Map<string, TestContext['task']>();

  const cases: readonly {
    readonly what: string;
    readonly request: string;
    readonly caller?: number;
    readonly reply?: string;
    readonly calls?: readonly unknown[];
    readonly lines?: readonly unknown[];
    readonly seen?: readonly string[];
  }[] = [
    {
      what: 'an answer',
      request: '5645 02 01 11223344 0a',
      reply: '5645 02 81 11223344 00 0a',
      calls: [[10, V2]],
      lines: [[1, 10, undefined]],
      seen: ['rows.put.audit.allowed audited', 'rows.put answered'],
    },
    {
      what: 'an answer of an operation that answers later',
      request: '5645 02 05 11223344 0a',
      reply: '5645 02 81 11223344 00 0a',
      calls: [[10, V2]],
    },
    {
      what: 'an answer that comes later',
      request: '5645 02 01 11223344 02',
      calls: [[2, V2]],
      lines: [[1, 2, undefined]],
      seen: ['rows.put.audit.allowed audited'],
    },
    {
      what: 'a check of the handler',
      request: '5645 02 01 11223344 01',
      reply: '5645 02 81 11223344 01 0000',
      calls: [[1, V2]],
      lines: [[1, 1, 'FULL']],
      seen: ['rows.put.audit.rejected audited', 'rows.put.check rejected'],
    },
    {
      what: 'a value outside its set',
      request: '5645 02 01 11223344 ee',
      reply: '5645 02 81 11223344 01 0000',
      lines: [[1, undefined, 'FULL']],
      seen: ['rows.put.audit.rejected audited', 'rows.put.a rejected'],
    },
    {
      what: 'a reply out of bounds',
      request: '5645 02 01 11223344 03',
      reply: '5645 02 81 11223344 05 0000',
      calls: [[3, V2]],
      lines: [[1, 3, undefined]],
      seen: ['rows.put.audit.allowed audited'],
    },
    {
      what: 'a version that is rejected',
      request: '5645 01 01 0a',
      reply: '5645 01 81 03 0000',
      lines: [[1, 10, 'OLD']],
      seen: ['rows.put rejected', 'rows.put.audit.rejected audited'],
    },
    {
      what: 'a value outside its set, of a version that is rejected',
      request: '5645 01 01 ee',
      reply: '5645 01 81 03 0000',
      lines: [[1, undefined, 'OLD']],
      seen: ['rows.put rejected', 'rows.put.audit.rejected audited'],
    },
    {
      what: 'a malformed request',
      request: '5645 02 01 11223344 0a0b',
      reply: '5645 02 81 11223344 05 0000',
      seen: ['rows.put malformed'],
    },
    {
      what: 'a malformed request of a version that is rejected',
      request: '5645 01 01 0a0b',
      reply: '5645 01 81 05 0000',
      seen: ['rows.put malformed'],
    },
    {
      what: 'a caller without authority',
      request: '5645 02 01 11223344 0a0b',
      caller: 2,
      reply: '5645 02 81 11223344 09',
      lines: [[2, undefined, 'DENIED']],
      seen: ['rows.put denied', 'rows.put.audit.rejected audited'],
    },
    {
      what: 'a caller without authority for an operation that there is none of',
      request: '5645 02 08 11223344',
      caller: 2,
      reply: '5645 02 88 11223344 09',
      seen: ['rows denied'],
    },
    { what: 'an opcode that there is none of', request: '5645 01 08', reply: '5645 01 88 08' },
    {
      what: 'another protocol, whatever its caller may call',
      request: '0045 01 01',
      caller: 2,
      reply: '5645 04 80 06 0000',
    },
  ];

  test.for(cases)('$what', ({ what, request, caller, reply, calls = [], lines = [] }, { task }) => {
    expect(served(request, caller)).toEqual({ reply: plain(reply), calls, lines });
    done.set(what, task);
  });

  test.for(cases)('shows $what as expected', ({ what, seen = [] }) => {
    const { seen: shown = [] } = Object(Reflect.get(done.get(what)?.meta ?? {}, 'abicus'));
    expect(shown.map(([id, how]: string[]) => `${id} ${how}`)).toEqual(seen);
  });
});
