/** Codecs of every form of field: they are total, and no two frames mean the same. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fnv1a64 } from '@abicus/wire';
import type { Envelope } from '@abicus/wire/service';
import { encodedFrame } from '@abicus/wire/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as timed from '../../../../../libs/abi/timed/src/index.ts';
import { generatedFrom, run } from '../../testing/generated.ts';
import { EVERYTHING_SERVED } from '../../testing/everything-served.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The functions of a generated package, as these tests call them. */
type Codecs = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

let storage: Codecs;
let folder: string;

/** The files of this suite stay until all of its tests are over. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'abicus-codecs-'));
  symlinkSync(
    join(import.meta.dirname, '../../../../../node_modules'),
    join(folder, 'node_modules'),
  );
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'tsconfig.json'), '{}');
  for (const [path, text] of await generatedFrom(EVERYTHING_SERVED)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const index = pathToFileURL(join(folder, 'index.ts')).href;
  storage = (await import(/* @vite-ignore */ index)) as Codecs;
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Calls a function of the package. */
function call(codecs: Codecs, name: string, ...args: readonly unknown[]): unknown {
  const found = codecs[name];
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found(...args);
}

/** The envelope of a package. */
function envelopeOf(codecs: Codecs): Envelope<number | bigint> {
  return (codecs as unknown as { ENVELOPE: Envelope<number | bigint> }).ENVELOPE;
}

/** The frame that an encoder makes. */
function frameOf(name: string, ...args: readonly unknown[]): Uint8Array {
  const frame = call(storage, name, ...args);
  if (!(frame instanceof Uint8Array)) throw new Error(`${name} makes no frame`);
  return frame;
}

const PUT: Fields = {
  level: 2,
  key: 'k€y',
  handle: 99,
  value: new Uint8Array([9, 8, 7]),
  where: { x: -2, level: 1 },
  bits: 0x8000_0005,
  size: Number.MAX_SAFE_INTEGER,
  page: 8192,
  delta: -1,
  kind: 5000,
  open: 0xffff,
  end: 0xffff_ffff_ffff_ffffn,
};

/** PUT by hand: variable parts move what follows them. */
const PUT_HEX = [
  '53540201 8877665544332211', // magic, version, opcode, nonce
  '02 05 6be282ac79 3412 63000000', // level, key, mark, handle
  '0300 090807 feffffff 01 000000 0000', // value, where, pad
  '05000080 ffffffffffff1f00 0020000000000000 ffffffff', // bits, size, page, delta
  '8813 ffff ffffffffffffffff', // kind, open, end
].join('');
const NONCE = 0x1122_3344_5566_7788n;

const bytes = (hex: string): Uint8Array =>
  new Uint8Array(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));

test('a number that is none, or outside of its bounds, is in no frame, wherever its fields are', async () => {
  const bounded =
    'count: ranged(u16, { min: 1, max: 256 }), share: ranged(i64, { min: -1, max: 1 })';
  const files = await generatedFrom(`
    service: { name: 'meter', status: { OK: 0, BAD: 1 }, authority: 'any',
      envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
      ops: {
        placed: serviceOp(1, { request: { ${bounded} }, reply: {}, idempotent: true }),
        read: serviceOp(2, { request: { ${bounded}, all: list(u8, ranged(u8, { min: 3, max: 4 }), { max: 2 }) }, reply: {}, idempotent: true }),
      } },
  `);
  const meter = (await run(files)) as Codecs;
  const good = { count: 256, share: -1n, all: [3, 4] };
  const bad = [
    { count: Number.NaN },
    { count: 1.5 },
    { count: 0 },
    { count: 257 },
    { share: 2n },
    { share: -2n },
  ];
  for (const name of ['encodePlaced', 'encodeRead']) {
    expect(call(meter, name, good, 7)).toBeInstanceOf(Uint8Array);
    for (const one of bad) expect(call(meter, name, { ...good, ...one }, 7)).toBeUndefined();
  }
  expect(call(meter, 'encodeRead', { ...good, all: [Number.NaN] }, 7)).toBeUndefined();
});

