/** Envelopes: headers with each width of nonce and both orders of a reply, and rejects. */
import { expect, test } from 'vitest';
import { reject } from '../reject.ts';
import { BAD_REPLY, Envelope, frameFor } from './envelope.ts';
import { NONCE, type NonceCodec } from './nonce.ts';
import { ServiceOperation } from './operation.ts';

const MALFORMED = 6;
const DENIED = 4;

/**
 * An envelope with the status before the nonce, whose operation 3 rejects malformed requests at full
 * length.
 */
function envelopeOf<N extends number | bigint>(nonce: NonceCodec<N>, size: number): Envelope<N> {
  return new Envelope({
    service: 'zq',
    magic: 'ZQ',
    version: 7,
    nonce,
    request: { size: 4 + size, nonce: 4 },
    reply: { size: 5 + size, status: 4, nonce: 5 },
    success: 0,
    malformed: MALFORMED,
    denied: DENIED,
    opcodes: [1, 3],
    fullSize: { 3: 16 },
  });
}

const small = envelopeOf(NONCE.u8, 1);
const operation = (opcode: number): ServiceOperation<number, 'BAD' | 'LOST'> =>
  new ServiceOperation(small, {
    id: 'zq.one',
    opcode,
    moves: 'reply',
    answers: 'now',
    idempotent: true,
    statuses: { 2: 'LOST', [MALFORMED]: 'BAD' },
    rejectSize: opcode === 3 ? 16 : 8,
    bare: opcode === 3 ? [DENIED] : [MALFORMED, DENIED],
  });

test.each([
  ['u8', 1, 0xfe],
  ['u16', 2, 0xfffe],
  ['u32', 4, 0xffff_fffe],
  ['i32', 4, -2],
  ['u53', 8, Number.MAX_SAFE_INTEGER],
  ['u64', 8, 0xffff_ffff_ffff_fffen],
] as const)('a nonce of %s takes %d bytes in requests and replies', (width, size, nonce) => {
  const envelope = envelopeOf<number | bigint>(NONCE[width] as NonceCodec<number | bigint>, size);
  const request = new Uint8Array(4 + size);
  envelope.startRequest(request, 3, nonce);
  expect([...request.subarray(0, 4)]).toEqual([0x5a, 0x51, 7, 3]);
  expect(envelope.requestNonce(request)).toBe(nonce);
  const zero = envelope.requestNonce(request.subarray(0, 3 + size));
  expect(zero).toBe(typeof nonce === 'bigint' ? 0n : 0);
  const reply = envelope.rejectReply(3, 2, nonce, 5 + size);
  expect([...reply.subarray(0, 5)]).toEqual([0x5a, 0x51, 7, 0x83, 2]);
  expect(envelope.replyNonce(reply)).toBe(nonce);
  expect(envelope.isReply(reply, 3, nonce)).toBe(true);
  expect(envelope.replyStatus(reply)).toBe(2);
});

test('a nonce of more than 53 bits makes the request malformed, and the answer has nonce 0', () => {
  const envelope = envelopeOf<number>(NONCE.u53, 8);
  const request = new Uint8Array(12);
  envelope.startRequest(request, 3, Number.MAX_SAFE_INTEGER);
  expect(envelope.hasNonce(request)).toBe(true);
  const other = request.with(11, 1);
  expect(envelope.hasNonce(other)).toBe(false);
  expect(envelope.requestNonce(other)).toBe(0);
  expect(envelope.malformedReply(other)).toEqual(envelope.malformedReply(request.fill(0, 4)));
});

test('a truncated reply answers no request, whatever its nonce', () => {
  const reply = small.rejectReply(1, 0, 0, 6);
  expect(small.isReply(reply, 1, 0)).toBe(true);
  for (let length = 0; length < 6; length++) {
    expect(small.isReply(reply.subarray(0, length), 1, 0)).toBe(false);
  }
  const wide = envelopeOf(NONCE.u64, 8);
  const header = wide.rejectReply(1, 0, 0n, 13);
  expect(wide.isReply(header, 1, 0n)).toBe(true);
  expect(wide.isReply(header.subarray(0, 12), 1, 0n)).toBe(false);
});

