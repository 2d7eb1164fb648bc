/** Cases of the syscalls that start tasks, wait for them, and change their classes. */
import {
  execRaw,
  execV2Raw,
  QosClass,
  spawnRaw,
  taskKillRaw,
  taskQosGetRaw,
  taskQosSetRaw,
  WaitFlags,
  waitInfoRaw,
  waitNohangRaw,
  waitRaw,
} from '@abicus/abi-kernel';
import { encodeUtf8 } from '@abicus/wire';
import { TaskState } from '../../src/state/task.ts';
import { IMAGE_SIZE, TEXT_VA, tinyImage } from '../support/tiny-image.ts';
import { VA, type World } from '../support/world.ts';
import { casesOf, type OpCases, type OpSlots, type Scene, type Violate } from './cases.ts';
import { dropFactory, exhaustMemory, HELD, UNUSED_ID, setUp } from './setup.ts';

/** Violations that all syscalls share that create a task: full tables, no free memory. */
const shortages = {
  tasks: { violate: ({ world }) => void (world.limits.tasks = world.core.state.tasks.live) },
  spaces: { violate: ({ world }) => void (world.limits.spaces = world.core.state.spaces.live) },
  memory: { violate: ({ world }) => exhaustMemory(world) },
  queue: { violate: ({ world }) => void (world.limits.runQueue = 0) },
} satisfies Record<string, Violate<unknown>>;

interface SpawnArgs {
  stack: number;
  space: number;
  bootstrap: number;
}

const spawn: OpSlots<'spawn', SpawnArgs> = {
  valid: (world) => {
    const { caller } = setUp(world);
    return { world, caller, args: { stack: 0, space: 0, bootstrap: HELD.both } };
  },
  call: (cpu, { stack, space, bootstrap }) => spawnRaw(cpu, TEXT_VA, stack, space, bootstrap, 0),
  slots: {
    pair: {
      violate: ({ args }) => void (args.stack = args.space === 0 ? 0x1000_0000 : 0),
    },
    space: {
      violate: ({ args }) => {
        args.space = UNUSED_ID;
        args.stack = 0x1000_0000;
      },
      impossibleWith: ['stackMemory'],
    },
    bootstrap: { violate: ({ args }) => void (args.bootstrap = HELD.vmo) },
    tasks: shortages.tasks,
    stackMemory: shortages.memory,
    queue: shortages.queue,
  },
};

interface ExecArgs {
  image: number;
  length: number;
  name: string;
}

function validExec(world: World): Scene<ExecArgs> {
  return { world, caller: world.init, args: { image: VA.image, length: IMAGE_SIZE, name: 'nova' } };
}

function readyExec({ world, caller, args }: Scene<ExecArgs>): void {
  world.write(caller, VA.image, tinyImage());
  world.write(caller, VA.name, encodeUtf8(args.name));
}

const execSlots = {
  readable: { violate: ({ args }) => void (args.image = VA.nowhere) },
  image: { violate: ({ args }) => void (args.length = IMAGE_SIZE - 1) },
  ...shortages,
} satisfies Record<string, Violate<ExecArgs>>;

const exec: OpSlots<'exec', ExecArgs> = {
  valid: validExec,
  ready: readyExec,
  call: (cpu, { image, length }) => execRaw(cpu, image, length, 2, 0),
  slots: { ...execSlots, readable: { ...execSlots.readable, impossibleWith: ['image'] } },
};

const execV2: OpSlots<'execV2', ExecArgs> = {
  valid: validExec,
  ready: readyExec,
  call: (cpu, { image, length, name }) => execV2Raw(cpu, image, length, 2, 0, VA.name, name.length),
  slots: {
    ...execSlots,
    readable: { ...execSlots.readable, impossibleWith: ['image'] },
    authority: { violate: ({ world }) => dropFactory(world, 'serviceFactory') },
    taken: { violate: ({ args }) => void (args.name = 'init') },
  },
};

function validWait(world: World): Scene<{ target: number }> {
  const caller = world.exec(world.init);
  const child = world.exec(caller);
  world.exit(child, 5);
  return { world, caller, args: { target: child.pid } };
}

const waitSlots = {
  self: { violate: ({ caller, args }) => void (args.target = caller.pid) },
  children: {
    violate: (scene) => void (scene.caller = scene.world.exec(scene.world.init)),
  },
  target: { violate: ({ args }) => void (args.target = UNUSED_ID) },
} satisfies Record<string, Violate<{ target: number }>>;