test('what is no value of a part whose length varies is in no frame, and the frames behind are whole', async () => {
  const files = await generatedFrom(`
    types: {
      Choice: union(u8, { none: variant(0, {}), one: variant(1, { at: u16 }) }),
      Form: sized({ short: { at: u16 }, long: { at: u64 } }),
    },
    service: { name: 'meter', status: { OK: 0, BAD: 1 }, authority: 'any',
      envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
      ops: {
        placed: serviceOp(1, { request: { value: bytes(u16, { max: 300 }) }, reply: {}, idempotent: true }),
        read: serviceOp(2, { request: { choice: 'Choice', all: list(u8, bytes(u8, { max: 9 }), { max: 2 }), form: 'Form' }, reply: {}, idempotent: true }),
      } },
  `);
  const meter = (await run(files)) as Codecs;
  const good = {
    value: new Uint8Array(200).fill(7),
    choice: { kind: 'one', at: 1 },
    all: [bytes('01')],
    form: { kind: 'short', at: 2 },
  };
  const bad = [
    { value: 5, all: 5 },
    { value: {}, all: [{}] },
    { value: { length: Number.NaN }, all: [{ length: 1.5 }] },
    { value: true, choice: { kind: 'other' } },
    { value: 1n, form: { kind: 'other' } },
  ];
  const whole = ['encodePlaced', 'encodeRead'].map((name) => call(meter, name, good, 7));
  for (const one of bad) {
    for (const [i, name] of ['encodePlaced', 'encodeRead'].entries()) {
      expect(call(meter, name, { ...good, ...one }, 7)).toBeUndefined();
      expect(call(meter, name, good, 7)).toEqual(whole[i]);
    }
  }
});

test('an operation is encoded and decoded in its own versions only, as in C and Rust', async () => {
  const files = await generatedFrom(`
    service: { name: 'meter', status: { OK: 0, BAD: 1 }, authority: 'any',
      envelope: { magic: 'TM', malformed: 'BAD', versions: {
        first: version(1, { nonce: none }), second: version(2, { nonce: u8, place: 'end' }) } },
      ops: {
        placed: serviceOp(1, { request: { a: u8 }, reply: { b: u8 }, idempotent: true, versions: ['second'] }),
        read: serviceOp(2, { request: { a: list(u8, u8, { max: 2 }) }, reply: { b: list(u8, u8, { max: 2 }) }, idempotent: true, versions: ['second'] }),
      } },
  `);
  const meter = (await run(files)) as Codecs;
  const [first, second] = [{ version: 'first' }, { version: 'second', nonce: 7 }];
  for (const [name, a] of [
    ['Placed', 1],
    ['Read', [1]],
  ] as const) {
    expect(call(meter, `encode${name}`, { a }, first)).toBeUndefined();
    expect(call(meter, `encode${name}Reply`, { b: a }, first)).toBeUndefined();
    const request = call(meter, `encode${name}`, { a }, second);
    expect(call(meter, `decode${name}`, request)).toEqual({ a });
    const reply = call(meter, `encode${name}Reply`, { b: a }, second);
    expect(call(meter, `decode${name}Reply`, reply, second)).toEqual({ ok: true, value: { b: a } });
    const other = Uint8Array.from(reply as Uint8Array);
    other[2] = 1;
    const bare = other.subarray(0, -1);
    expect(call(meter, `decode${name}Reply`, bare, first)).toEqual({
      ok: false,
      error: 'BadReply',
    });
  }
});

test('the bounds of parts whose length varies are exported, as encoders hold values to them', () => {
  const { PUT_REQUEST_MAX: max } = storage as unknown as {
    readonly PUT_REQUEST_MAX: { readonly key: number; readonly value: number };
  };
  expect(max).toEqual({ key: 20, value: 40 });
  const put = (key: string): unknown => call(storage, 'encodePut', { ...PUT, key }, NONCE);
  expect(put('k'.repeat(max.key))).toBeInstanceOf(Uint8Array);
  expect(put('k'.repeat(max.key + 1))).toBeUndefined();
});

describe('a frame with parts of variable length', () => {
  test('is the one that was worked out by hand', () => {
    expect(frameOf('encodePut', PUT, NONCE)).toEqual(bytes(PUT_HEX));
    expect(call(storage, 'decodePut', bytes(PUT_HEX))).toEqual(PUT);
    expect(envelopeOf(storage).requestNonce(bytes(PUT_HEX))).toBe(NONCE);
  });

  test('gives its bytes as a view', () => {
    const frame = bytes(PUT_HEX);
    const { value } = call(storage, 'decodePut', frame) as { value: Uint8Array };
    expect(value.buffer).toBe(frame.buffer);
  });

  test.each<[string, Fields]>([
    ['a key too short', { key: '' }],
    ['a key too long in bytes, not in letters', { key: '€'.repeat(7) }],
    ['a value too long', { value: new Uint8Array(41) }],
  ])('is not made with %s', (_, change) => {
    expect(call(storage, 'encodePut', { ...PUT, ...change }, NONCE)).toBeUndefined();
  });

  test.each<[string, number, string]>([
    ['an enumeration', 12, '03'],
    ['a length under its minimum', 13, '00'],
    ['a length over its maximum', 13, '15'],
    ['bytes that are not UTF-8', 14, 'ff'],
    ['a constant', 19, '35'],
    ['a length that does not fit the frame', 25, '04'],
    ['a structure: its padding', 35, '01'],
    ['padding', 38, '01'],
    ['an unknown bit', 40, '02'],
    ['53 bits exceeded', 50, '20'],
    ['a page that is not aligned', 52, '01'],
    ['an enumeration with holes', 64, '89'],
  ])('is malformed by %s', (_, at, value) => {
    const frame = bytes(PUT_HEX);
    expect(call(storage, 'decodePut', frame.with(at, bytes(value)[0] ?? 0))).toBeUndefined();
  });

  test('fails the check of the field whose value is outside its set, but last', () => {
    const frame = bytes(PUT_HEX).with(21, 100);
    expect(call(storage, 'decodePut', frame)).toMatchObject({ check: 'storage.put.handle' });
    expect(call(storage, 'decodePut', frame.with(38, 1))).toBeUndefined();
  });
});

