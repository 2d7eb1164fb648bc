/** The protocol of the peer, without a machine. */
import { serve, type SelftestPeerHandlers } from '@abicus/abi-selftest-peer';
import {
  decodeArmReply,
  decodeBootsReply,
  decodeCrashReply,
  decodeEndReply,
  encodeArm,
  encodeBoots,
  encodeCrash,
  encodeEnd,
  type BootsReply,
} from '@abicus/abi-selftest-peer';
import { SELFTEST_PEER_SERVICE } from '@abicus/abi-selftest-peer/testing';
import { Rig } from '@abicus/service/testing';
import { encodedFrame, codecTests, serveDriver, serveTests, titled } from '@abicus/wire/testing';
import { LATER } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { newPeer, peerHandlers, type Peer } from './handlers.ts';
import { program } from './program.ts';

/** The handlers without calls of other services. */
const handlers: SelftestPeerHandlers<Peer> = {
  arm: (_, { timers }) => ({ armed: timers }),
  end: (state) => {
    peerHandlers.end({ state, now: 5n } as never, {});
    return {};
  },
  crash: () => LATER,
  boots: (state) => peerHandlers.boots({ state } as never, {}) as BootsReply,
};
const FIRST = { starts: 1, grants: 6 };

test('selftest-peer.arm: a request says how many timers, and its reply how many were armed', () => {
  const reply =
    serve(handlers, newPeer(FIRST), encodedFrame(encodeArm({ timers: 5 }, 7))) ?? new Uint8Array();
  expect(decodeArmReply(reply, 7)).toEqual({ ok: true, value: { armed: 5 } });
});

test('selftest-peer.end: the request is answered, and the program ends then', () => {
  const peer = newPeer(FIRST);
  const reply = serve(handlers, peer, encodeEnd(9)) ?? new Uint8Array();
  expect(decodeEndReply(reply, 9)).toEqual({ ok: true, value: {} });
  expect(peer.endsAt).toBeGreaterThan(5n);
});

test('selftest-peer.boots: a peer tells how often it was started, and what it was given', () => {
  const reply = serve(handlers, newPeer({ starts: 3, grants: 6 }), encodeBoots(8));
  expect(decodeBootsReply(reply ?? new Uint8Array(), 8)).toEqual({
    ok: true,
    value: { starts: 3, grants: 6 },
  });
});

test('selftest-peer.crash: it executes an illegal instruction, and answers only where that is none', () => {
  const peer = new Rig(program.definition);
  expect(() => peer.ask({ sender: 7 }, encodeCrash(3))).toThrow('illegal instruction');
  const other = new Rig(program.definition);
  other.cpu.illegal = () => ({}) as never;
  const reply = other.ask({ sender: 7 }, encodeCrash(3)) ?? new Uint8Array();
  expect(decodeCrashReply(reply, 3)).toEqual({ ok: true, value: {} });
});

test.each(
  titled([
    ...codecTests(SELFTEST_PEER_SERVICE),
    ...serveTests(SELFTEST_PEER_SERVICE, serveDriver(serve)),
  ]),
)('%s', (_, { run, expected }) => expect(run()).toEqual(expected));