const wait: OpSlots<'wait', { target: number }> = {
  valid: validWait,
  call: (cpu, { target }) => waitRaw(cpu, target),
  // A task is not its own child.
  slots: { ...waitSlots, self: { ...waitSlots.self, impossibleWith: ['target'] } },
};

const waitNohang: OpSlots<'waitNohang', { target: number }> = {
  valid: validWait,
  call: (cpu, { target }) => waitNohangRaw(cpu, target),
  slots: {
    self: { ...waitSlots.self, impossibleWith: ['target', 'running'] },
    children: { ...waitSlots.children, impossibleWith: ['running'] },
    target: { ...waitSlots.target, impossibleWith: ['running'] },
    running: {
      violate: ({ world, caller, args }) => void (args.target = world.exec(caller).pid),
    },
  },
};

const waitInfo: OpSlots<'waitInfo', { target: number; out: number }> = {
  valid: (world) => {
    const { caller, args } = validWait(world);
    return { world, caller, args: { ...args, out: VA.info } };
  },
  call: (cpu, { target, out }) => waitInfoRaw(cpu, target, WaitFlags.NOHANG, out),
  slots: {
    self: { ...waitSlots.self, impossibleWith: ['target', 'running'] },
    children: {
      violate: (scene) => void (scene.caller = scene.world.exec(scene.world.init)),
      impossibleWith: ['running'],
    },
    target: { ...waitSlots.target, impossibleWith: ['running'] },
    running: {
      violate: ({ world, caller, args }) => void (args.target = world.exec(caller).pid),
    },
    writable: { violate: ({ args }) => void (args.out = VA.text) },
  },
};

const taskKill: OpSlots<'taskKill', { child: number }> = {
  valid: (world) => {
    const caller = world.exec(world.init);
    return { world, caller, args: { child: world.exec(caller).pid } };
  },
  call: (cpu, { child }) => taskKillRaw(cpu, child),
  slots: {
    child: {
      violate: ({ caller, args }) => void (args.child = caller.pid),
      // A task that is no child is not looked at.
      impossibleWith: ['alive'],
    },
    alive: {
      violate: ({ world, caller, args }) => {
        const child = world.exec(caller);
        world.exit(child);
        args.child = child.pid;
      },
    },
  },
};

const taskQosGet: OpSlots<'taskQosGet', { target: number }> = {
  valid: (world) => ({ world, caller: world.exec(world.init), args: { target: world.init.pid } }),
  call: (cpu, { target }) => taskQosGetRaw(cpu, target),
  slots: { target: { violate: ({ args }) => void (args.target = UNUSED_ID) } },
};

const taskQosSet: OpSlots<'taskQosSet', { target: number; qos: number }> = {
  valid: (world) => {
    const caller = world.exec(world.init);
    return { world, caller, args: { target: caller.pid, qos: QosClass.Idle } };
  },
  call: (cpu, { target, qos }) => taskQosSetRaw(cpu, target, qos),
  slots: {
    target: {
      violate: ({ args }) => void (args.target = UNUSED_ID),
      impossibleWith: ['authority', 'escalation', 'queue'],
    },
    authority: {
      violate: ({ world, args }) => void (args.target = world.init.pid),
      // Escalation is checked only for the caller's own class.
      impossibleWith: ['escalation', 'queue'],
    },
    escalation: {
      violate: ({ args }) => void (args.qos = QosClass.Interactive),
      // The caller runs and is in no run queue, so that its new class always has space.
      impossibleWith: ['queue'],
    },
    queue: {
      violate: (scene) => {
        const { world, args } = scene;
        scene.caller = world.exec(world.init, 'execd');
        args.target = queuedTask(world);
        world.limits.runQueue = 0;
      },
    },
  },
};

/** Starts tasks until one is queued, since all harts are busy; returns its pid. */
export function queuedTask(world: World): number {
  for (let i = 0; i < 64; i++) {
    const { pid } = world.exec(world.init);
    if (world.core.state.tasks.items[pid & 0xffff]?.state === TaskState.Queued) return pid;
  }
  throw new Error('all tasks run');
}

/** The cases of the syscalls on tasks. */
export const TASK_CASES: readonly OpCases[] = [
  casesOf('spawn', 'spawn', spawn),
  casesOf('exec', 'exec', exec),
  casesOf('execV2', 'execV2', execV2),
  casesOf('wait', 'wait', wait),
  casesOf('waitNohang', 'waitNohang', waitNohang),
  casesOf('waitInfo', 'waitInfo', waitInfo),
  casesOf('taskKill', 'taskKill', taskKill),
  casesOf('taskQos.get', 'taskQosGet', taskQosGet),
  casesOf('taskQos.set', 'taskQosSet', taskQosSet),
];