describe('a reply', () => {
  test('has its fields, even those named as the header has them', () => {
    const reply = { old: new Uint8Array([1]), status: 4, nonce: 5 };
    const frame = frameOf('encodePutReply', reply, NONCE);
    expect(frame).toEqual(bytes('53540281 8877665544332211 00 01000000 01 04 0500'));
    expect(call(storage, 'decodePutReply', frame, NONCE)).toEqual({ ok: true, value: reply });
    expect(envelopeOf(storage).replyNonce(frame)).toBe(NONCE);
  });

  test('of reject has empty parts', () => {
    const malformed = envelopeOf(storage).malformedReply(bytes('53540201 8877665544332211'));
    expect(malformed).toEqual(bytes('53540281 8877665544332211 06 00000000 00 0000'));
    expect(call(storage, 'decodePutReply', malformed, NONCE)).toEqual({
      ok: false,
      error: 'MALFORMED',
    });
  });

  test('the kernel tells who calls; only they are among those who may', () => {
    const { AUTHORITY } = storage as unknown as { AUTHORITY: ReadonlySet<bigint> };
    expect([...AUTHORITY]).toEqual([fnv1a64('init'), fnv1a64('shell')]);
  });
});

describe('who calls', () => {
  const callers = { init: fnv1a64('init'), shell: fnv1a64('shell'), other: fnv1a64('storage') };
  const request = (): Uint8Array => frameOf('encodeDelete', { key: 'k' }, NONCE);

  /** The reply to a caller, and the calls that reached a handler, which knows an owner: the shell. */
  function serve(caller: keyof typeof callers, frame: Uint8Array): [reply: unknown, calls: number] {
    let calls = 0;
    const { deleteRejects } = storage as unknown as { deleteRejects: { owner: unknown } };
    const handlers = {
      delete: ({ sender }: { sender: bigint }) => {
        calls++;
        return sender === callers.init ? {} : deleteRejects.owner;
      },
    };
    const reply = call(storage, 'serve', handlers, { sender: callers[caller] }, frame);
    return [reply, calls];
  }

  test('outside the list is rejected with the status for it, whatever the request is', () => {
    const denied = bytes('53540282 8877665544332211 04');
    expect(serve('other', request())).toEqual([denied, 0]);
    expect(serve('other', new Uint8Array([...request(), 0]))).toEqual([denied, 0]);
    expect(serve('other', request().with(3, 9))).toEqual([denied.with(3, 0x89), 0]);
    const said = call(storage, 'decodeDeleteReply', denied, NONCE);
    expect(said).toEqual({ ok: false, error: 'STRANGER' });
    const full = bytes('53540281 8877665544332211 04');
    expect(call(storage, 'decodePutReply', full, NONCE)).toEqual({ ok: false, error: 'STRANGER' });
    const longer = new Uint8Array([...full, 0, 0, 0, 0, 0, 0, 0]);
    expect(call(storage, 'decodePutReply', longer, NONCE)).toMatchObject({ error: 'BadReply' });
  });

  test('on the list reaches the decoder', () => {
    const malformed = bytes('53540282 8877665544332211 06');
    expect(serve('init', new Uint8Array([...request(), 0]))).toEqual([malformed, 0]);
    expect(serve('init', request())).toEqual([bytes('53540282 8877665544332211 00'), 1]);
  });

  test('on the list, and rejected by a check of the operation', () => {
    const rejected = bytes('53540282 8877665544332211 01');
    expect(serve('shell', request())).toEqual([rejected, 1]);
    const said = call(storage, 'decodeDeleteReply', rejected, NONCE);
    expect(said).toEqual({ ok: false, error: 'DENIED' });
  });
});

/** An encoder whose result must decode to the same, and a decoder. */
type Pair = {
  readonly name: string;
  readonly codecs: () => Codecs;
  readonly decode: string;
  readonly encode: string;
  /** A frame to mutate. */
  readonly sample: () => Uint8Array;
  /** Calls with a nonce, and how the value is found. */
  readonly kind: 'request' | 'reply' | 'event';
};

