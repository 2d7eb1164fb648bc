/** Frames of timed against bytes worked out by hand from the layouts that its contract keeps. */
import { isReject } from '@abicus/wire';
import { describe, expect, test } from 'vitest';
import {
  CANCEL_CALL,
  ENVELOPE,
  QosClass,
  REGISTER_CALL,
  SLEEP_UNTIL_CALL,
  asTimerId,
  cancelRejects,
  decodeCancel,
  decodeCancelReply,
  decodeFiredEvent,
  decodeRegister,
  decodeRegisterReply,
  decodeRoomReply,
  decodeSleepUntil,
  decodeSleepUntilReply,
  encodeCancel,
  encodeCancelReply,
  encodeFiredEvent,
  encodeRegister,
  encodeRegisterReply,
  encodeRoom,
  encodeSleepUntil,
  encodeSleepUntilReply,
  registerRejects,
  sleepUntilRejects,
} from '../../../../../libs/abi/timed/src/index.ts';
import { encodedFrame } from '@abicus/wire/testing';

const bytes = (text: string): Uint8Array =>
  new Uint8Array(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
const hex = (frame: Uint8Array): string => Buffer.from(frame).toString('hex');
const same = (frame: Uint8Array, text: string): void => {
  expect(hex(frame)).toBe(hex(bytes(text)));
};

/** 0x4d2: 1234 in each nonce. */
const NONCE = 0x4d2;

describe('register', () => {
  const REQUEST = '54 4d 01 01  d2 04 00 00  02 00  15 cd 5b 07 00 00 00 00';
  const REPLY = '54 4d 01 81  00  d2 04 00 00  07 00 00 00  00 ca 9a 3b 01 00 00 00';

  test('takes 18 bytes', () => {
    const request = { qos: QosClass.Interactive, deadline: 123_456_789n };
    same(encodedFrame(encodeRegister(request, NONCE)), REQUEST);
    expect(decodeRegister(bytes(REQUEST))).toEqual(request);
    expect(ENVELOPE.requestNonce(bytes(REQUEST))).toBe(NONCE);
  });

  test('answers with 21 bytes', () => {
    const reply = { timer: asTimerId(7), coalesced: 0x1_3b9a_ca00n };
    same(encodedFrame(encodeRegisterReply(reply, NONCE)), REPLY);
    expect(decodeRegisterReply(bytes(REPLY), NONCE)).toEqual({ ok: true, value: reply });
    expect(ENVELOPE.replyNonce(bytes(REPLY))).toBe(NONCE);
  });

  test('rejects in full length with a body of zeros', () => {
    const reject = '54 4d 01 81  02  d2 04 00 00  00 00 00 00  00 00 00 00 00 00 00 00';
    same(REGISTER_CALL.rejectReply(registerRejects.quota, NONCE), reject);
    const decoded = decodeRegisterReply(bytes(reject), NONCE);
    expect(decoded).toEqual({ ok: false, error: 'OVER_LIMIT' });
  });

  test('has one answer per defect of a request', () => {
    const whole = bytes(REQUEST);
    expect(decodeRegister(whole.with(8, 3))).toMatchObject({ qos: QosClass.PerfBurst });
    for (const qos of [4, 0xff])
      expect(decodeRegister(whole.with(8, qos))).toBe(registerRejects.qos);
    // Padding comes first: a frame that is malformed says nothing about its class.
    expect(decodeRegister(whole.with(8, 4).with(9, 1))).toBeUndefined();
    for (const at of [0, 1, 2, 3]) expect(decodeRegister(whole.with(at, 0xee))).toBeUndefined();
    expect(decodeRegister(whole.subarray(0, 17))).toBeUndefined();
    expect(decodeRegister(new Uint8Array(19).fill(0).map((_, i) => whole[i] ?? 0))).toBeUndefined();
    expect(decodeRegister(new Uint8Array(0))).toBeUndefined();
  });

  test('decodes replies of this request and operation only', () => {
    const bad = { ok: false, error: 'BadReply' };
    const whole = bytes(REPLY);
    expect(decodeRegisterReply(whole, NONCE + 1)).toEqual(bad);
    expect(decodeRegisterReply(whole.with(3, 0x82), NONCE)).toEqual(bad);
    expect(decodeRegisterReply(whole.with(3, 0x01), NONCE)).toEqual(bad);
    expect(decodeRegisterReply(whole.subarray(0, 20), NONCE)).toEqual(bad);
    // A reject whose body is not zero; statuses that the operation does not declare.
    expect(decodeRegisterReply(whole.with(4, 2), NONCE)).toEqual(bad);
    for (const status of [3, 5, 6, 255]) {
      const reject = bytes(`54 4d 01 81 00 d2 04 00 00 ${'00'.repeat(12)}`).with(4, status);
      expect(decodeRegisterReply(reject, NONCE)).toEqual(bad);
    }
  });

  test('carries 64 bits and nonces of 32 whole', () => {
    const deadline = 0xfedc_ba98_7654_3210n;
    const frame = encodedFrame(encodeRegister({ qos: QosClass.Idle, deadline }, 0xffff_fffe));
    same(frame, '54 4d 01 01  fe ff ff ff  00 00  10 32 54 76 98 ba dc fe');
    expect(decodeRegister(frame)).toEqual({ qos: QosClass.Idle, deadline });
    expect(ENVELOPE.requestNonce(frame)).toBe(0xffff_fffe);
  });

  test('writes into a longer buffer that was used before', () => {
    const into = new Uint8Array(64).fill(0xff);
    const frame = encodedFrame(
      encodeRegister({ qos: QosClass.Interactive, deadline: 123_456_789n }, NONCE, into),
    );
    same(frame, REQUEST);
    expect(frame.buffer).toBe(into.buffer);
    expect(into[18]).toBe(0xff);
  });
});

describe('cancel', () => {
  test('takes 12 bytes and answers with 9', () => {
    const request = '54 4d 01 02  d2 04 00 00  00 00 00 80';
    same(encodedFrame(encodeCancel({ timer: asTimerId(0x8000_0000) }, NONCE)), request);
    expect(decodeCancel(bytes(request))).toEqual({ timer: 0x8000_0000 });
    const reply = '54 4d 01 82  00  d2 04 00 00';
    same(encodeCancelReply(NONCE), reply);
    expect(decodeCancelReply(bytes(reply), NONCE)).toEqual({ ok: true, value: {} });
    const reject = '54 4d 01 82  03  d2 04 00 00';
    same(CANCEL_CALL.rejectReply(cancelRejects.timer, NONCE), reject);
    expect(decodeCancelReply(bytes(reject), NONCE)).toEqual({ ok: false, error: 'NOT_FOUND' });
  });
});

describe('sleepUntil', () => {
  test('takes the layout of register and answers with 17 bytes', () => {
    const request = '54 4d 01 03  d2 04 00 00  01 00  01 00 00 00 00 00 00 00';
    same(encodedFrame(encodeSleepUntil({ qos: QosClass.Normal, deadline: 1n }, NONCE)), request);
    expect(decodeSleepUntil(bytes(request))).toEqual({ qos: QosClass.Normal, deadline: 1n });
    expect(isReject(decodeSleepUntil(bytes(request).with(8, 9)))).toBe(true);
    const reply = '54 4d 01 83  00  d2 04 00 00  00 09 3d 00 00 00 00 00';
    same(encodedFrame(encodeSleepUntilReply({ wake: 4_000_000n }, NONCE)), reply);
    expect(decodeSleepUntilReply(bytes(reply), NONCE)).toEqual({
      ok: true,
      value: { wake: 4_000_000n },
    });
    const reject = '54 4d 01 83  01  d2 04 00 00  00 00 00 00 00 00 00 00';
    same(SLEEP_UNTIL_CALL.rejectReply(sleepUntilRejects.tooLong, NONCE), reject);
  });
});

describe('room', () => {
  test('takes the header alone', () => {
    same(encodeRoom(NONCE), '54 4d 01 20  d2 04 00 00');
    const reply = '54 4d 01 a0  00  d2 04 00 00  ff 03 00 00';
    expect(decodeRoomReply(bytes(reply), NONCE)).toEqual({ ok: true, value: { free: 1023 } });
  });
});

test('fired is an event of 24 bytes', () => {
  const event = { timer: asTimerId(3), deadline: 16n, now: 0x100n };
  const frame = '54 4d 01 c0  03 00 00 00  10 00 00 00 00 00 00 00  00 01 00 00 00 00 00 00';
  same(encodedFrame(encodeFiredEvent(event)), frame);
  expect(decodeFiredEvent(bytes(frame))).toEqual(event);
  expect(ENVELOPE.replyNonce(bytes(frame))).toBeUndefined();
  expect(decodeFiredEvent(bytes(frame).subarray(1))).toBeUndefined();
});

describe('a malformed request is answered', () => {
  test.each([
    ['nothing at all', '', '54 4d 01 80  04  00 00 00 00'],
    ['no nonce', '54 4d 01 01 d2 04 00', '54 4d 01 81  04  00 00 00 00'],
    ['a nonce and no more', '54 4d 01 01 d2 04 00 00', '54 4d 01 81  04  d2 04 00 00'],
    ['another magic', '58 4d 01 01 d2 04 00 00 00', '54 4d 01 81  04  d2 04 00 00'],
    ['another version', '54 4d 02 02 d2 04 00 00', '54 4d 01 82  04  d2 04 00 00'],
    ['no such operation', '54 4d 01 7f d2 04 00 00', '54 4d 01 ff  04  d2 04 00 00'],
    ['an opcode of replies', '54 4d 01 81 d2 04 00 00', '54 4d 01 81  04  d2 04 00 00'],
    [
      'a sleep of the wrong length, in full',
      '54 4d 01 03 d2 04 00 00 01',
      '54 4d 01 83  04  d2 04 00 00  00 00 00 00 00 00 00 00',
    ],
    ['a sleep of another protocol', '58 4d 01 03 d2 04 00 00', '54 4d 01 83  04  d2 04 00 00'],
  ])('%s', (_, request, reply) => {
    expect(ENVELOPE.malformedReply(bytes(request))).toEqual(bytes(reply));
  });

  test('and the client is told so', () => {
    const short = bytes('54 4d 01 81  04  d2 04 00 00');
    expect(decodeRegisterReply(short, NONCE)).toEqual({ ok: false, error: 'MALFORMED' });
    const full = bytes('54 4d 01 83  04  d2 04 00 00  00 00 00 00 00 00 00 00');
    expect(decodeSleepUntilReply(full, NONCE)).toEqual({ ok: false, error: 'MALFORMED' });
    // Each operation has one form of it.
    expect(decodeSleepUntilReply(full.subarray(0, 9), NONCE)).toMatchObject({ error: 'BadReply' });
    const long = bytes(`54 4d 01 81  04  d2 04 00 00 ${'00'.repeat(12)}`);
    expect(decodeRegisterReply(long, NONCE)).toMatchObject({ error: 'BadReply' });
  });
});
