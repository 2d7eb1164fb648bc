/** The hart of a runnable task: by the load of each hart, its running task, and the task's last hart. */
import { LIMITS, QosClass } from '@abicus/abi-kernel';
import { Machine } from '@abicus/emulator';
import { expect, test } from 'vitest';
import { newCore, type Core } from '../core/core.ts';
import { addTask } from '../task/table.ts';
import { KERNEL_PID } from '../state/task.ts';
import { TaskState, type Task } from '../state/task.ts';
import { testEngine } from '../../test/support/engine.ts';
import { selectCpu, enqueueAt, addToOverflow } from './enqueue.ts';

const { Idle, Normal } = QosClass;

/** The load of a hart: whether a task runs there, and the tasks in its run queues and on its overflow list. */
type Hart = {
  readonly runs?: true;
  readonly idle?: number;
  readonly normal?: number;
  readonly overflow?: number;
  readonly offline?: true;
};

function coreOf(harts: readonly Hart[], runQueue = 2): Core {
  const machine = new Machine({ harts: harts.length, seed: 1, ramBytes: 0x10_0000 });
  const core = newCore(machine, { ...LIMITS, runQueue }, testEngine({}));
  const add = (qos: QosClass): Task => {
    const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
    return Object.assign(addTask(core, seed), { qos });
  };
  for (const [i, { runs, idle = 0, normal = 0, overflow = 0, offline }] of harts.entries()) {
    const cpu = core.state.cpus[i];
    if (cpu === undefined) throw new Error('a machine has its harts');
    for (const one of core.state.cpus) one.online = one === cpu;
    if (runs) cpu.current = add(Normal).index;
    for (let n = 0; n < idle; n++) enqueueAt(core, cpu, add(Idle));
    for (let n = 0; n < normal; n++) enqueueAt(core, cpu, add(Normal));
    for (let n = 0; n < overflow; n++) addToOverflow(core, add(Normal));
    cpu.online = offline !== true;
  }
  for (const [i, cpu] of core.state.cpus.entries()) cpu.online = harts[i]?.offline !== true;
  return core;
}

const busy = { runs: true } as const;

test.each<[string, readonly Hart[], home: number, goes: number | undefined]>([
  ['the idle hart', [{ ...busy }, {}], 0, 1],
  ['the lowest of two idle harts, whatever its last hart', [{ ...busy }, {}, {}], 2, 1],
  ['the hart with the fewest queued tasks', [{ ...busy, normal: 1 }, { ...busy }], 0, 1],
  ['its last hart, of two with equally many', [{ ...busy }, { ...busy }], 1, 1],
  [
    'the lowest of two harts with equally many, if neither is its last',
    [busy, busy, { ...busy, idle: 1 }],
    2,
    0,
  ],
  ['its last hart, of three with equally many', [busy, busy, busy], 1, 1],
  [
    'a busy hart with fewer tasks, not one that runs no task but has some queued',
    [{ idle: 2 }, { ...busy, idle: 1 }],
    0,
    1,
  ],
  [
    'a hart with space in its class, though another has fewer tasks',
    [
      { ...busy, normal: 2 },
      { ...busy, idle: 2, normal: 1 },
    ],
    0,
    1,
  ],
  [
    'an online hart, though an offline one is idle',
    [{ offline: true }, { ...busy, idle: 2 }],
    0,
    1,
  ],
  [
    'no hart if all run queues of its class are full',
    [
      { ...busy, normal: 2 },
      { ...busy, normal: 2 },
    ],
    0,
    undefined,
  ],
])('a task of class Normal goes to %s', (_, harts, home, goes) => {
  expect(selectCpu(coreOf(harts), Normal, home)?.id).toBe(goes);
});

test.each<[string, readonly Hart[], home: number, waits: number]>([
  [
    'the hart with the fewest tasks',
    [
      { ...busy, normal: 2, idle: 1 },
      { ...busy, normal: 2 },
    ],
    0,
    1,
  ],
  [
    'its last hart, of two with equally many',
    [
      { ...busy, normal: 2 },
      { ...busy, normal: 2 },
    ],
    1,
    1,
  ],
  [
    'the lowest of two harts with equally many, if neither is its last',
    [
      { ...busy, normal: 2 },
      { ...busy, normal: 2 },
      { ...busy, normal: 2, idle: 1 },
    ],
    2,
    0,
  ],
  [
    'the hart with the fewest tasks, those on overflow lists included',
    [
      { ...busy, normal: 2, overflow: 2 },
      { ...busy, normal: 2, idle: 1 },
    ],
    0,
    1,
  ],
])(
  'a task that finds all run queues full goes to the overflow list of %s',
  (_, harts, home, waits) => {
    const core = coreOf(harts);
    const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
    const task = Object.assign(addTask(core, seed), { qos: Normal, cpu: home });
    addToOverflow(core, task);
    expect([task.cpu, task.state]).toEqual([waits, TaskState.Overflow]);
  },
);
