/** Frames whose bytes were computed by hand from their documented layouts. */
import {
  decodeRegisterReply,
  encodeCancel,
  encodeCancelReply,
  encodeFiredEvent,
  encodeRegister,
  encodeRegisterReply,
  encodeSleepUntil,
  encodeSleepUntilReply,
  ENVELOPE,
  type FiredEvent,
  QosClass,
  type TimerId,
} from '@abicus/abi-timed';
import { encodedFrame, fromHex, toHex } from '@abicus/wire/testing';
import { expect, test } from 'vitest';

const NONCE = 0x0102_0304;
const timer = 1 as TimerId;
const deadline = 3_000_000n;

test('timed.register: the request has 18 bytes, the reply 21', () => {
  const request = encodedFrame(encodeRegister({ qos: QosClass.Interactive, deadline }, NONCE));
  const reply = encodedFrame(encodeRegisterReply({ timer, coalesced: deadline }, NONCE));
  expect(toHex(request)).toBe(['544d0101', '04030201', '02', '00', 'c0c62d0000000000'].join(''));
  expect(toHex(reply)).toBe(
    ['544d0181', '00', '04030201', '01000000', 'c0c62d0000000000'].join(''),
  );
});

test('timed.cancel: the request has 12 bytes, the reply 9', () => {
  expect(toHex(encodedFrame(encodeCancel({ timer }, NONCE)))).toBe(
    '544d0102' + '04030201' + '01000000',
  );
  expect(toHex(encodeCancelReply(NONCE))).toBe('544d0182' + '00' + '04030201');
});

test('timed.sleepUntil: the request has 18 bytes, the reply 17', () => {
  const request = encodedFrame(encodeSleepUntil({ qos: QosClass.Idle, deadline }, NONCE));
  expect(toHex(request)).toBe(['544d0103', '04030201', '00', '00', 'c0c62d0000000000'].join(''));
  const reply = encodedFrame(encodeSleepUntilReply({ wake: deadline }, NONCE));
  expect(toHex(reply)).toBe(['544d0183', '00', '04030201', 'c0c62d0000000000'].join(''));
});

test('timed.event.fired: the event has 24 bytes', () => {
  const event: FiredEvent = { timer, deadline, now: 3_000_001n };
  expect(toHex(encodedFrame(encodeFiredEvent(event)))).toBe(
    ['544d01c0', '01000000', 'c0c62d0000000000', 'c1c62d0000000000'].join(''),
  );
});

test('timed.status.MALFORMED: a short register is answered with 9 bytes, its nonce kept', () => {
  const reply = ENVELOPE.malformedReply(fromHex('544d0101040302010200c0c62d'));
  expect(toHex(reply)).toBe('544d0181' + '04' + '04030201');
  expect(toHex(ENVELOPE.malformedReply(fromHex('544d01')))).toBe('544d0180' + '04' + '00000000');
});

test('timed.status.MALFORMED: a short sleepUntil is answered with 17 bytes', () => {
  const reply = ENVELOPE.malformedReply(fromHex('544d0103040302010200c0c62d'));
  expect(toHex(reply)).toBe('544d0183' + '04' + '04030201' + '0000000000000000');
});

test('timed.status.OVER_LIMIT: the reply to a rejected register contains no times', () => {
  const reply = fromHex(['544d0181', '02', '04030201', '00000000', '0000000000000000'].join(''));
  expect(decodeRegisterReply(reply, NONCE)).toEqual({ ok: false, error: 'OVER_LIMIT' });
});