test('a frame of another magic, version or opcode is not of the protocol', () => {
  const reply = small.rejectReply(1, 0, 9, 6);
  for (const at of [0, 1, 2, 3]) expect(small.replyNonce(reply.with(at, 0xee))).toBeUndefined();
  expect(small.replyNonce(reply.subarray(0, 5))).toBeUndefined();
  // An opcode of no operation, and one of a request.
  expect(small.replyNonce(reply.with(3, 0x82))).toBeUndefined();
  expect(small.replyNonce(reply.with(3, 1))).toBeUndefined();
});

test.each([
  ['an empty frame', [], [0x5a, 0x51, 7, 0x80, MALFORMED, 0]],
  ['a frame of another magic', [1, 2, 3, 3, 9], [0x5a, 0x51, 7, 0x83, MALFORMED, 9]],
  ['a short answer', [0x5a, 0x51, 7, 1, 9], [0x5a, 0x51, 7, 0x81, MALFORMED, 9]],
  [
    'a full answer',
    [0x5a, 0x51, 7, 3, 9],
    [0x5a, 0x51, 7, 0x83, MALFORMED, 9, ...Array(10).fill(0)],
  ],
])('a malformed request is answered: %s', (_, request, reply) => {
  expect([...small.malformedReply(Uint8Array.from(request))]).toEqual(reply);
});

test('a caller without authority is answered with the header alone', () => {
  const reply = small.deniedReply(Uint8Array.of(0x5a, 0x51, 7, 3, 9, 1, 2));
  expect([...reply]).toEqual([0x5a, 0x51, 7, 0x83, DENIED, 9]);
});

test('a frame is the front of a longer buffer, and a new buffer instead of a shorter one', () => {
  const buffer = new Uint8Array(8);
  expect(frameFor(buffer, 8)).toBe(buffer);
  expect(frameFor(buffer, 3).buffer).toBe(buffer.buffer);
  expect(frameFor(buffer, 3)).toHaveLength(3);
  expect(frameFor(undefined, 3)).toHaveLength(3);
  // A part of a frame is not a frame.
  expect(frameFor(buffer, 9)).toHaveLength(9);
  expect(frameFor(buffer, 9).buffer).not.toBe(buffer.buffer);
});

test('a reject by a check has a declared status and a body of zeros', () => {
  const one = operation(1);
  const frame = one.rejectReply(reject('zq.one.lost', 'LOST', 2), 9);
  expect([...frame]).toEqual([0x5a, 0x51, 7, 0x81, 2, 9, 0, 0]);
  expect(one.rejectedBy(frame, 9)).toEqual({ ok: false, error: 'LOST' });
  for (const bad of [frame.with(7, 1), frame.subarray(0, 7), frame.with(4, 3)]) {
    expect(one.rejectedBy(bad, 9)).toBe(BAD_REPLY);
  }
  expect(one.rejectedBy(frame, 8)).toBe(BAD_REPLY);
  expect(one.rejectedBy(frame.with(4, 0), 9)).toBeUndefined();
});

test('a reject of a malformed request has exactly the length of its operation', () => {
  const short = small.malformedReply(Uint8Array.of(0x5a, 0x51, 7, 1, 9));
  expect(operation(1).rejectedBy(short, 9)).toEqual({ ok: false, error: 'BAD' });
  expect(operation(1).rejectedBy(new Uint8Array([...short, 0, 0]), 9)).toBe(BAD_REPLY);
  const full = small.malformedReply(Uint8Array.of(0x5a, 0x51, 7, 3, 9));
  expect(operation(3).rejectedBy(full, 9)).toEqual({ ok: false, error: 'BAD' });
  expect(operation(3).rejectedBy(full.subarray(0, 6), 9)).toBe(BAD_REPLY);
});

test('a frame has an opcode if it starts with the magic and the version', () => {
  const frame = small.rejectReply(3, 0, 9, 8);
  expect(small.opcodeOf(frame)).toBe(0x83);
  expect(small.opcodeOf(frame.subarray(0, 4))).toBe(0x83);
  expect(small.opcodeOf(frame.subarray(0, 3))).toBeUndefined();
  expect(small.opcodeOf(frame.with(1, 0))).toBeUndefined();
  expect(small.opcodeOf(frame.with(2, 8))).toBeUndefined();
  expect(small.opcodeOf(new Uint8Array(0))).toBeUndefined();
});
