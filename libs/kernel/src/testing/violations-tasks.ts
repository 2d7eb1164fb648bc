/** How each check of tasks is made to fail. */
import { PRINCIPALS, QosClass } from '@abicus/abi-kernel';
import type { Slots } from '@abicus/abi-kernel/testing';
import { encodeUtf8 } from '@abicus/wire';
import { enqueueAt } from '../sched/enqueue.ts';
import { BUFFER, IMAGE, NOWHERE, READ_ONLY, SLOT, STRANGER, type World } from './world.ts';

type Tasks = Pick<
  Slots<World>,
  'spawn' | 'exec' | 'execV2' | 'wait' | 'waitNohang' | 'taskQosGet' | 'taskQosSet'
>;

function name(w: World, text: string): void {
  w.call.memory.write(BUFFER, encodeUtf8(text));
  w.arg(5, text.length);
}

const shortages = {
  tasks: { violate: (w: World): void => void (w.limits.tasks = 0) },
  spaces: { violate: (w: World): void => void (w.limits.spaces = 0) },
  memory: { violate: (w: World): void => w.exhaust() },
  queue: { violate: (w: World): void => void (w.limits.runQueue = 0) },
} as const;

const children = {
  self: { violate: (w: World): void => void w.arg(0, w.task.pid) },
  children: { violate: (w: World): void => void (w.task.children.length = 0) },
  target: { violate: (w: World): void => void w.arg(0, STRANGER) },
} as const;

/** Worlds in which each of these calls succeeds. */
export const READY_TASKS: Readonly<Record<string, (w: World) => World>> = {
  spawn: (w) => w.prepare('spawn', READ_ONLY, 0, 0, SLOT.peer, 0),
  exec: (w) => w.prepare('exec', READ_ONLY, IMAGE.length, 1, 0),
  execV2: (w) => {
    w.prepare('execV2', READ_ONLY, IMAGE.length, 1, 0, BUFFER, 5);
    name(w, 'fresh');
    return w;
  },
  wait: (w) => w.prepare('wait', w.ended.pid),
  waitNohang: (w) => w.prepare('waitNohang', w.ended.pid),
  'taskQos.get': (w) => w.prepare('taskQos', 0, w.child.pid),
  'taskQos.set': (w) => w.prepare('taskQos', 1, 0, QosClass.Idle),
};

/** The violations. */
export const VIOLATIONS_TASKS: Tasks = {
  spawn: {
    pair: {
      violate: (w) => {
        w.arg(1, BUFFER);
        w.arg(2, 0);
      },
    },
    space: {
      violate: (w) => {
        w.arg(1, BUFFER);
        w.arg(2, 0x7fff_ffff);
      },
    },
    bootstrap: { violate: (w) => void w.arg(3, SLOT.vmo) },
    tasks: shortages.tasks,
    stackMemory: shortages.memory,
    queue: shortages.queue,
  },
  exec: {
    readable: { violate: (w) => void w.arg(0, NOWHERE) },
    image: { violate: (w) => void w.arg(1, IMAGE.length - 1) },
    ...shortages,
  },
  execV2: {
    authority: { violate: (w) => void w.give(SLOT.services, undefined) },
    readable: { violate: (w) => void w.arg(0, NOWHERE) },
    image: { violate: (w) => void w.arg(1, IMAGE.length - 1) },
    taken: { violate: (w) => name(w, 'peer') },
    ...shortages,
  },
  wait: children,
  waitNohang: {
    ...children,
    running: { violate: (w) => void w.arg(0, w.child.pid) },
  },
  taskQosGet: { target: { violate: (w) => void w.arg(1, STRANGER) } },
  taskQosSet: {
    target: { violate: (w) => void w.arg(1, STRANGER) },
    authority: { violate: (w) => void w.arg(1, w.child.pid) },
    escalation: { violate: (w) => void w.arg(2, QosClass.PerfBurst) },
    // Only an authority moves a task that is queued, and an authority passes the other two.
    queue: {
      violate: (w) => {
        const [cpu] = w.core.state.cpus;
        if (cpu !== undefined) enqueueAt(w.core, cpu, w.child);
        Object.assign(w.task, { identity: PRINCIPALS.execd });
        w.arg(1, w.child.pid);
        w.limits.runQueue = 0;
      },
      impossibleWith: ['authority', 'escalation'],
    },
  },
};
