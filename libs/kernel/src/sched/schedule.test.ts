import { QosClass } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { newCore, type Core } from '../core/core.ts';
import { LIMITS, type Limits } from '@abicus/abi-kernel';
import { Machine, seededChooser, type Chooser } from '@abicus/emulator';
import { addTask } from '../task/table.ts';
import { KERNEL_PID } from '../state/task.ts';
import { TaskState, type Task } from '../state/task.ts';
import { testEngine } from '../../test/support/engine.ts';
import type { CpuState } from '../state/cpu.ts';
import { dequeue, enqueue, enqueueAt, addToOverflow } from './enqueue.ts';
import { pickNext } from './pick-next.ts';
import { setQos } from './set-qos.ts';
import { steal } from './steal.ts';
import { indexes } from '../state/task-list.ts';
import { block, wake } from './wake.ts';
import { Wait } from '../state/task.ts';
import { rounds } from '../../test/support/rounds.ts';

const { Idle, Normal, Interactive, PerfBurst } = QosClass;

function setUp(
  harts = 1,
  limits: Partial<Limits> = {},
  choose?: Chooser,
): { core: Core; cpu: (i: number) => CpuState } {
  const options = { harts, seed: 1, ramBytes: 0x10_0000 };
  const machine = new Machine(choose === undefined ? options : { ...options, choose });
  const core = newCore(machine, { ...LIMITS, ...limits }, testEngine({}));
  for (const cpu of core.state.cpus) cpu.online = true;
  return { core, cpu: (i) => core.state.cpus[i]! };
}

function task(core: Core, qos: QosClass): Task {
  const made = addTask(core, {
    parent: KERNEL_PID,
    identity: 0n,
    name: '',
    space: 0,
    pc: 0,
    stackVa: 0,
  });
  made.qos = qos;
  return made;
}

function queued(core: Core, cpu: CpuState, ...classes: QosClass[]): Task[] {
  return classes.map((qos) => {
    const made = task(core, qos);
    enqueueAt(core, cpu, made);
    return made;
  });
}

const inQueue = (core: Core, cpu: CpuState, qos: QosClass): number[] => [
  ...indexes(cpu.queues[qos]!, core.state.tasks.items),
];

test('the highest class runs first, and a class is first in, first out', () => {
  const { core, cpu } = setUp();
  const tasks = queued(core, cpu(0), Idle, Normal, PerfBurst, Interactive, Normal);
  const order = tasks.map(() => pickNext(core, cpu(0))?.index);
  const [idle, first, burst, interactive, second] = tasks.map(({ index }) => index);
  expect(order).toEqual([burst, interactive, first, second, idle]);
  expect(pickNext(core, cpu(0))).toBeUndefined();
});

test('smp.invariant.boundedAgeing: the 64th Idle task runs after 32 skips, not after 1984', () => {
  const { core, cpu } = setUp();
  const idle = queued(core, cpu(0), ...Array.from({ length: 64 }, () => Idle));
  queued(core, cpu(0), PerfBurst);
  const order: number[] = [];
  for (const _ of rounds(64 * LIMITS.ageing)) {
    if (order.includes(idle[63]!.index)) break;
    const next = pickNext(core, cpu(0))!;
    order.push(next.index);
    enqueueAt(core, cpu(0), next);
  }
  // 32 timeslices of the higher class, then all older tasks, in order.
  expect(order.slice(LIMITS.ageing)).toEqual(idle.map(({ index }) => index));
});

test.each([
  ['one lower class', [Idle, PerfBurst]],
  ['three lower classes', [Idle, Normal, Interactive, PerfBurst]],
])('kernel.limit.ageing: tasks are skipped up to the limit and no more: %s', (_, classes) => {
  const { core, cpu } = setUp();
  queued(core, cpu(0), ...classes);
  const order = Array.from({ length: 100 * classes.length }, () => {
    const next = pickNext(core, cpu(0))!;
    enqueueAt(core, cpu(0), next);
    return next.qos;
  });
  // The oldest was due after 32 skips; the others, skipped as often, follow in order.
  const lower = classes.slice(0, -1);
  expect(order.slice(0, LIMITS.ageing + lower.length)).toEqual([
    ...Array.from({ length: LIMITS.ageing }, () => PerfBurst),
    ...lower,
  ]);
  expect(new Set(order)).toEqual(new Set(classes));
});

test('a task older than the due ones runs before them', () => {
  const { core, cpu } = setUp(1, { ageing: 1 });
  const [normal, idle] = queued(core, cpu(0), Normal, Idle);
  queued(core, cpu(0), PerfBurst, PerfBurst);
  const order = Array.from({ length: 3 }, () => pickNext(core, cpu(0)));
  expect(order.slice(1)).toEqual([normal, idle]);
});

