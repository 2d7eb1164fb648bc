/** The operations of init: what senders get that are programs of the boot, and others. */
import {
  decodeGetReply,
  encodeGet,
  encodeReady,
  encodeRoutes,
  LIMITS,
  readyRejects,
  routesRejects,
  serve,
  type AllowedRoute,
} from '@abicus/abi-init';
import { asCapSlot, asPid } from '@abicus/abi-kernel';
import { err, fnv1a64, ok } from '@abicus/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bootOf, bootProgram, calls } from '../test/small-boot.ts';
import { initHandlers, type Asker, type InitCall, type InitState } from './handlers.ts';
import { ProgramTable } from './programs.ts';
import { answerOfGrant } from './routing/answer.ts';
import { ParkedQuestions } from './routing/parked-questions.ts';
import { PolicyTable } from './routing/policy-table.ts';
import { Routes } from './routing/routes.ts';

const NONCE = { version: 'v2', nonce: 7 } as const;
const NOTHING = new Uint8Array();
const PIDS = { target: 101, client: 102, policyd: 103 } as const;

/** The client and its target, with policyd if wanted; all of them are being started. */
function initState(withPolicy: boolean): InitState {
  const target = bootProgram('target', 10);
  const client = bootProgram('client', 11, { calls: [calls('target', 9)] });
  const policyd = withPolicy ? [bootProgram('policyd', 12)] : [];
  const boot = bootOf(target, client, ...policyd);
  const policy = new PolicyTable(boot);
  const programs = new ProgramTable(boot);
  for (const one of programs.all) {
    const pid = asPid(PIDS[one.name as keyof typeof PIDS]);
    one.instance = { pid, control: asCapSlot(20) };
    one.life.started(0n);
  }
  const parked = new ParkedQuestions<Asker>();
  return { programs, policy, routes: new Routes(boot, policy), parked };
}

function callOf(state: InitState, sender: number, token = 1): InitCall {
  return { state, sender: asPid(sender), token, question: undefined, replaced: [] };
}

function ask(state: InitState, sender: number, frame: Uint8Array | undefined, token = 1) {
  const call = callOf(state, sender, token);
  const reply = serve(initHandlers, call, frame ?? NOTHING);
  return { reply: reply ?? NOTHING, question: call.question, replaced: call.replaced };
}

const get = (state: InitState, sender: number, name = 'target', token = 1) =>
  ask(state, sender, encodeGet({ name }, NONCE), token);
const statusOf = (result: ReturnType<typeof decodeGetReply>) => (result.ok ? 'OK' : result.error);

test('init.get: a question that no check rejects is left to the loop, with the slot of the contract', () => {
  const reply = { sender: asPid(PIDS.client), token: 1, correlation: NONCE };
  const question = { requester: 'client', target: 'target', reply, slot: 9 };
  expect(get(initState(false), PIDS.client)).toEqual({ reply: NOTHING, question, replaced: [] });
});

test('init.get.parked: a question about a service without instance waits, a later one of the same program replaces it, and beyond the limit it is STALE', () => {
  const state = initState(false);
  state.programs.named('target')?.life.ended(1n, { reason: 'fault', status: -22 });
  const none = { reply: NOTHING, question: undefined, replaced: [] };
  expect(get(state, PIDS.client, 'target', 1)).toEqual(none);
  const again = get(state, PIDS.client, 'target', 2);
  expect(again.replaced.map(({ reply }) => reply.token)).toEqual([1]);
  expect(state.parked.takeFor('target').map(({ reply }) => reply.token)).toEqual([2]);
  const asker = { sender: asPid(1), token: 9, correlation: NONCE };
  const other = { target: 'other', reply: asker };
  for (let i = 0; i < LIMITS.parked; i++) state.parked.add({ requester: `${i}`, ...other });
  expect(statusOf(decodeGetReply(get(state, PIDS.client).reply, NONCE))).toBe('STALE');
});

