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
const READ_WRITE = PTE_VALID | PTE_READ | PTE_WRITE | PTE_USER;

/** Starts a task in a given space, or in the caller's space on a new stack. */
export function spawn(call: KernelCall, args: SpawnArgs): SpawnOutcome {
  const { core, task } = call;
  const rejected = check(call, args);
  if (rejected !== undefined) {
    task.spawnReason = reasonOf(rejected);
    return spawnRejects[rejected];
  }
  const shared = args.space === undefined;
  const space = find(core.state.spaces, args.space ?? task.space);
  const channel = bootstrapOf(task, args.bootstrap);
  // `check` has found both.
  if (space === undefined || channel === undefined) return spawnRejects.space;
  const stackVa = shared ? freeStack(core, space) : 0;
  if (shared) mapStack(core, space, stackVa);
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
  const sp = shared ? stackVa + SPAWN_STACK_PAGES * PAGE_SIZE : (args.stack ?? 0);
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

function check(call: KernelCall, args: SpawnArgs): keyof typeof spawnRejects | undefined {
  const { core, task } = call;
  if ((args.stack === undefined) !== (args.space === undefined)) return 'pair';
  if (args.space !== undefined && spaceOf(core, task, args.space) === undefined) return 'space';
  if (bootstrapOf(task, args.bootstrap) === undefined) return 'bootstrap';
  if (!canCreateTask(core)) return 'tasks';
  if (args.space === undefined && !hasStackSpace(core, task)) return 'stackMemory';
  return hasQueueSpace(core, task.cpu) ? undefined : 'queue';
}

function reasonOf(rejected: keyof typeof spawnRejects): SpawnFailReason {
  if (rejected === 'pair') return SpawnFailReason.InvalidPayload;
  if (rejected === 'space') return SpawnFailReason.MapFailed;
  return rejected === 'bootstrap' ? SpawnFailReason.DeniedByPolicy : SpawnFailReason.Oom;
}

/** Returns the child's channel: a copy of the parent's endpoint capability without MANAGE. */
function bootstrapOf(task: Task, slot: number): Cap | undefined {
  const held = endpointCap(task.caps, slot, 0);
  const rights = (held?.rights ?? 0) & (Rights.SEND | Rights.RECV);
  return held === undefined ? undefined : cap(held.kind, held.object, rights);
}

function hasStackSpace(core: Core, task: Task): boolean {
  const space = find(core.state.spaces, task.space);
  if (space === undefined) return false;
  const va = freeStack(core, space);
  if (va === 0) return false;
  const missing = tablesMissing(core, space, va, SPAWN_STACK_PAGES);
  return hasFrames(core, SPAWN_STACK_PAGES + missing);
}

/** Returns the lowest free address for a stack; 0: there is none. */
function freeStack(core: Core, space: Space): number {
  for (let i = 0; i < STACKS_MAX; i++) {
    const va = SPAWN_STACKS_VA + i * SPAWN_STACK_STRIDE;
    let free = true;
    for (let page = 0; page < SPAWN_STACK_PAGES && free; page++) {
      free = entryOf(core, space, va + page * PAGE_SIZE) === 0;
    }
    if (free) return va;
  }
  return 0;
}

function mapStack(core: Core, space: Space, va: number): void {
  for (let i = 0; i < SPAWN_STACK_PAGES; i++)
    mapNewPage(core, space, va + i * PAGE_SIZE, READ_WRITE);
}
