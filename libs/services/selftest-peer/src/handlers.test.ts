/** The protocol of the peer, without a machine. */
import { serve, type SelftestPeerHandlers } from '@abicus/abi-selftest-peer';
import { decodeArmReply, decodeEndReply, encodeArm, encodeEnd } from '@abicus/abi-selftest-peer';
import { SELFTEST_PEER_SERVICE } from '@abicus/abi-selftest-peer/testing';
import { codecTests, serveDriver, serveTests, titled } from '@abicus/wire/testing';
import { expect, test } from 'vitest';
import { newPeer, peerHandlers, type Peer } from './handlers.ts';

/** The handlers without calls of other services. */
const handlers: SelftestPeerHandlers<Peer> = {
  arm: (_, { timers }) => ({ armed: timers }),
  end: (state) => {
    peerHandlers.end({ state, now: 5n } as never, {});
    return {};
  },
};

test('selftest-peer.arm: a request says how many timers, and its reply how many were armed', () => {
  const reply = serve(handlers, newPeer(), encodeArm({ timers: 5 }, 7)) ?? new Uint8Array();
  expect(decodeArmReply(reply, 7)).toEqual({ ok: true, value: { armed: 5 } });
});

test('selftest-peer.end: the request is answered, and the program ends then', () => {
  const peer = newPeer();
  const reply = serve(handlers, peer, encodeEnd(9)) ?? new Uint8Array();
  expect(decodeEndReply(reply, 9)).toEqual({ ok: true, value: {} });
  expect(peer.endsAt).toBeGreaterThan(5n);
});

test.each(
  titled([
    ...codecTests(SELFTEST_PEER_SERVICE),
    ...serveTests(SELFTEST_PEER_SERVICE, serveDriver(serve)),
  ]),
)('%s', (_, { run, expected }) => expect(run()).toEqual(expected));