const timedCodecs = timed as unknown as Codecs;
const PAIRS: readonly Pair[] = [
  {
    name: 'storage.put',
    codecs: () => storage,
    decode: 'decodePut',
    encode: 'encodePut',
    sample: () => bytes(PUT_HEX),
    kind: 'request',
  },
  {
    name: 'storage.delete',
    codecs: () => storage,
    decode: 'decodeDelete',
    encode: 'encodeDelete',
    sample: () => frameOf('encodeDelete', { key: 'a long key' }, NONCE),
    kind: 'request',
  },
  {
    name: 'storage.event.changed',
    codecs: () => storage,
    decode: 'decodeChangedEvent',
    encode: 'encodeChangedEvent',
    sample: () => frameOf('encodeChangedEvent', { key: 'key', frame: 1 }),
    kind: 'event',
  },
  {
    name: 'storage.put reply',
    codecs: () => storage,
    decode: 'decodePutReply',
    encode: 'encodePutReply',
    sample: () => frameOf('encodePutReply', { old: new Uint8Array(3), status: 1, nonce: 2 }, NONCE),
    kind: 'reply',
  },
  {
    name: 'timed.register',
    codecs: () => timedCodecs,
    decode: 'decodeRegister',
    encode: 'encodeRegister',
    sample: () => encodedFrame(timed.encodeRegister({ qos: timed.QosClass.Idle, deadline: 7n }, 9)),
    kind: 'request',
  },
  {
    name: 'timed.fired',
    codecs: () => timedCodecs,
    decode: 'decodeFiredEvent',
    encode: 'encodeFiredEvent',
    sample: () =>
      encodedFrame(timed.encodeFiredEvent({ timer: timed.asTimerId(1), deadline: 7n, now: 8n })),
    kind: 'event',
  },
];

/** The value in a frame, with the nonce to encode it again; nothing if there is none. */
function decoded(pair: Pair, frame: Uint8Array): { value: unknown; nonce: unknown } | undefined {
  const codecs = pair.codecs();
  const nonceFunction = pair.kind === 'reply' ? 'replyNonce' : 'requestNonce';
  const nonce = pair.kind === 'event' ? undefined : envelopeOf(codecs)[nonceFunction](frame);
  const value = call(codecs, pair.decode, frame, nonce);
  if (pair.kind === 'reply') {
    const result = value as { ok: boolean; value: unknown };
    return result.ok ? { value: result.value, nonce } : undefined;
  }
  const isReject = typeof value === 'object' && value !== null && 'check' in value;
  return value === undefined || isReject ? undefined : { value, nonce };
}

/** Whatever a frame is: if it has a value, then it is the only frame with this value. */
function isOnly(pair: Pair, frame: Uint8Array): boolean {
  const found = decoded(pair, frame);
  if (found === undefined) return false;
  const again =
    pair.kind === 'event'
      ? call(pair.codecs(), pair.encode, found.value)
      : call(pair.codecs(), pair.encode, found.value, found.nonce);
  expect(again).toEqual(frame);
  return true;
}

/** Changes some bytes, and perhaps the length. */
const change = fc.record({
  bytes: fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 3 }),
  length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: -8, max: 8 })),
});

describe.each(PAIRS)('$name', (pair) => {
  test('decodes any bytes without a throw, each value from one frame', () => {
    const start = pair.sample().subarray(0, 12);
    const property = fc.property(fc.uint8Array({ maxLength: 120 }), (any) => {
      isOnly(pair, any);
      isOnly(pair, new Uint8Array([...start, ...any]));
    });
    expect(fc.check(property, { numRuns: 300 }).failed).toBe(false);
  });

  test('decodes changed frames without a throw, each value from one frame', () => {
    let values = 0;
    fc.assert(
      fc.property(change, ({ bytes: changes, length }) => {
        const sample = pair.sample();
        const frame = new Uint8Array(Math.max(0, sample.length + length));
        frame.set(sample.subarray(0, frame.length));
        for (const [at, value] of changes) if (at < frame.length) frame[at] = value;
        if (isOnly(pair, frame)) values++;
      }),
      { numRuns: 1000 },
    );
    // The property would hold for a decoder that rejects everything.
    expect(values).toBeGreaterThan(50);
  });

  test('has one length', () => {
    const sample = pair.sample();
    expect(isOnly(pair, sample)).toBe(true);
    for (let length = 0; length < sample.length; length++) {
      expect(decoded(pair, sample.subarray(0, length))).toBeUndefined();
    }
    expect(decoded(pair, new Uint8Array([...sample, 0]))).toBeUndefined();
  });
});
