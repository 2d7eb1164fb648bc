/** Rejected calls on tasks. */
import {
  debugWriteRaw,
  debugWriteRejects,
  execRaw,
  execRejects,
  execV2Raw,
  execV2Rejects,
  getpidRaw,
  LIMITS,
  QosClass,
  spawnRaw,
  spawnRejects,
  SYSCALL,
  taskKillRaw,
  taskKillRejects,
  taskQosGetRaw,
  taskQosGetRejects,
  taskQosSetRaw,
  taskQosSetRejects,
  waitInfoRaw,
  waitInfoRejects,
  WaitFlags,
  waitNohangRaw,
  waitNohangRejects,
  waitRaw,
  waitRejects,
} from '@abicus/abi-kernel';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { INVALID_IMAGES } from './images.ts';
import { operation, type Call, type Group, type Violations } from './rejects.ts';
import { EMPTY, NONE, NOWHERE, TEXT, UNUSED, WORD } from './scene.ts';
import type { TaskScene } from './task-scene.ts';

const STACK_PAGES = 2;
const NAME_LENGTH = WORD.length;
const ANY_CHILD = NONE;
const ITSELF = NONE;

const spawn: Violations<TaskScene, typeof spawnRejects> = {
  pair: {
    ways: {
      'a stack alone': ({ cpu }) => spawnRaw(cpu, TEXT, NOWHERE, NONE, CLIENT.loopbackSend, NONE),
      'a space alone': ({ cpu }) => spawnRaw(cpu, TEXT, NONE, UNUSED, CLIENT.loopbackSend, NONE),
    },
  },
  space: ({ cpu }) => spawnRaw(cpu, TEXT, NOWHERE, UNUSED, CLIENT.loopbackSend, NONE),
  bootstrap: {
    ways: {
      empty: ({ cpu }) => spawnRaw(cpu, TEXT, NONE, NONE, EMPTY, NONE),
      'a memory object': ({ cpu, vmo }) => spawnRaw(cpu, TEXT, NONE, NONE, vmo, NONE),
    },
  },
  tasks: { impossible: 'the ladder starts fewer tasks than the table has places' },
  stackMemory: { impossible: 'the stacks of a space are fewer pages than the machine has' },
  queue: { impossible: 'a hart of the ladder has fewer tasks than its queue has places' },
};

/** Executes an image with a change. */
function execChanged(change: (image: Uint8Array) => void): Call<TaskScene> {
  return function* ({ cpu, buffer, image }) {
    const changed = image.slice();
    change(changed);
    cpu.write(buffer, changed);
    return yield* execRaw(cpu, buffer, changed.length, STACK_PAGES, NONE);
  };
}

const exec: Violations<TaskScene, typeof execRejects> = {
  readable: ({ cpu, image }) => execRaw(cpu, NOWHERE, image.length, STACK_PAGES, NONE),
  image: {
    ways: Object.fromEntries(
      Object.entries(INVALID_IMAGES).map(([name, change]) => [name, execChanged(change)]),
    ),
  },
  tasks: { impossible: 'the children of the client end before the next ones start' },
  spaces: { impossible: 'each child of the client has one address space, and ends' },
  memory: { impossible: 'an image of the ladder has two pages and its stack' },
  queue: { impossible: 'the client starts its children one by one' },
};

const execV2: Violations<TaskScene, typeof execV2Rejects> = {
  authority: ({ cpu, buffer, image }) =>
    execV2Raw(cpu, buffer, image.length, STACK_PAGES, NONE, buffer, NAME_LENGTH),
  readable: {
    impossible: 'only init may start a program with a name, and reads images of the boot',
  },
  image: {
    impossible: 'only init may start a program with a name, and those of the boot are valid',
  },
  taken: { impossible: 'init starts a program again when the one before it has ended' },
  tasks: { impossible: 'init starts the programs of the boot, which are fewer than the places' },
  spaces: { impossible: 'the programs of the boot have fewer address spaces than there may be' },
  memory: { impossible: 'the machine of the ladder has the memory for all programs of the boot' },
  queue: { impossible: 'the programs of the boot are fewer than the places of a queue' },
};

const wait: Violations<TaskScene, typeof waitRejects> = {
  self: ({ cpu, self }) => waitRaw(cpu, self),
  children: ({ puppet }) => puppet.result(SYSCALL.wait, ANY_CHILD),
  target: {
    ways: {
      'no task': ({ cpu }) => waitRaw(cpu, UNUSED),
      'its parent': ({ cpu, parent }) => waitRaw(cpu, parent),
    },
  },
};

