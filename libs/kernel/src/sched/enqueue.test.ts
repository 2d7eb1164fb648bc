/** Which hart a runnable task goes to, by how many wait on each, what runs there, and where it was. */
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

/** What a hart has: whether a task runs there, and how many wait in a class, or for room in it. */
type Hart = {
  readonly runs?: true;
  readonly idle?: number;
  readonly normal?: number;
  readonly pending?: number;
  readonly offline?: true;
};

function coreOf(harts: readonly Hart[], runQueue = 2): Core {
  const machine = new Machine({ harts: harts.length, seed: 1, ramBytes: 0x10_0000 });
  const core = newCore(machine, { ...LIMITS, runQueue }, testEngine({}));
  const add = (qos: QosClass): Task => {
    const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
    return Object.assign(addTask(core, seed), { qos });
  };
  for (const [i, { runs, idle = 0, normal = 0, pending = 0, offline }] of harts.entries()) {
    const cpu = core.state.cpus[i];
    if (cpu === undefined) throw new Error('a machine has its harts');
    for (const one of core.state.cpus) one.online = one === cpu;
    if (runs) cpu.current = add(Normal).index;
    for (let n = 0; n < idle; n++) enqueueAt(core, cpu, add(Idle));
    for (let n = 0; n < normal; n++) enqueueAt(core, cpu, add(Normal));
    for (let n = 0; n < pending; n++) addToOverflow(core, add(Normal));
    cpu.online = offline !== true;
  }
  for (const [i, cpu] of core.state.cpus.entries()) cpu.online = harts[i]?.offline !== true;
  return core;
}

const busy = { runs: true } as const;

test.each<[string, readonly Hart[], home: number, goes: number | undefined]>([
  ['the idle one', [{ ...busy }, {}], 0, 1],
  ['the lowest of two that are idle, wherever it was', [{ ...busy }, {}, {}], 2, 1],
  ['the shortest queues', [{ ...busy, normal: 1 }, { ...busy }], 0, 1],
  ['its own of two that are as short', [{ ...busy }, { ...busy }], 1, 1],
  [
    'the lowest of two that are as short, if neither is its own',
    [busy, busy, { ...busy, idle: 1 }],
    2,
    0,
  ],
  ['its own of three that are as short', [busy, busy, busy], 1, 1],
  [
    'one that is not idle: something waits there that has not begun to run',
    [{ idle: 2 }, { ...busy, idle: 1 }],
    0,
    1,
  ],
  [
    'one with room in its class, though another is shorter',
    [
      { ...busy, normal: 2 },
      { ...busy, idle: 2, normal: 1 },
    ],
    0,
    1,
  ],
  ['no hart that is offline', [{ offline: true }, { ...busy, idle: 2 }], 0, 1],
  [
    'none where each queue of its class is full',
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
    'the fewest tasks',
    [
      { ...busy, normal: 2, idle: 1 },
      { ...busy, normal: 2 },
    ],
    0,
    1,
  ],
  [
    'its own of two with as many',
    [
      { ...busy, normal: 2 },
      { ...busy, normal: 2 },
    ],
    1,
    1,
  ],
  [
    'the lowest of two with as many, if neither is its own',
    [
      { ...busy, normal: 2 },
      { ...busy, normal: 2 },
      { ...busy, normal: 2, idle: 1 },
    ],
    2,
    0,
  ],
  [
    'the fewest, those that wait for room among them',
    [
      { ...busy, normal: 2, pending: 2 },
      { ...busy, normal: 2, idle: 1 },
    ],
    0,
    1,
  ],
])('a task that finds no room waits on the hart with %s', (_, harts, home, waits) => {
  const core = coreOf(harts);
  const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
  const task = Object.assign(addTask(core, seed), { qos: Normal, cpu: home });
  addToOverflow(core, task);
  expect([task.cpu, task.state]).toEqual([waits, TaskState.Overflow]);
});
