/**
 * A client that forges: notices of the kernel, replies with the nonces of others, events of other services, capabilities
 * that nothing asked for. What another client has of the service is the same with it and without it.
 */
import {
  asCapSlot,
  encodePeerGone,
  GoneSide,
  MessageKind,
  MsgType,
  QosClass,
} from '@abicus/abi-kernel';
import { encodeOwn } from '@abicus/abi-service';
import {
  asTimerId,
  cancelRejects,
  encodeCancel,
  encodeRegister,
  encodeRoomReply,
  encodeSleepUntil,
  encodeSleepUntilReply,
  room,
} from '@abicus/abi-timed';
import type { Program } from '@abicus/wire';
import { encodedFrame, toHex } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rig } from '../src/testing/rig.ts';
import { toyDefinition, toyHandlers } from './toy.ts';

const VICTIM = { sender: 7, identity: 7n };
/** The slot of the capability that the victim moves, which the service keeps. */
const KEPT = 40;
/** The first slot of the capabilities that come with forgeries. */
const FORGED_SLOT = 1000;
/** When the answer to the victim is due, in ns. */
const DUE = 5_000n;
/** The service whose events are handled. */
const PEER = 5n;
/** The first of all tasks, those next to the victim and the service, and one whose identity ends as that of the victim. */
const FORGERS = [
  { sender: 1, identity: 0n },
  { sender: 5, identity: 6n },
  { sender: 8, identity: VICTIM.identity + (1n << 32n) },
] as const;

const arm = encodedFrame(encodeRegister({ qos: QosClass.Normal, deadline: 9n }, 11));
const sleep = encodedFrame(encodeSleepUntil({ qos: QosClass.Normal, deadline: DUE }, 12));
const cancel = encodedFrame(encodeCancel({ timer: asTimerId(1) }, 13));
const free = (nonce: number): Uint8Array => encodedFrame(encodeRoomReply({ free: 3 }, nonce));
/** Answers to requests of the victim, and to the calls that the service makes for it. */
const answers = [encodedFrame(encodeSleepUntilReply({ wake: 1n }, 12)), ...[1, 2, 3, 13].map(free)];
/** Notices of the ends of all that the service watches, and of what it does not. */
const notices = Object.values(GoneSide).flatMap((side) =>
  [0, KEPT].flatMap((slot) =>
    [0n, 1n, 2n, VICTIM.identity].map((serial) =>
      encodePeerGone({ side, slot: asCapSlot(slot), cookie: VICTIM.identity, serial }),
    ),
  ),
);
const event = Uint8Array.of(1, 2, 3);

const sent = fc.record({
  by: fc.constantFrom(...FORGERS),
  moves: fc.boolean(),
  kind: fc.constantFrom('request', 'message', 'answer of a peer that is called'),
  ty: fc.constantFrom(0, MsgType.PeerGone, MsgType.Interrupt, MsgType.PeerGone - 1),
  frame: fc.constantFrom(...notices, ...answers, event, arm.slice(0, -1), cancel.slice(1)),
});
type Forgery = Parameters<Parameters<typeof sent.map>[0]>[0];

/** A service that tells whether the calls for its clients were answered. */
function serving() {
  const events: Uint8Array[] = [];
  const definition = toyDefinition('toy', undefined, {
    events: [{ identity: PEER, handle: (frame) => () => void events.push(frame) }],
    handlers: {
      ...toyHandlers,
      *cancel(call): Program<Readonly<Record<string, never>> | typeof cancelRejects.timer> {
        const asked = yield* room(call.to.other);
        return asked.ok ? {} : cancelRejects.timer;
      },
    },
  });
  return { it: new Rig(definition), events };
}

/** The requests of the victim, with forgeries before and after each; what it has, and what became of the capabilities. */
function session(forgeries: readonly (readonly Forgery[])[]) {
  const { it, events } = serving();
  let moved = FORGED_SLOT;
  const forge = (between: number): void => {
    for (const { by, moves, kind, ty, frame } of forgeries[between] ?? []) {
      const from = moves ? { ...by, moved: moved++ } : by;
      if (kind === 'message') it.message(from, frame, ty);
      else if (kind === 'request') it.request(from, frame);
      else {
        it.request(from, cancel);
        it.run();
        it.end(it.started.at(-1) ?? 0, MessageKind.Reply, frame);
      }
      it.run();
    }
  };
  const request = (frame: Uint8Array, slot?: number): number => {
    const token = it.request({ ...VICTIM, moved: slot }, frame);
    it.run();
    return token;
  };
  forge(0);
  const tokens = [request(arm, KEPT)];
  forge(1);
  tokens.push(request(sleep));
  forge(2);
  tokens.push(request(cancel));
  const [badge = 0, nonce] = [it.started.at(-1), it.started.length];
  forge(3);
  it.end(badge, MessageKind.Reply, free(nonce));
  it.run();
  forge(4);
  it.now = DUE;
  it.run();
  forge(5);
  const own = it.ask(VICTIM, encodedFrame(encodeOwn({ from: 0 }, 14)));
  const { kept, watches } = it.loop.holdings;
  const held = { kept, watches, watched: it.watched, ended: [...it.state.ended], events };
  const forged = { moved: moved - FORGED_SLOT, closed: [...it.closed] };
  it.notice(1);
  it.run();
  const replies = tokens.map((token) => toHex(it.replies.get(token) ?? new Uint8Array()));
  const { holdings } = it.loop;
  const last = it.closed.at(-1);
  const left = { kept: holdings.kept, watches: holdings.watches, ended: it.state.ended, last };
  return { victim: { own, held, replies, left }, forged };
}

test('what a client has of a service is the same, whatever another one forges', () => {
  const alone = session([]);
  expect(alone.victim.replies.map((reply) => reply.slice(8, 10))).toEqual(['00', '00', '00']);
  expect(alone.victim).toMatchObject({
    held: { kept: 1, watches: 1, watched: ['task 7'], ended: [], events: [] },
    left: { kept: 0, watches: 0, ended: [VICTIM.sender], last: KEPT },
  });
  fc.assert(
    fc.property(fc.array(fc.array(sent, { maxLength: 6 }), { maxLength: 6 }), (forgeries) => {
      const { victim, forged } = session(forgeries);
      expect(victim).toEqual(alone.victim);
      const slots = Array.from({ length: forged.moved }, (_, i) => FORGED_SLOT + i);
      expect(forged.closed).toEqual(slots);
    }),
    { seed: 0x666f, numRuns: 300 },
  );
});
