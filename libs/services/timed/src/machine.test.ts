/** The state machine of a timer: compares the service with the machine of its contract, for each entry of its table. */
import {
  QosClass,
  TIMER_MACHINE,
  timerMonitor,
  WINDOW,
  type TimerOperation,
  type TimerState,
} from '@abicus/abi-timed';
import { MachineError, strayEvents } from '@abicus/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALICE, eventsOf, World } from '../test/world.ts';
import { timedState } from './state.ts';
import type { Timer } from './timers.ts';

const OWNER = ALICE;
const EVENTS_SLOT = eventsOf(ALICE);
const WINDOW_NS = WINDOW[QosClass.Normal];

/** Arms a timer and gives its id. */
function register(world: World, deadline: bigint): number {
  const reply = world.register(OWNER, deadline, QosClass.Normal);
  if (!reply.ok) throw new Error(reply.error);
  return reply.value.timer;
}

const cancel = (world: World, id: number): string => {
  const reply = world.cancel(OWNER, id);
  return reply.ok ? 'OK' : reply.error;
};

/** Brings a timer of the service into a state and gives its id. */
const ARRANGE: { readonly [S in TimerState]: (world: World) => number } = {
  absent: (world) => {
    const id = register(world, 1n);
    cancel(world, id);
    return id;
  },
  armed: (world) => register(world, 1n),
};

/** Requests an operation on a timer and gives the status. */
const REQUEST: { readonly [O in TimerOperation]: (world: World, id: number) => string } = {
  'timed.register': (world) => {
    register(world, 1n);
    return 'OK';
  },
  'timed.cancel': cancel,
};

test.each(TIMER_MACHINE.rejects)('a timer in $state: $on is rejected by $check', (reject) => {
  const world = new World();
  const id = ARRANGE[reject.state](world);
  expect(REQUEST[reject.on](world, id)).toBe(reject.fails);
  expect(timerMonitor(reject.state).on(reject.on)).toEqual({
    kind: 'rejected',
    state: reject.state,
    reject,
  });
});

test.each(strayEvents(TIMER_MACHINE))(
  'a timer in $state: the event $event is a violation',
  (stray) => {
    expect(timerMonitor(stray.state).event(stray.event)).toMatchObject({
      kind: 'violation',
      state: stray.state,
      violation: { machine: 'timer', cause: { event: stray.event }, why: 'no edge' },
    });
  },
);

test('a timer that fires before its deadline, or later than its window allows, ends the service', () => {
  const fired = (now: bigint, planned: bigint): (() => unknown) => {
    const { timers } = timedState();
    const timer = timers.arm(OWNER, EVENTS_SLOT, { deadline: 10n, planned, window: 8n });
    timers.popExpired(planned);
    return () => timers.fired(timer, now);
  };
  expect(fired(9n, 9n)).toThrow(MachineError);
  expect(fired(18n, 19n)).toThrow(/late|later/);
  expect(fired(10n, 10n)()).toBe(EVENTS_SLOT);
  expect(fired(18n, 18n)()).toBe(EVENTS_SLOT);
  // It fires later than planned, but it was planned within its window.
  expect(fired(25n, 18n)()).toBe(EVENTS_SLOT);
});

/** A step: a request, time that passes, or the exit of the owner. */
type Step =
  | { readonly kind: 'register'; readonly deadline: bigint }
  | { readonly kind: 'cancel'; readonly which: number }
  | { readonly kind: 'time'; readonly by: bigint; readonly full: boolean }
  | { readonly kind: 'gone' };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('register'), deadline: fc.bigInt({ min: 1n, max: 40_000_000n }) }),
  fc.record({ kind: fc.constant('cancel'), which: fc.nat(12) }),
  fc.record({
    kind: fc.constant('time'),
    by: fc.bigInt({ min: 0n, max: 9_000_000n }),
    full: fc.boolean(),
  }),
  fc.constant({ kind: 'gone' } as const),
);

/** A timer of the model. */
interface ModelTimer {
  readonly deadline: bigint;
  state: TimerState;
}

test('timer.armed timer.cancelled timer.fired timer.putOff timer.orphaned: in each sequence of steps a timer follows its state machine', () => {
  const taken = new Set<string>();
  fc.assert(
    fc.property(fc.array(stepArbitrary, { minLength: 5, maxLength: 40 }), (all) => {
      // Its time stands still: the test fires what expires.
      const world = new World();
      const { state } = world;
      const known = new Map<number, ModelTimer>();
      const [answers, expected]: [string[], string[]] = [[], []];
      let now = 0n;
      const step = (edge: string, id: number, to: TimerState): void => {
        taken.add(edge);
        const one = known.get(id);
        if (one === undefined) throw new Error(`timer ${id} was never armed`);
        one.state = to;
      };
      const fire = (timer: Timer, full: boolean): void => {
        if (full) {
          state.timers.postpone(timer, now + 1000n);
          step('timer.putOff', timer.id, 'armed');
          return;
        }
        expect(now).toBeGreaterThanOrEqual(timer.deadline);
        expect(timer.planned).toBeLessThanOrEqual(timer.deadline + WINDOW_NS);
        state.timers.fired(timer, now);
        step('timer.fired', timer.id, 'absent');
      };
      for (const one of all) {
        if (one.kind === 'register') {
          const id = register(world, now + one.deadline);
          known.set(id, { deadline: now + one.deadline, state: 'absent' });
          step('timer.armed', id, 'armed');
        } else if (one.kind === 'cancel') {
          const id = [...known.keys()][one.which] ?? 99;
          const armed = known.get(id)?.state === 'armed';
          answers.push(cancel(world, id));
          expected.push(armed ? 'OK' : 'NOT_FOUND');
          if (armed) step('timer.cancelled', id, 'absent');
        } else if (one.kind === 'time') {
          now += one.by;
          for (const timer of state.timers.popExpired(now)) fire(timer, one.full);
        } else {
          state.timers.dropOwner(OWNER);
          for (const [id, timer] of known) {
            if (timer.state === 'armed') step('timer.orphaned', id, 'absent');
          }
        }
        const armed = [...known.values()].filter((timer) => timer.state === 'armed');
        expect([state.timers.size, answers]).toEqual([armed.length, expected]);
      }
    }),
    { seed: 0x746d, numRuns: 200 },
  );
  expect([...taken].sort()).toEqual(TIMER_MACHINE.edges.map(({ id }) => id).sort());
});
