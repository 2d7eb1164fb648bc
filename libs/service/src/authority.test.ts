/** Whose authority a request has: that of the identity which the kernel stamped on this very message. */
import { expect, test } from 'vitest';
import { asking, echoDefinition, OP } from '../test/echo.ts';
import { OUTCOME } from './counters.ts';
import { Rig } from './testing/rig.ts';

const HOLDER = 5n;
const DENIED = 2;
const guarded = () => new Rig(echoDefinition((identity) => identity === HOLDER));

/** Callers: one with the identity, others that only look like it, before and after it. */
const CALLERS = [
  { sender: 5, identity: 0n },
  { sender: 7, identity: HOLDER },
  { sender: 7, identity: 0n },
  { sender: 5, identity: 6n },
  { sender: 8, identity: HOLDER },
  { sender: 7, identity: HOLDER + (1n << 53n) },
] as const;
const isHolder = CALLERS.map(({ identity }) => identity === HOLDER);

test('a call has the authority of its own identity: not of its pid, and not that of the call before it', () => {
  const it = guarded();
  const statuses = CALLERS.map((from, i) => it.ask(from, asking(10 + i))?.[4]);
  expect(statuses).toEqual(isHolder.map((may) => (may ? 0 : DENIED)));
  expect(it.state).toEqual([11, 14]);
});

test('a message that is never answered needs the same authority as a call', () => {
  const it = guarded();
  for (const [i, from] of CALLERS.entries()) it.message(from, asking(10 + i, OP.tell));
  it.run();
  expect(it.state).toEqual([11, 14]);
  const denied = it.loop.counters.rows().filter(({ outcome }) => outcome === OUTCOME.denied);
  expect(denied).toEqual([
    { client: 5, opcode: OP.tell, outcome: OUTCOME.denied, count: 2 },
    { client: 7, opcode: OP.tell, outcome: OUTCOME.denied, count: 2 },
  ]);
});

test('the audit line of a caller without authority is printed with its own request', () => {
  const it = guarded();
  it.ask({ sender: 7 }, asking(10));
  expect(it.lines).toEqual(['echo denied']);
  it.ask({ sender: 7, identity: HOLDER }, asking(11));
  expect(it.lines).toEqual(['echo denied', 'echo 11']);
});