const waitNohang: Violations<TaskScene, typeof waitNohangRejects> = {
  self: ({ cpu, self }) => waitNohangRaw(cpu, self),
  children: ({ puppet }) => puppet.result(SYSCALL.waitNohang, ANY_CHILD),
  target: ({ cpu }) => waitNohangRaw(cpu, UNUSED),
  running: ({ cpu, puppet }) => waitNohangRaw(cpu, puppet.pid),
};

const waitInfo: Violations<TaskScene, typeof waitInfoRejects> = {
  self: ({ cpu, self, buffer }) => waitInfoRaw(cpu, self, WaitFlags.NOHANG, buffer),
  children: ({ puppet }) =>
    puppet.result(SYSCALL.waitInfo, ANY_CHILD, WaitFlags.NOHANG, puppet.buffer),
  target: ({ cpu, buffer }) => waitInfoRaw(cpu, UNUSED, WaitFlags.NOHANG, buffer),
  running: ({ cpu, puppet, buffer }) => waitInfoRaw(cpu, puppet.pid, WaitFlags.NOHANG, buffer),
  writable: ({ cpu, ended }) => waitInfoRaw(cpu, ended, WaitFlags.NOHANG, TEXT),
};

const taskKill: Violations<TaskScene, typeof taskKillRejects> = {
  child: {
    ways: {
      'no task': ({ cpu }) => taskKillRaw(cpu, UNUSED),
      itself: ({ cpu, self }) => taskKillRaw(cpu, self),
      'its parent': ({ puppet, self }) => puppet.result(SYSCALL.taskKill, self),
    },
  },
  alive: ({ cpu, ended }) => taskKillRaw(cpu, ended),
};

const taskQosGet: Violations<TaskScene, typeof taskQosGetRejects> = {
  target: ({ cpu }) => taskQosGetRaw(cpu, UNUSED),
};

const taskQosSet: Violations<TaskScene, typeof taskQosSetRejects> = {
  target: ({ cpu }) => taskQosSetRaw(cpu, UNUSED, QosClass.Idle),
  authority: {
    ways: {
      'its child': ({ cpu, puppet }) => taskQosSetRaw(cpu, puppet.pid, QosClass.Idle),
      'its parent': ({ cpu, parent }) => taskQosSetRaw(cpu, parent, QosClass.Normal),
    },
  },
  escalation: ({ cpu }) => taskQosSetRaw(cpu, ITSELF, QosClass.Interactive),
  queue: { impossible: 'a task that sets its own class runs, and is in no queue' },
};

const debugWrite: Violations<TaskScene, typeof debugWriteRejects> = {
  readable: {
    ways: {
      'no page': ({ cpu }) => debugWriteRaw(cpu, NOWHERE, NAME_LENGTH),
      'all of it': ({ cpu }) => debugWriteRaw(cpu, NOWHERE, LIMITS.debugLine),
    },
  },
};

/** Describes the tasks: their classes, the child that ended, and that the other one makes calls. */
function* state({ cpu, puppet, ended }: TaskScene): Program<string> {
  return [
    yield* taskQosGetRaw(cpu, ITSELF),
    yield* taskQosGetRaw(cpu, puppet.pid),
    yield* waitInfoRaw(cpu, ended, WaitFlags.NOHANG, TEXT),
    yield* waitNohangRaw(cpu, puppet.pid),
    yield* puppet.result(SYSCALL.getpid),
    yield* getpidRaw(cpu),
  ].join(' ');
}

/** The rejected calls. */
export const TASK_REJECTS: Group<
  TaskScene,
  | 'spawn'
  | 'exec'
  | 'execV2'
  | 'wait'
  | 'waitNohang'
  | 'waitInfo'
  | 'taskKill'
  | 'taskQos.get'
  | 'taskQos.set'
  | 'debugWrite',
  never
> = {
  operations: [
    operation('spawn', spawnRejects, spawn),
    operation('exec', execRejects, exec),
    operation('execV2', execV2Rejects, execV2),
    operation('wait', waitRejects, wait),
    operation('waitNohang', waitNohangRejects, waitNohang),
    operation('waitInfo', waitInfoRejects, waitInfo),
    operation('taskKill', taskKillRejects, taskKill),
    operation('taskQos.get', taskQosGetRejects, taskQosGet),
    operation('taskQos.set', taskQosSetRejects, taskQosSet),
    operation('debugWrite', debugWriteRejects, debugWrite),
  ],
  state,
  stages: {},
};
