/** Clients with routes on a machine: their calls reach the next instance of a service. */
import { asCapSlot, capClone, capClose } from '@abicus/abi-kernel';
import {
  CallChannel,
  INIT_SLOT,
  resolverOf,
  Route,
  ROUTE_ANSWER_MAX,
  type CallError,
} from '@abicus/ipc';
import type { Cpu, Program } from '@abicus/wire';
import type { Channel } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { ASK, obedient } from './programs.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const A: TestProgram = { name: 'a', main: obedient };
const ONCE = { moves: undefined, answers: 'now', idempotent: false } as const;
const AGAIN = { ...ONCE, idempotent: true } as const;

/** A channel to the first service, which resolves its route anew. */
function channelTo(cpu: Cpu) {
  const init = new CallChannel(cpu, INIT_SLOT, { room: ROUTE_ANSWER_MAX });
  const route = new Route('a', asCapSlot(SLOT.first), init);
  const options = { room: 64, resolve: resolverOf(route) };
  const channel = new CallChannel(cpu, asCapSlot(SLOT.first), options);
  return { route, channel };
}

function* call(
  channel: CallChannel,
  what: number,
  shape: typeof ONCE | typeof AGAIN,
): Program<unknown> {
  const reply = yield* channel.call(Uint8Array.of(what), channel.nonce(), shape);
  return reply.ok ? reply.value[0] : reply.error;
}

test('a call whose service has failed ends at once; the next one reaches the next instance', () => {
  const { collected } = runMain<unknown>([A], function* ask(cpu, found) {
    const { route, channel } = channelTo(cpu);
    found.push(yield* call(channel, ASK.starts, ONCE), yield* call(channel, ASK.fault, ONCE));
    found.push(yield* call(channel, ASK.starts, ONCE), route.state, route.resolved);
  });
  expect(collected).toEqual([1, 'PeerGone', 2, 'hit', 1]);
});

test('a request that may be repeated is sent once more, and that is all', () => {
  const { collected } = runMain<unknown>([A], function* ask(cpu, found) {
    const { route, channel } = channelTo(cpu);
    found.push(yield* call(channel, ASK.fault, AGAIN), route.resolved);
    found.push(yield* call(channel, ASK.starts, AGAIN), route.resolved);
  });
  // The first instance and the second one each failed of the request.
  expect(collected).toEqual(['PeerGone', 1, 3, 2]);
});

test('calls of a service that stays ended end, and so do later ones', () => {
  const { collected } = runMain<unknown>([A], function* ask(cpu, found) {
    const { route, channel } = channelTo(cpu);
    for (let i = 0; i < 5; i++) found.push(yield* call(channel, ASK.fault, ONCE));
    found.push(route.state, yield* call(channel, ASK.starts, ONCE), route.state);
  });
  const gone = 'PeerGone';
  expect(collected).toEqual([gone, gone, gone, gone, gone, 'lost', gone, 'lost']);
});

test('while init is asked, the slot of a stale route is not free: no other capability takes it', () => {
  const { collected } = runMain<unknown>([A], function* ask(cpu, found) {
    const { channel } = channelTo(cpu);
    found.push(yield* call(channel, ASK.fault, ONCE));
    const toInit = new CallChannel(cpu, INIT_SLOT, { room: ROUTE_ANSWER_MAX });
    const init: Channel<number, CallError> = {
      nonce: () => toInit.nonce(),
      *call(...question) {
        const copy = yield* capClone(cpu, INIT_SLOT);
        found.push(copy.ok && copy.value === SLOT.first);
        return yield* toInit.call(...question);
      },
    };
    const route = new Route('a', asCapSlot(SLOT.first), init);
    route.ended();
    found.push(yield* route.resolve(), route.state, yield* call(channel, ASK.starts, ONCE));
  });
  expect(collected).toEqual(['PeerGone', false, { ok: true, value: SLOT.first }, 'hit', 2]);
});

test('a route that is resolved while its service lives keeps its capability; one that holds another is MALFORMED', () => {
  const { collected } = runMain<unknown>([A], function* ask(cpu, found) {
    const { route, channel } = channelTo(cpu);
    route.ended();
    found.push(yield* route.resolve(), yield* call(channel, ASK.starts, ONCE));
    // Its service fails, and the client puts a capability of another object into the slot.
    found.push(yield* call(channel, ASK.fault, ONCE));
    yield* capClose(cpu, asCapSlot(SLOT.first));
    for (let slot = 0; slot !== SLOT.first;) {
      const copy = yield* capClone(cpu, INIT_SLOT);
      slot = copy.ok ? copy.value : SLOT.first;
    }
    route.ended();
    found.push(yield* route.resolve());
  });
  const held = { ok: true, value: SLOT.first };
  expect(collected).toEqual([held, 1, 'PeerGone', { ok: false, error: 'MALFORMED' }]);
});