test('stealing a task counts as a skip for the older tasks of its hart', () => {
  const { core, cpu } = setUp(2, { ageing: 2 });
  const [idle] = queued(core, cpu(1), Idle);
  queued(core, cpu(1), PerfBurst, PerfBurst, PerfBurst);
  const stolen = Array.from({ length: 4 }, () => pickNext(core, cpu(0)));
  expect(stolen[2]).toBe(idle);
});

test('skips are counted correctly when tickets wrap', () => {
  const { core, cpu } = setUp(1, { ageing: 3 });
  for (const tickets of [cpu(0).issued, cpu(0).served]) tickets.fill(0x7fff_fffe);
  const [idle, burst] = queued(core, cpu(0), Idle, PerfBurst);
  const order = Array.from({ length: 5 }, () => {
    const next = pickNext(core, cpu(0))!;
    enqueueAt(core, cpu(0), next);
    return next;
  });
  expect(order).toEqual([burst, burst, burst, idle, burst]);
});

test('smp.invariant.noTaskLost: each runnable task runs, whatever its class, within ageing × the length of its queue', () => {
  const { core, cpu } = setUp();
  const idle = queued(core, cpu(0), ...Array.from({ length: 10 }, () => Idle));
  queued(core, cpu(0), PerfBurst, PerfBurst);
  const seen = new Set<number>();
  for (let i = 0; i < LIMITS.ageing * 11; i++) {
    const next = pickNext(core, cpu(0))!;
    seen.add(next.index);
    enqueueAt(core, cpu(0), next);
  }
  expect(idle.every(({ index }) => seen.has(index))).toBe(true);
});

test('smp.invariant.stealKeepsClass kernel.limit.stealBatch: an idle hart steals one task, the next to run, from the hart that is chosen', () => {
  const { core, cpu } = setUp(3, {}, () => 0);
  const [a, b] = queued(core, cpu(1), Normal, Interactive);
  const [c] = queued(core, cpu(2), PerfBurst);
  expect(pickNext(core, cpu(0))).toBe(b);
  expect([b!.qos, b!.cpu, cpu(1).queued, cpu(0).queued]).toEqual([Interactive, 0, 1, 0]);
  expect([pickNext(core, cpu(0)), pickNext(core, cpu(0)), pickNext(core, cpu(0))]).toEqual([
    a,
    c,
    undefined,
  ]);
});

test('the hart to steal from is chosen among the online ones that have a task', () => {
  const asked: [number, string][] = [];
  const { core, cpu } = setUp(6, {}, (n, what) => {
    asked.push([n, what]);
    return n - 1;
  });
  queued(core, cpu(0), Normal);
  const [a] = queued(core, cpu(2), Normal);
  const [b, c] = queued(core, cpu(3), Normal, Idle);
  queued(core, cpu(4), Normal);
  cpu(4).online = false;
  expect([1, 2, 3, 4].map(() => steal(core, cpu(0)))).toEqual([b, c, a, undefined]);
  expect(asked).toEqual([
    [2, 'stealVictim'],
    [2, 'stealVictim'],
  ]);
});

test('by the seed each hart that has a task is stolen from', () => {
  const victims = Array.from({ length: 40 }, (_, seed) => {
    const { core, cpu } = setUp(4, {}, seededChooser(seed));
    for (const i of [1, 2, 3]) queued(core, cpu(i), Normal);
    steal(core, cpu(0));
    return [1, 2, 3].filter((i) => cpu(i).queued === 0).join();
  });
  expect([...new Set(victims)].toSorted()).toEqual(['1', '2', '3']);
});

test('stealing takes no task from an offline hart', () => {
  const { core, cpu } = setUp(2);
  const [highest] = queued(core, cpu(1), PerfBurst);
  cpu(1).online = false;
  expect(steal(core, cpu(0))).toBeUndefined();
  cpu(1).online = true;
  expect(steal(core, cpu(0))).toBe(highest);
});

test('kernel.limit.runQueue: a run queue holds 64 tasks of a class on a hart, not 65', () => {
  const { core, cpu } = setUp(1);
  const took = Array.from({ length: LIMITS.runQueue }, () => enqueue(core, task(core, Normal)));
  expect(new Set(took)).toEqual(new Set(['queued']));
  expect(enqueue(core, task(core, Normal))).toBe('full');
  expect(cpu(0).queues[Normal]?.count).toBe(64);
});

