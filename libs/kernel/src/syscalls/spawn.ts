/** spawn and spawnLastError: start a task in an existing space. */
import {
  Rights,
  SpawnFailReason,
  spawnRejects,
  type SpawnArgs,
  type SpawnLastErrorOutcome,
  type SpawnOutcome,
} from '@abicus/abi-kernel';
import { PAGE_SIZE, PTE_READ, PTE_USER, PTE_VALID, PTE_WRITE } from '@abicus/emulator';
import { endpointCap } from '../cap/cap.ts';
import { cap, type Cap } from '../state/capability.ts';
import { put } from '../cap/table.ts';
import type { KernelCall } from '../core/call.ts';
import type { Core } from '../core/core.ts';
import { SPAWN_STACK_STRIDE, SPAWN_STACKS_VA } from '../exec/layout.ts';
import { entryOf, hasFrames, mapNewPage, tablesMissing } from '../mm/space.ts';
import type { Space } from '../state/space.ts';
import { find } from '../state/slots.ts';
import { SPAWN_STACK_PAGES } from '../task/exit.ts';
import { hasQueueSpace, startTask } from '../task/start.ts';
import { addTask, canCreateTask } from '../task/table.ts';
import type { Task } from '../state/task.ts';
import { spaceOf } from './memory.ts';

const STACKS_MAX = 256;
/** What spawnLastError tells of each check. */
const REASONS: Readonly<Record<keyof typeof spawnRejects, SpawnFailReason>> = {
  pair: SpawnFailReason.InvalidPayload,
  space: SpawnFailReason.MapFailed,
  bootstrap: SpawnFailReason.DeniedByPolicy,
  tasks: SpawnFailReason.Oom,
  stackMemory: SpawnFailReason.Oom,
  queue: SpawnFailReason.Oom,
};
const READ_WRITE = PTE_VALID | PTE_READ | PTE_WRITE | PTE_USER;

/** What the checks of a spawn have found. */
interface Place {
  readonly space: Space;
  readonly channel: Cap;
  /** The lowest page of a new stack; 0: the caller has given one. */
  readonly stackVa: number;
}

/** Starts a task in a given space, or in the caller's space on a new stack. */
export function spawn(call: KernelCall, args: SpawnArgs): SpawnOutcome {
  const { core, task } = call;
  const place = check(call, args);
  if (typeof place === 'string') {
    task.spawnReason = REASONS[place];
    return spawnRejects[place];
  }
  const { space, channel, stackVa } = place;
  if (args.stack === undefined) mapStack(core, space, stackVa);
  const child = addTask(core, {
    parent: task.pid,
    identity: 0n,
    name: '',
    space: space.id,
    pc: args.entry,
    stackVa,
  });
  put(core, child, 0, channel);
  child.cpu = task.cpu;
  const sp = args.stack ?? stackVa + SPAWN_STACK_PAGES * PAGE_SIZE;
  startTask(core, child, space, { sp, gp: args.gp });
  return child.pid;
}

/** Returns and clears the reason of the caller's last failed spawn or exec. */
export function spawnLastError(call: KernelCall): SpawnLastErrorOutcome {
  const { task } = call;
  const reason = task.spawnReason;
  task.spawnReason = SpawnFailReason.Unknown;
  return reason;
}

function check(call: KernelCall, args: SpawnArgs): Place | keyof typeof spawnRejects {
  const { core, task } = call;
  if ((args.stack === undefined) !== (args.space === undefined)) return 'pair';
  const space = spaceFor(core, task, args.space);
  if (space === undefined) return 'space';
  const channel = bootstrapOf(task, args.bootstrap);
  if (channel === undefined) return 'bootstrap';
  if (!canCreateTask(core)) return 'tasks';
  const stackVa = args.stack === undefined ? newStack(core, space) : 0;
  if (stackVa === undefined) return 'stackMemory';
  return hasQueueSpace(core, task.cpu) ? { space, channel, stackVa } : 'queue';
}

/** Returns the caller's space, or that of a handle, if the caller has created it. */
function spaceFor(core: Core, task: Task, handle: number | undefined): Space | undefined {
  return handle === undefined ? find(core.state.spaces, task.space) : spaceOf(core, task, handle);
}

/** Returns the child's channel: a copy of the parent's endpoint capability without MANAGE. */
function bootstrapOf(task: Task, slot: number): Cap | undefined {
  const held = endpointCap(task.caps, slot, 0);
  if (held === undefined) return undefined;
  return cap(held.kind, held.object, held.rights & (Rights.SEND | Rights.RECV));
}

/** Returns where a new stack is to be mapped, if there is a free place and memory. */
function newStack(core: Core, space: Space): number | undefined {
  const va = freeStack(core, space);
  if (va === undefined) return undefined;
  const missing = tablesMissing(core, space, va, SPAWN_STACK_PAGES);
  return hasFrames(core, SPAWN_STACK_PAGES + missing) ? va : undefined;
}

/** Returns the lowest free address for a stack; `undefined`: there is none. */
function freeStack(core: Core, space: Space): number | undefined {
  for (let i = 0; i < STACKS_MAX; i++) {
    const va = SPAWN_STACKS_VA + i * SPAWN_STACK_STRIDE;
    if (isFreeStack(core, space, va)) return va;
  }
  return undefined;
}

function isFreeStack(core: Core, space: Space, va: number): boolean {
  for (let page = 0; page < SPAWN_STACK_PAGES; page++) {
    if (entryOf(core, space, va + page * PAGE_SIZE) !== 0) return false;
  }
  return true;
}

function mapStack(core: Core, space: Space, va: number): void {
  for (let i = 0; i < SPAWN_STACK_PAGES; i++)
    mapNewPage(core, space, va + i * PAGE_SIZE, READ_WRITE);
}
