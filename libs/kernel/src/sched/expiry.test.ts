/** The order in which deadlines expire that are due together. */
import { LIMITS } from '@abicus/abi-kernel';
import { Machine, seededChooser, type Chooser } from '@abicus/emulator';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCore, type Core } from '../core/core.ts';
import { addTask } from '../task/table.ts';
import { KERNEL_PID, TaskState, Wait, type Task } from '../state/task.ts';
import { indexes } from '../state/task-list.ts';
import { testEngine } from '../../test/support/engine.ts';
import { expireDeadlines } from './expiry.ts';
import { block } from './wake.ts';

/** A wait: the endpoint, 0 for a child, and when it times out, in ticks. */
interface WaitOf {
  readonly endpoint: number;
  readonly at: number;
}

interface Expired {
  /** The places of the waits in the order in which they expired. */
  readonly order: readonly number[];
  /** The numbers of possibilities of the choices. */
  readonly asked: readonly number[];
}

/** Blocks a task for each wait, and expires those that are due at tick 10. All are of one class, on one hart. */
function expire(waits: readonly WaitOf[], choose: Chooser): Expired {
  const asked: number[] = [];
  const recorded: Chooser = (n, what) => {
    expect(what).toBe('expiryOrder');
    asked.push(n);
    return choose(n, what);
  };
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x10_0000, choose: recorded });
  const core: Core = newCore(machine, { ...LIMITS, runQueue: 1000 }, testEngine({}));
  const [cpu] = core.state.cpus;
  if (cpu === undefined) throw new Error('no hart');
  cpu.online = true;
  const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
  const tasks = waits.map(({ endpoint, at }): Task => {
    const task = addTask(core, seed);
    task.waitEndpoint = endpoint;
    block(core, task, endpoint === 0 ? Wait.Child : Wait.Message, at * 100);
    return task;
  });
  machine.board.clint.advanceTo(10);
  expireDeadlines(core);
  const queued = cpu.queues.flatMap((queue) => [...indexes(queue, core.state.tasks.items)]);
  const late = tasks.filter(({ state }) => state === TaskState.Blocked);
  expect(late).toEqual(tasks.filter((_, i) => (waits[i]?.at ?? 0) > 10));
  expect(core.counters.expired).toBe(queued.length);
  return { order: queued.map((index) => tasks.findIndex((task) => task.index === index)), asked };
}

const anyWait: fc.Arbitrary<WaitOf> = fc.record({
  endpoint: fc.nat(4),
  at: fc.constantFrom(3, 3, 3, 5, 5, 8, 12),
});

test('deadlines expire earliest first, and the waiters of one endpoint in the order in which they blocked, whatever is chosen', () => {
  let chosen = 0;
  fc.assert(
    fc.property(
      fc.array(anyWait, { maxLength: 30 }),
      fc.array(fc.nat(9), { minLength: 1 }),
      (waits, picks) => {
        let made = 0;
        const { order, asked } = expire(waits, (n) => (picks[made++ % picks.length] ?? 0) % n);
        chosen += asked.length;
        expect(order.toSorted((a, b) => a - b)).toEqual(
          [...waits.keys()].filter((i) => (waits[i]?.at ?? 0) <= 10),
        );
        const at = order.map((i) => waits[i]?.at ?? 0);
        expect(at).toEqual(at.toSorted((a, b) => a - b));
        for (const endpoint of [1, 2, 3, 4]) {
          for (const tick of [3, 5, 8]) {
            const own = order.filter(
              (i) => waits[i]?.endpoint === endpoint && waits[i]?.at === tick,
            );
            expect(own).toEqual(own.toSorted((a, b) => a - b));
          }
        }
      },
    ),
    { seed: 0x6578, numRuns: 150 },
  );
  expect(chosen).toBeGreaterThan(100);
});

test('a deadline expires at its time, and not before', () => {
  const order = [9, 10, 11].map((at) => expire([{ endpoint: 0, at }], () => 0).order);
  expect(order).toEqual([[0], [0], []]);
});

test('equal deadlines of different objects expire in every order, by the seed', () => {
  const waits = [1, 2, 0].map((endpoint) => ({ endpoint, at: 5 }));
  const orders = Array.from({ length: 60 }, (_, seed) =>
    expire(waits, seededChooser(seed)).order.join(''),
  );
  expect([...new Set(orders)].toSorted()).toEqual(['012', '021', '102', '120', '201', '210']);
});

test('what is chosen is one of the objects that are left; a last one is no choice, and neither is the order of one endpoint', () => {
  const at = 5;
  const waits = [
    { endpoint: 1, at },
    { endpoint: 1, at },
    { endpoint: 2, at },
    { endpoint: 0, at },
    { endpoint: 0, at },
  ];
  expect(expire(waits, () => 0)).toEqual({ order: [0, 1, 4, 3, 2], asked: [4, 4, 3, 2] });
  expect(expire(waits, (n) => n - 1)).toEqual({ order: [4, 3, 2, 0, 1], asked: [4, 3, 2] });
  expect(expire([waits[0]!, waits[1]!], () => 0)).toEqual({ order: [0, 1], asked: [] });
  expect(
    expire(
      [4, 5, 6].map((tick) => ({ endpoint: 0, at: tick })),
      () => 0,
    ),
  ).toEqual({ order: [0, 1, 2], asked: [] });
});