test('kernel.limit.stealBatch: a batch of two takes the next task to run and the one behind it', () => {
  const { core, cpu } = setUp(2, { stealBatch: 2 });
  const [first, second, third] = queued(core, cpu(1), Normal, Normal, Normal);
  expect(pickNext(core, cpu(0))).toBe(first);
  expect([cpu(0).queued, second!.cpu, cpu(1).queued, third!.cpu]).toEqual([1, 0, 1, 1]);
  expect(pickNext(core, cpu(0))).toBe(second);
});

test('kernel.limit.runQueue: enqueue is full and changes no state if all run queues of the class are full', () => {
  const { core, cpu } = setUp(2, { runQueue: 2 });
  for (const i of [0, 1]) queued(core, cpu(i), Normal, Normal);
  const late = task(core, Normal);
  expect(enqueue(core, late)).toBe('full');
  expect([cpu(0).queued, cpu(1).queued, late.state]).toEqual([2, 2, TaskState.Blocked]);
  late.qos = Idle;
  expect(enqueue(core, late)).toBe('queued');
});

test('woken tasks that find their run queue full go to the overflow list and are queued in order as space is freed', () => {
  const { core, cpu } = setUp(1, { runQueue: 2 });
  const [first, second] = queued(core, cpu(0), Normal, Normal);
  const woken = [0, 1, 2].map(() => task(core, Normal));
  for (const one of woken) {
    block(core, one, Wait.Message, Infinity);
    expect(wake(core, one)).toBe('overflow');
  }
  expect(core.counters.wakesOverflowed).toBe(3);
  const order = Array.from({ length: 5 }, () => pickNext(core, cpu(0))?.index);
  expect(order).toEqual([first, second, ...woken].map((one) => one!.index));
});

test('a task on an overflow list is queued when its own class has space, not another', () => {
  const { core, cpu } = setUp(1, { runQueue: 1 });
  queued(core, cpu(0), PerfBurst, Normal);
  const late = task(core, Normal);
  addToOverflow(core, late);
  expect(pickNext(core, cpu(0))?.qos).toBe(PerfBurst);
  expect(late.state).toBe(TaskState.Overflow);
  pickNext(core, cpu(0));
  expect(late.state).toBe(TaskState.Queued);
});

test('taskQos.set: a queued task moves to the back of its new queue', () => {
  const { core, cpu } = setUp();
  const [a, b, c] = queued(core, cpu(0), Normal, Normal, Idle);
  expect(setQos(core, a!, Idle)).toBe('updated');
  expect(inQueue(core, cpu(0), Normal)).toEqual([b!.index]);
  expect(inQueue(core, cpu(0), Idle)).toEqual([c!.index, a!.index]);
});

test('taskQos.set.queue: a task whose new run queue is full keeps its class and position', () => {
  const { core, cpu } = setUp(1, { runQueue: 3 });
  const [a, b, c] = queued(core, cpu(0), Normal, Normal, Normal);
  queued(core, cpu(0), Idle, Idle, Idle);
  expect(setQos(core, b!, Idle)).toBe('full');
  expect(inQueue(core, cpu(0), Normal)).toEqual([a!.index, b!.index, c!.index]);
  expect(b!.qos).toBe(Normal);
});

test('taskQos.set: a blocked task is queued in its new class when it wakes', () => {
  const { core, cpu } = setUp();
  const sleeper = task(core, Normal);
  block(core, sleeper, Wait.Message, Infinity);
  expect(setQos(core, sleeper, Interactive)).toBe('updated');
  expect(wake(core, sleeper)).toBe('queued');
  expect(inQueue(core, cpu(0), Interactive)).toEqual([sleeper.index]);
});

test('a task goes to the lowest idle hart, else to the hart with the fewest queued tasks', () => {
  const { core, cpu } = setUp(3);
  for (const i of [0, 2]) cpu(i).current = task(core, PerfBurst).index;
  const first = task(core, Normal);
  expect([enqueue(core, first), first.cpu]).toEqual(['queued', 1]);
  cpu(1).current = task(core, PerfBurst).index;
  const second = task(core, Normal);
  expect([enqueue(core, second), second.cpu]).toEqual(['queued', 0]);
  dequeue(core, first);
  expect(cpu(1).queued).toBe(0);
});

test('a decision with 10 and with 10000 tasks reads fewer than 8 of them', () => {
  for (const count of [10, 10_000]) {
    const { core, cpu } = setUp(1, { tasks: 20_000, runQueue: 32_768 });
    queued(core, cpu(0), ...Array.from({ length: count }, () => Normal));
    let reads = 0;
    const items = new Proxy(core.state.tasks.items, {
      get: (target, key, self) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
        return Reflect.get(target, key, self) as unknown;
      },
    });
    Object.assign(core.state.tasks, { items });
    const next = pickNext(core, cpu(0))!;
    enqueueAt(core, cpu(0), next);
    expect(reads).toBeLessThan(8);
  }
});
