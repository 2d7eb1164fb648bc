/** Routes: their states, and what each answer of init leads to. */
import { encodeGetReply, GET_CALL, getRejects } from '@abicus/abi-init';
import { asCapSlot } from '@abicus/abi-kernel';
import { err, ok, type Program, type Result } from '@abicus/wire';
import type { Channel } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { FakeCpu } from './testing/fake-cpu.ts';
import type { CallError } from './call-error.ts';
import { resolverOf, Route, ROUTE_ANSWER_MAX } from './route.ts';
import { encodedFrame } from '@abicus/wire/testing';

const SLOT = asCapSlot(9);
const NONCE = { version: 'v2', nonce: 5 } as const;

type Answer = Result<Uint8Array, CallError>;

/** A route whose init gives these answers, in this order; and the questions that it gets. */
function routed(...answers: readonly Answer[]) {
  const cpu = new FakeCpu();
  const asked: Uint8Array[] = [];
  const init: Channel<number, CallError> = {
    nonce: () => NONCE.nonce,
    call(frame) {
      asked.push(frame);
      return answering(answers[asked.length - 1] ?? err('Failed'));
    },
  };
  return { cpu, asked, route: new Route('timed', SLOT, init) };
}

/** A call that ends without a trap. */
function answering(answer: Answer): Program<Answer> {
  return Object.assign([].values() as unknown as Program<Answer>, {
    next: () => ({ done: true, value: answer }) as const,
  });
}

const GIVEN = ok(encodedFrame(encodeGetReply({ send: SLOT }, NONCE)));

test('a route that is not stale is resolved without a trap', () => {
  const { cpu, route } = routed();
  expect(cpu.run(route.resolve())).toEqual(ok(SLOT));
  expect([cpu.traps, route.state, route.resolved]).toEqual([[], 'hit', 0]);
});

test('a stale route asks by name and closes nothing, so that its slot is never free, and is usable in the same slot', () => {
  const { cpu, asked, route } = routed(GIVEN);
  route.ended();
  expect(route.state).toBe('stale');
  expect(cpu.run(route.resolve())).toEqual(ok(SLOT));
  expect(cpu.traps).toEqual([]);
  expect(Buffer.from(asked[0] ?? []).toString('hex')).toBe('525401400574696d656405000000');
  expect([route.state, route.resolved, GIVEN.ok && GIVEN.value.length]).toEqual([
    'hit',
    1,
    ROUTE_ANSWER_MAX,
  ]);
});

const rejected = (why: keyof typeof getRejects): Answer =>
  ok(GET_CALL.rejectReply(getRejects[why], NONCE));

test.each([
  ['STALE', rejected('ended')],
  ['DENIED', rejected('policy')],
  ['NOT_FOUND', rejected('target')],
  ['MALFORMED', rejected('slot')],
  ['BadReply', ok(encodedFrame(encodeGetReply({ send: 8 }, NONCE)))],
  ['BadReply', ok(encodedFrame(encodeGetReply({ send: SLOT }, { version: 'v2', nonce: 6 })))],
  ['BadReply', ok(new Uint8Array())],
  ['TimedOut', err('TimedOut')],
  ['PeerGone', err('PeerGone')],
] as const)('an answer %s loses the route, and the next call asks again', (error, answer) => {
  const { cpu, asked, route } = routed(answer, GIVEN);
  route.ended();
  expect(cpu.run(route.resolve())).toEqual(err(error));
  expect([route.state, route.resolved]).toEqual(['lost', 0]);
  expect(cpu.run(route.resolve())).toEqual(ok(SLOT));
  expect([route.state, asked.length]).toEqual(['hit', 2]);
});

test('while init is asked, a second call is told so and asks nothing', () => {
  const cpu = new FakeCpu();
  let asked = 0;
  const init: Channel<number, CallError> = {
    nonce: () => NONCE.nonce,
    *call() {
      asked += 1;
      yield;
      return GIVEN;
    },
  };
  const route = new Route('timed', SLOT, init);
  route.ended();
  const first = route.resolve();
  first.next();
  route.ended();
  expect([cpu.run(route.resolve()), route.state]).toEqual([err('Asking'), 'asking']);
  expect(first.next()).toEqual({ done: true, value: ok(SLOT) });
  expect(asked).toBe(1);
});

test('the resolver of a channel gives the slot, or nothing if init has no capability', () => {
  const { cpu, route } = routed(rejected('ended'), GIVEN);
  expect(cpu.run(resolverOf(route)())).toBe(undefined);
  expect(cpu.run(resolverOf(route)())).toBe(SLOT);
});
