/** The generated test cases of init's messages and protocol, and messages computed by hand. */
import {
  decodeGetReply,
  encodeGet,
  encodeGetReply,
  encodeReady,
  encodeStart,
  ENVELOPE,
  GET_CALL,
  getRejects,
  serve,
  type Start,
} from '@abicus/abi-init';
import { INIT_SERVICE, TYPES } from '@abicus/abi-init/testing';
import {
  encodedFrame,
  codecTests,
  fromHex,
  serveDriver,
  serveTests,
  titled,
  toHex,
  typeTests,
} from '@abicus/wire/testing';
import { describe, expect, test } from 'vitest';

test.each(titled([...typeTests(TYPES), ...codecTests(INIT_SERVICE)]))(
  '%s',
  (_, { run, expected }) => expect(run()).toEqual(expected),
);

describe('serving', () => {
  test.each(titled(serveTests(INIT_SERVICE, serveDriver(serve))))('%s', (_, { run, expected }) =>
    expect(run()).toEqual(expected),
  );
});

test('init.type.Start by hand: STRT, the grants, the starts, zeros', () => {
  const start: Start = { grants: 3, starts: 2 };
  expect(toHex(encodeStart(start))).toBe('53545254' + '03000000' + '02000000' + '00000000');
});

const NONCE = { version: 'v2', nonce: 0x0403_0201 } as const;

test('a question, its answer and its reject by hand: magic, version 1, opcode, what follows, the nonce', () => {
  const request = encodedFrame(encodeGet({ name: 'ab' }, NONCE));
  expect(toHex(request ?? new Uint8Array())).toBe('5254' + '01' + '40' + '026162' + '01020304');
  const reply = '5254' + '01' + 'c0' + '00' + '05000000' + '00000000' + '01020304';
  expect(toHex(encodedFrame(encodeGetReply({ send: 5 }, NONCE)))).toBe(reply);
  expect(decodeGetReply(fromHex(reply), NONCE)).toEqual({ ok: true, value: { send: 5 } });
  const stale = '5254' + '01' + 'c0' + '04' + '00'.repeat(8) + '01020304';
  expect(toHex(GET_CALL.rejectReply(getRejects.parked, NONCE))).toBe(stale);
  expect([reply.length, stale.length]).toEqual([2 * 17, 2 * 17]);
  expect(toHex(encodeReady(NONCE) ?? new Uint8Array())).toBe('5254' + '01' + '41' + '01020304');
});

test('a question without a nonce is decoded, and answered MALFORMED', () => {
  const old = encodeGet({ name: 'ab' }, { version: 'v1' }) ?? new Uint8Array();
  expect(toHex(old)).toBe('5254' + '01' + '40' + '026162');
  const never = (): never => {
    throw new Error('a handler ran');
  };
  const reply = serve({ get: never, ready: never, routes: never }, undefined, old);
  expect(toHex(reply ?? new Uint8Array())).toBe('5254' + '01' + 'c0' + '02' + '00'.repeat(8));
  expect(ENVELOPE.opcodeOf(old)).toBe(0x40);
});
