/** The life of a program: its state machine, and what each end leads to. */
import { LIMITS, PROGRAM_MACHINE, programMonitor, type ProgramState } from '@abicus/abi-init';
import { ExitReason } from '@abicus/abi-kernel';
import { MachineError, strayEvents } from '@abicus/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SUPERVISION } from '../../test/small-boot.ts';
import { endLine, endOf, type End } from './end.ts';
import { Life } from './life.ts';

const CLEAN: End = { reason: 'clean', status: 0 };
const FAULT: End = { reason: 'fault', status: -22 };

function lifeIn(state: ProgramState): Life {
  const never = { ...SUPERVISION, maxInWindow: 0 };
  const life = new Life(state === 'ended' ? never : SUPERVISION, true);
  if (state === 'waiting' || state === 'ended') life.unstarted(0n);
  if (state === 'starting' || state === 'up') life.started(0n);
  if (state === 'up') life.ready();
  expect(life.state).toBe(state);
  return life;
}

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

test('an end has the reason that the kernel tells', () => {
  const reasons = [ExitReason.Clean, ExitReason.Error, ExitReason.Fault, ExitReason.Killed];
  expect(reasons.map((reason) => endOf({ reason, status: 0 as never }).reason)).toEqual([
    'clean',
    'error',
    'fault',
    'killed',
  ]);
  expect(endLine('timed', FAULT)).toBe('init: end timed reason=fault status=-22');
});

test('init.limit.startBudget: a program that is started has so long to say that it serves', () => {
  const life = lifeIn('starting');
  expect([life.due, life.isOverdue(LIMITS.startBudget)]).toEqual([LIMITS.startBudget + 1n, false]);
  expect(life.isOverdue(LIMITS.startBudget + 1n)).toBe(true);
  expect([life.ready(), life.state, life.due]).toEqual([true, 'up', 0n]);
});

test('a program without a service is up when it is started', () => {
  const life = new Life(SUPERVISION, false);
  life.started(5n);
  expect([life.state, life.due, life.starts]).toEqual(['up', 0n, 1]);
});

test.each(['absent', 'up', 'waiting', 'ended'] as const)(
  'a program that is %s cannot become ready',
  (state) => {
    const life = lifeIn(state);
    expect([life.ready(), life.state]).toEqual([false, state]);
  },
);

test('status 0 before it is ready is a failure, after it is not', () => {
  expect(lifeIn('starting').ended(0n, CLEAN)).toMatchObject({ kind: 'restart', attempt: 1 });
  expect(lifeIn('up').ended(0n, CLEAN)).toMatchObject({ kind: 'restart', attempt: 1 });
  expect(lifeIn('up').ended(0n, FAULT)).toMatchObject({ kind: 'restart', attempt: 1 });
});

test('only a failure is a step to the cap', () => {
  const life = new Life({ ...SUPERVISION, maxInWindow: 1 }, true);
  for (const end of [CLEAN, CLEAN, FAULT, CLEAN, FAULT]) {
    life.started(0n);
    life.ready();
    expect(life.ended(0n, end).kind).toBe(life.starts < 5 ? 'restart' : 'blocked');
  }
});

test('a restart that fails counts as a failure, and the last one blocks', () => {
  const life = lifeIn('waiting');
  expect(life.unstarted(life.due)).toMatchObject({ kind: 'restart', attempt: 2 });
  expect(life.unstarted(life.due)).toMatchObject({ kind: 'restart', attempt: 3 });
  expect(life.unstarted(life.due)).toEqual({ kind: 'blocked' });
  expect([life.state, life.due, life.starts]).toEqual(['ended', 0n, 0]);
});

test('a start that fails for a lack that may pass is no step to the cap, and waits as any end does', () => {
  const life = lifeIn('waiting');
  for (const attempt of [2, 3, 4, 5, 6, 7]) {
    expect(life.unstarted(life.due, true)).toMatchObject({ kind: 'restart', attempt });
  }
  expect(life.state).toBe('waiting');
});

test.each(strayEvents(PROGRAM_MACHINE))(
  'a program that is $state: the event $event is a violation',
  ({ state, event }) => {
    expect(programMonitor(state).event(event)).toMatchObject({ kind: 'violation', state });
    const life = lifeIn(state);
    const acts = { start: () => life.started(0n), end: () => life.ended(0n, FAULT) };
    // Whether the other two happen is for the life to say, which asks its state first.
    const act = event === 'start' || event === 'end' ? acts[event] : undefined;
    const thrown = act === undefined ? undefined : thrownBy(act);
    expect(thrown instanceof MachineError).toBe(act !== undefined);
  },
);

type Step = 'start' | 'ready' | 'clean' | 'fault' | 'unstarted';
const steps = fc.array(fc.constantFrom<Step>('start', 'ready', 'clean', 'fault', 'unstarted'), {
  maxLength: 30,
});

/** Takes a step if the program has an instance where it needs one; gives what it did. */
function take(life: Life, step: Step, now: bigint): void {
  const lives = life.state === 'starting' || life.state === 'up';
  const waits = life.state === 'absent' || life.state === 'waiting';
  if (step === 'ready') life.ready();
  if (step === 'start' && waits) life.started(now);
  if (step === 'unstarted' && waits) life.unstarted(now);
  if (lives && step === 'clean') life.ended(now, CLEAN);
  if (lives && step === 'fault') life.ended(now, FAULT);
}

test('program.started program.served program.unstarted program.abandoned program.endedEarly program.neverServed program.interrupted program.finished program.restarted program.unrestarted program.blocked: each step of a life is an edge', () => {
  const taken = new Set<string>();
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 2 }), (all, maxInWindow) => {
      const life = new Life({ ...SUPERVISION, maxInWindow }, true);
      for (const [i, step] of all.entries()) {
        const { state: from, starts } = life;
        take(life, step, BigInt(i));
        const { state: to } = life;
        const edges = PROGRAM_MACHINE.edges.filter((edge) => edge.from === from && edge.to === to);
        for (const { id } of edges) taken.add(id);
        expect(from === to || edges.length > 0).toBe(true);
        expect(life.starts - starts).toBe(to === 'starting' && from !== to ? 1 : 0);
        expect(life.due > 0n).toBe(to === 'starting' || to === 'waiting');
      }
    }),
    { seed: 0x4c69, numRuns: 500 },
  );
  expect([...taken].sort()).toEqual(PROGRAM_MACHINE.edges.map(({ id }) => id).sort());
});

test('a restart is overdue by its own time, and not by that of the first start', () => {
  const life = lifeIn('starting');
  life.ended(10n, FAULT);
  const again = 10n * LIMITS.startBudget;
  life.started(again);
  const overdue = [0n, LIMITS.startBudget, LIMITS.startBudget + 1n];
  expect(overdue.map((later) => life.isOverdue(again + later))).toEqual([false, false, true]);
});

test('a service that ends with status 0 before it serves has failed, and is blocked after as many as its contract allows', () => {
  const life = new Life(SUPERVISION, true);
  const verdicts = Array.from({ length: SUPERVISION.maxInWindow + 1 }, (_, i) => {
    life.started(BigInt(i));
    return life.ended(BigInt(i), CLEAN).kind;
  });
  expect(verdicts).toEqual([...verdicts.slice(1).map(() => 'restart'), 'blocked']);
});

test.each(['absent', 'up', 'waiting', 'ended'] as const)(
  'a program that is %s is never overdue',
  (state) => expect(lifeIn(state).isOverdue(10n * LIMITS.startBudget)).toBe(false),
);
