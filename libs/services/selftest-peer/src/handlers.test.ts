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
import { asTimerId, decodeRegister, encodeRegisterReply } from '@abicus/abi-timed';
import { CLOCK_WINDOW, MessageKind, QosClass, SYSCALL } from '@abicus/abi-kernel';
import { Rig } from '@abicus/service/testing';
import { A0, A7, isReject, ok, type Program, type Result } from '@abicus/wire';
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
const MS = 1_000_000n;
const FIRST = { starts: 1, grants: 6 };

test('selftest-peer.arm: a request says how many timers, and its reply how many were armed', () => {
  const reply =
    serve(handlers, newPeer(FIRST), encodedFrame(encodeArm({ timers: 5 }, 7))) ?? new Uint8Array();
  expect(decodeArmReply(reply, 7)).toEqual({ ok: true, value: { armed: 5 } });
});

test('selftest-peer.arm: each timer is due a second after the request', () => {
  const asked: (bigint | undefined)[] = [];
  const timed = {
    nonce: () => 1,
    // oxlint-disable-next-line require-yield -- its reply is there at once
    *call(frame: Uint8Array): Program<Result<Uint8Array, never>> {
      const request = decodeRegister(frame);
      asked.push(request === undefined || isReject(request) ? undefined : request.deadline);
      const reply = { timer: asTimerId(1), coalesced: 0n };
      return ok(encodedFrame(encodeRegisterReply(reply, 1)));
    },
  };
  const steps = peerHandlers.arm({ now: 7n, to: { timed } } as never, { timers: 2 });
  expect((steps as Program<unknown>).next().value).toEqual({ armed: 2 });
  expect(asked).toEqual([1_000_000_007n, 1_000_000_007n]);
});

test('selftest-peer.arm: it waits 5 ms for timed, and for a route to it, if it has ended, as long as its own caller does', () => {
  const it = new Rig(program.definition);
  const arm = encodedFrame(encodeArm({ timers: 1 }, 7));
  it.ask({ sender: 7 }, arm);
  it.end(it.started[0] ?? 0, MessageKind.PeerGone);
  it.run();
  it.ask({ sender: 7 }, arm);
  // Its reading of the time is early by less than that.
  const waited = it.deadlines.map((at) => BigInt(at) - CLOCK_WINDOW[QosClass.Idle]);
  expect(waited).toEqual([5n * MS, 20n * MS]);
});

test('selftest-peer.end: the request is answered, and the program ends then', () => {
  const peer = newPeer(FIRST);
  const reply = serve(handlers, peer, encodeEnd(9)) ?? new Uint8Array();
  expect(decodeEndReply(reply, 9)).toEqual({ ok: true, value: {} });
  expect(peer.endsAt).toBe(100_005n);
});

test('selftest-peer.end: the program ends with status 0', () => {
  const { cpu, state } = new Rig(program.definition);
  const steps = program.definition.onDue?.({ cpu, state, now: 0n, to: {} } as never);
  expect((steps as Program).next().done).toBe(false);
  expect([cpu.x[A7], cpu.x[A0]]).toEqual([SYSCALL.exit, 0]);
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