test('init.get.declared init.get.target: the sender is the task that the kernel tells, whatever it asks for', () => {
  const state = initState(false);
  for (const sender of [PIDS.target, 0, 1, 999]) {
    const { reply, question } = get(state, sender);
    expect([statusOf(decodeGetReply(reply, NONCE)), question]).toEqual(['DENIED', undefined]);
  }
  expect(statusOf(decodeGetReply(get(state, PIDS.client, 'none').reply, NONCE))).toBe('NOT_FOUND');
});

test('init.get init.get.slot: the slot is answered when the capability is there, MALFORMED when another one is', () => {
  expect(decodeGetReply(answerOfGrant(NONCE, 9, true), NONCE)).toEqual(ok({ send: 9 }));
  expect(decodeGetReply(answerOfGrant(NONCE, 9, false), NONCE)).toEqual(err('MALFORMED'));
});

test('the instance that is being started says so, once; no other task can', () => {
  const state = initState(false);
  const say = (sender: number) => initHandlers.ready(callOf(state, sender), {});
  expect([say(999), say(0)]).toEqual([readyRejects.starting, readyRejects.starting]);
  expect(state.programs.named('target')?.life.state).toBe('starting');
  expect([say(PIDS.target), say(PIDS.target)]).toEqual([undefined, readyRejects.starting]);
  const states = state.programs.all.map(({ life }) => life.state);
  expect(states).toEqual(['up', 'starting']);
});

test('init.get.policy: only policyd replaces the table, and it counts at once', () => {
  const state = initState(true);
  const allowed = [{ requester: fnv1a64('client'), target: fnv1a64('target') }];
  const send = (sender: number, table: readonly AllowedRoute[]) =>
    initHandlers.routes(callOf(state, sender), { allowed: [...table] });
  const isOpen = () => get(state, PIDS.client).question !== undefined;
  const denied = routesRejects.authority;
  expect([send(PIDS.client, allowed), send(999, allowed), isOpen()]).toEqual([
    denied,
    denied,
    false,
  ]);
  expect([send(PIDS.policyd, allowed), isOpen()]).toEqual([undefined, true]);
  expect([send(PIDS.client, []), isOpen()]).toEqual([denied, true]);
  expect([send(PIDS.policyd, []), isOpen()]).toEqual([undefined, false]);
});

test('init.ready init.ready.starting init.routes init.routes.authority: readiness and the table are never answered, whether they are accepted or not', () => {
  const state = initState(true);
  const frames = [encodeReady(NONCE), encodeRoutes({ allowed: [] }, NONCE)];
  for (const sender of [PIDS.target, PIDS.policyd, 999]) {
    for (const frame of frames) expect(ask(state, sender, frame, 0).reply).toEqual(NOTHING);
  }
});

test('init.get.ended: a service that is not started again is STALE', () => {
  const state = initState(false);
  const life = state.programs.named('target')?.life;
  for (let i = 0; i < 9; i++) {
    if (life?.ended(1n, { reason: 'fault', status: -22 }).kind !== 'restart') break;
    life.started(1n);
  }
  expect(statusOf(decodeGetReply(get(state, PIDS.client).reply, NONCE))).toBe('STALE');
  expect(state.parked.size).toBe(0);
});

test('any bytes from any sender are answered or a question, and change no program but by ready', () => {
  const sender = fc.constantFrom(0, 1, 999, ...Object.values(PIDS));
  const start = fc.constantFrom([0x52, 0x54, 1, 0x40], [0x52, 0x54, 1, 0x42], [0x52, 0x54, 2], []);
  fc.assert(
    fc.property(sender, start, fc.uint8Array({ maxLength: 70 }), (pid, head, tail) => {
      const state = initState(true);
      const frame = Uint8Array.from([...head, ...tail]);
      const { reply, question } = ask(state, pid, frame);
      const isOneWay = head[3] === 0x42;
      expect(reply.length > 0 || question !== undefined || head.length === 0 || isOneWay).toBe(
        true,
      );
      expect(state.programs.all.every(({ life }) => life.state === 'starting')).toBe(true);
    }),
    { seed: 0x4948, numRuns: 2000 },
  );
});
