/** The operations of the peer, without a machine. */
import {
  answerArm,
  decodeArmReply,
  decodeEndReply,
  encodeArm,
  encodeEnd,
  serve,
} from '@abicus/abi-selftest-peer';
import { SELFTEST_PEER_SERVICE } from '@abicus/abi-selftest-peer/testing';
import { codecTests, serveDriver, serveTests, titled } from '@abicus/wire/testing';
import { expect, test } from 'vitest';
import { peerHandlers, type PeerCall } from './handlers.ts';

const newCall = (): PeerCall => ({ timers: undefined, ends: false });

test('selftest-peer.arm: a request says how many timers, and is answered when they are armed', () => {
  const call = newCall();
  expect(serve(peerHandlers, call, encodeArm({ timers: 5 }, 7))).toBeUndefined();
  expect(call).toEqual({ timers: 5, ends: false });
  expect(decodeArmReply(answerArm({ armed: 4 }, 7), 7)).toEqual({ ok: true, value: { armed: 4 } });
});

test('selftest-peer.end: the request is answered, and the program ends then', () => {
  const call = newCall();
  const reply = serve(peerHandlers, call, encodeEnd(9)) ?? new Uint8Array();
  expect(decodeEndReply(reply, 9)).toEqual({ ok: true, value: {} });
  expect(call).toEqual({ timers: undefined, ends: true });
});

test.each(
  titled([
    ...codecTests(SELFTEST_PEER_SERVICE),
    ...serveTests(SELFTEST_PEER_SERVICE, serveDriver(serve)),
  ]),
)('%s', (_, { run, expected }) => expect(run()).toEqual(expected));
