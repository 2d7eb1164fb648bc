/** Replies in random sequences of calls: by the right task and others, with tokens of now, of before, and of none. */
import { MessageKind } from '@abicus/abi-kernel';
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Callers, callStep, type CallRecord } from './support/callers.ts';
import { inconsistencies } from './support/consistent.ts';
import { leftAtEnd } from './support/left-over.ts';

/** Plays sequences of steps, each to its end; `wrong` are the inconsistencies before and after that. */
function holds(check: (callers: Callers, wrong: readonly string[]) => void): void {
  const steps = fc.array(callStep, { minLength: 30, maxLength: 90 });
  const property = fc.property(steps, (drawn) => {
    const callers = new Callers();
    for (const one of drawn) callers.act(one);
    const wrong = inconsistencies(callers.world.core);
    callers.finish();
    check(callers, [...wrong, ...inconsistencies(callers.world.core)]);
    expect(leftAtEnd(callers.world.core)).toEqual([]);
  });
  fc.assert(property, { seed: 0x7270, numRuns: 50 });
}

/** The names of the ends of a call. */
function endsOf({ ends, isStarted }: CallRecord): string[] {
  const how = isStarted ? 'started' : 'waits';
  return ends.map((end) => `${how}: ${typeof end === 'number' ? 'replies' : end}`);
}

test('calls.invariant.onceAnswered: each call of random sequences ends once, with the reply that was sent to it, or without one', () => {
  const totals = new Map<string, number>();
  holds(({ calls }, wrong) => {
    expect(wrong).toEqual([]);
    for (const made of calls) {
      const { number, ends, accepted, caller } = made;
      for (const end of endsOf(made)) totals.set(end, (totals.get(end) ?? 0) + 1);
      const reached = { 'different ends': totals.size };
      const draw = { number, ends, accepted, calls: calls.length };
      drew(INVARIANTS['calls.invariant.onceAnswered'], draw, reached);
      // A caller that has ended sees no end.
      expect(ends.length).toBe(caller.isLive ? 1 : Math.min(1, ends.length));
      const replies = ends.filter((end) => typeof end === 'number');
      expect(replies).toEqual(accepted > 0 && ends.length > 0 ? [number] : []);
    }
  });
  // The sequences reached each end, and many replies of both forms.
  const { TimedOut, PeerGone } = MessageKind;
  const waits = ['waits: replies', 'waits: ETIMEDOUT', 'waits: EPIPE'];
  const started = ['replies', `kind ${TimedOut}`, `kind ${PeerGone}`];
  const all = [...waits, ...started.map((end) => `started: ${end}`)];
  expect([...totals.keys()]).toEqual(expect.arrayContaining(all));
  const counts = ['waits: replies', 'started: replies'].map((end) => totals.get(end) ?? 0);
  expect(Math.min(...counts)).toBeGreaterThan(15);
});

test('calls.invariant.replyIsBound: a token replies for the task that got it with a request, until the call has ended, and for no other', () => {
  holds(({ uses }) => {
    for (const use of uses) {
      const { isHeld, endsBefore, isAccepted, isRight } = use;
      const reached = { 'ends before': endsBefore, 'by another task': Number(!isHeld) };
      drew(INVARIANTS['calls.invariant.replyIsBound'], use, reached);
      expect(isAccepted && (!isHeld || endsBefore > 0)).toBe(false);
      expect(isRight).toBe(true);
    }
  });
});
