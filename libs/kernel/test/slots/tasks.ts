/** Starting tasks, waiting for them, and their classes. */
import {
  execRaw,
  execRejects,
  execV2Raw,
  execV2Rejects,
  QosClass,
  spawnRaw,
  spawnRejects,
  taskQosGetRaw,
  taskQosGetRejects,
  taskQosSetRaw,
  taskQosSetRejects,
  waitNohangRaw,
  waitNohangRejects,
  waitRaw,
  waitRejects,
} from '@abicus/abi-kernel';
import { encodeUtf8 } from '@abicus/wire';
import { TaskState } from '../../src/task/task.ts';
import { IMAGE_SIZE, TEXT_VA, tinyImage } from '../image.ts';
import { VA, type World } from '../world.ts';
import { casesOf, type OpCases, type OpSlots, type Scene, type Slot } from './slot.ts';
import { dropFactory, eatMemory, HELD, NOBODY, staged } from './stage.ts';

/** Full tables and no memory, as every call meets them that makes a task. */
const shortages = {
  tasks: { violate: ({ world }) => void (world.limits.tasks = world.core.state.tasks.live) },
  spaces: { violate: ({ world }) => void (world.limits.spaces = world.core.state.spaces.live) },
  memory: { violate: ({ world }) => eatMemory(world) },
  queue: { violate: ({ world }) => void (world.limits.runQueue = 0) },
} satisfies Record<string, Slot<unknown>>;

interface SpawnArgs {
  stack: number;
  space: number;
  bootstrap: number;
}

const spawn: OpSlots<typeof spawnRejects, SpawnArgs> = {
  rejects: spawnRejects,
  valid: (world) => {
    const { caller } = staged(world);
    return { world, caller, args: { stack: 0, space: 0, bootstrap: HELD.both } };
  },
  call: (cpu, { stack, space, bootstrap }) => spawnRaw(cpu, TEXT_VA, stack, space, bootstrap, 0),
  slots: {
    pair: {
      violate: ({ args }) => void (args.stack = args.space === 0 ? 0x1000_0000 : 0),
    },
    space: {
      violate: ({ args }) => {
        args.space = NOBODY;
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
  readable: {
    violate: ({ args }) => void (args.image = VA.nowhere),
    impossibleWith: ['image'],
  },
  image: { violate: ({ args }) => void (args.length = IMAGE_SIZE - 1) },
  ...shortages,
} satisfies Record<string, Slot<ExecArgs>>;

const exec: OpSlots<typeof execRejects, ExecArgs> = {
  rejects: execRejects,
  valid: validExec,
  ready: readyExec,
  call: (cpu, { image, length }) => execRaw(cpu, image, length, 2, 0),
  slots: execSlots,
};

const execV2: OpSlots<typeof execV2Rejects, ExecArgs> = {
  rejects: execV2Rejects,
  valid: validExec,
  ready: readyExec,
  call: (cpu, { image, length, name }) => execV2Raw(cpu, image, length, 2, 0, VA.name, name.length),
  slots: {
    ...execSlots,
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
  self: {
    violate: ({ caller, args }) => void (args.target = caller.pid),
    impossibleWith: ['target', 'running'],
  },
  children: {
    violate: (scene) => void (scene.caller = scene.world.exec(scene.world.init)),
    impossibleWith: ['running'],
  },
  target: { violate: ({ args }) => void (args.target = NOBODY), impossibleWith: ['running'] },
} satisfies Record<string, Slot<{ target: number }>>;

const wait: OpSlots<typeof waitRejects, { target: number }> = {
  rejects: waitRejects,
  valid: validWait,
  call: (cpu, { target }) => waitRaw(cpu, target),
  slots: waitSlots,
};

const waitNohang: OpSlots<typeof waitNohangRejects, { target: number }> = {
  rejects: waitNohangRejects,
  valid: validWait,
  call: (cpu, { target }) => waitNohangRaw(cpu, target),
  slots: {
    ...waitSlots,
    running: {
      violate: ({ world, caller, args }) => void (args.target = world.exec(caller).pid),
    },
  },
};

const taskQosGet: OpSlots<typeof taskQosGetRejects, { target: number }> = {
  rejects: taskQosGetRejects,
  valid: (world) => ({ world, caller: world.exec(world.init), args: { target: world.init.pid } }),
  call: (cpu, { target }) => taskQosGetRaw(cpu, target),
  slots: { target: { violate: ({ args }) => void (args.target = NOBODY) } },
};

const taskQosSet: OpSlots<typeof taskQosSetRejects, { target: number; qos: number }> = {
  rejects: taskQosSetRejects,
  valid: (world) => {
    const caller = world.exec(world.init);
    return { world, caller, args: { target: caller.pid, qos: QosClass.Idle } };
  },
  call: (cpu, { target, qos }) => taskQosSetRaw(cpu, target, qos),
  slots: {
    target: {
      violate: ({ args }) => void (args.target = NOBODY),
      impossibleWith: ['authority', 'escalation', 'queue'],
    },
    authority: {
      violate: ({ world, args }) => void (args.target = world.init.pid),
      // The class of another is not the caller's own.
      impossibleWith: ['escalation', 'queue'],
    },
    escalation: {
      violate: ({ args }) => void (args.qos = QosClass.Interactive),
      // Who runs is in no queue, so that its own class always fits.
      impossibleWith: ['queue'],
    },
    queue: {
      violate: (scene) => {
        const { world, args } = scene;
        scene.caller = world.exec(world.init, 'execd');
        args.target = queuedTask(world);
        world.limits.runQueue = 1;
        const cpu =
          world.core.state.cpus[world.task({ pid: args.target, puppet: scene.caller.puppet }).cpu];
        // One more in the class that it shall get, on the same hart, fills that queue.
        if (cpu === undefined) throw new Error('no such hart');
        world.limits.runQueue = cpu.queues[QosClass.Idle]?.count ?? 0;
      },
    },
  },
};

/** A task that waits for a hart: there are more than the machine has. */
export function queuedTask(world: World): number {
  for (let i = 0; i < 64; i++) {
    const { pid } = world.exec(world.init);
    if (world.core.state.tasks.items[pid & 0xffff]?.state === TaskState.Queued) return pid;
  }
  throw new Error('all tasks run');
}

/** The cases of tasks. */
export const TASK_CASES: readonly OpCases[] = [
  casesOf('spawn', spawn),
  casesOf('exec', exec),
  casesOf('execV2', execV2),
  casesOf('wait', wait),
  casesOf('waitNohang', waitNohang),
  casesOf('taskQos.get', taskQosGet),
  casesOf('taskQos.set', taskQosSet),
];
