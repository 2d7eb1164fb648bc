/** What a service asks itself before it serves. */
import { QosClass } from '@abicus/abi-kernel';
import {
  encodeRegister,
  encodeRoom,
  encodeRoomReply,
  encodeSleepUntil,
  registerRejects,
  SERVER,
  type TimedHandlers,
} from '@abicus/abi-timed';
import { FakeCpu } from '@abicus/ipc/testing';
import { encodedFrame } from '@abicus/wire/testing';
import { expect, test } from 'vitest';
import { asking, echoDefinition } from '../test/echo.ts';
import { Toy, toyHandlers, type Callees } from '../test/toy.ts';
import { answer, keep, watchCaller, type Handlers } from './index.ts';
import { trial } from './trial.ts';

const [DENIED, MALFORMED] = [2, 4];
const ARM = encodedFrame(encodeRegister({ qos: QosClass.Normal, deadline: 9n }, 1));
const SLEEP = encodedFrame(encodeSleepUntil({ qos: QosClass.Normal, deadline: 9n }, 1));

/** A toy that asks itself, and its state. */
function asker(handlers: Partial<Handlers<TimedHandlers<never>, Toy, Callees>> = {}) {
  const [cpu, state] = [new FakeCpu(), new Toy()];
  const ask = trial(SERVER, { ...toyHandlers, ...handlers }, { cpu, state, to: {} });
  return { ask, state, cpu };
}

test('a request is answered by its handler, and no effect is carried out', () => {
  const { ask, state, cpu } = asker({
    register: () => answer(registerRejects.quota, keep('events'), watchCaller()),
  });
  expect(ask(encodeRoom(3))).toEqual(encodedFrame(encodeRoomReply({ free: 1 }, 3)));
  expect(ask(ARM)?.[4]).toBe(registerRejects.quota.errno);
  expect([state.handled, cpu.traps]).toEqual([1, []]);
});

test('a request that does not decode is answered as malformed, and reaches no handler', () => {
  const { ask, state } = asker();
  expect(ask(encodeRoom(3).slice(0, -1))?.[4]).toBe(MALFORMED);
  expect(state.handled).toBe(0);
});

test('there is no reply to a frame that is none, and none that is sent later', () => {
  const { ask, state } = asker();
  expect([ask(undefined), ask(SLEEP), state.sleeps.length]).toEqual([undefined, undefined, 1]);
});

test('each request is of the task 1, which has no identity, moves a capability, and asks at time 0', () => {
  const calls: unknown[] = [];
  const { ask } = asker({
    room: ({ sender, identity, qos, moved, now }) => {
      calls.push({ sender, identity, qos, moved, now });
      return { free: 1 };
    },
  });
  for (let i = 0; i < 2; i++) ask(encodeRoom(3));
  const call = { sender: 1, identity: 0n, qos: QosClass.Normal, moved: 0, now: 0n };
  expect(calls).toEqual([call, call]);
});

test.each([
  ['answers those without an identity', 0n, 0],
  ['wants an identity', 1n, DENIED],
])('an operation that %s is tried as such a client would call it', (_, wanted, status) => {
  const { server, handlers } = echoDefinition((identity) => identity === wanted);
  const common = { cpu: new FakeCpu(), state: [], to: {} };
  expect(trial(server, handlers, common)(asking(30))?.[4]).toBe(status);
});
