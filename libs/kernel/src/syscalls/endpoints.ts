/** Syscalls on endpoints: create, close, watch, derive a factory. */
import {
  capWatchRejects,
  factoryDeriveRejects,
  ipcEndpointCloseRejects,
  ipcEndpointCreateForRejects,
  ipcEndpointCreateRejects,
  ipcEndpointCreateV2Rejects,
  Rights,
  taskWatchRejects,
  WITHIN,
  type CapSlot,
  type FactoryDeriveArgs,
  type FactoryDeriveOutcome,
  type CapWatchArgs,
  type CapWatchOutcome,
  type TaskWatchArgs,
  type TaskWatchOutcome,
  type IpcEndpointCloseArgs,
  type IpcEndpointCloseOutcome,
  type IpcEndpointCreateForArgs,
  type IpcEndpointCreateForOutcome,
  type IpcEndpointCreateOutcome,
  type IpcEndpointCreateV2Args,
  type IpcEndpointCreateV2Outcome,
} from '@abicus/abi-kernel';
import { allows, capOf, freeSlot } from '../cap/cap.ts';
import { cap, Kind } from '../state/capability.ts';
import { deriveFactory, depthBelow, hasBudget, hasEndpointSpace } from '../cap/factory.ts';
import { put, take } from '../cap/table.ts';
import type { KernelCall } from '../core/call.ts';
import type { Core } from '../core/core.ts';
import { closeEndpoint, openEndpoint } from '../ipc/endpoints.ts';
import { hasBytesLeft } from '../queue/bytes.ts';
import { addTaskWatch, addWatch } from '../queue/watch.ts';
import type { Endpoint } from '../state/endpoint.ts';
import { ROOT_FACTORY } from '../state/factory.ts';
import { find, hasFreeSlot } from '../state/slots.ts';
import { liveChild, liveTask } from '../task/table.ts';
import type { Task } from '../state/task.ts';

const OWN = Rights.SEND | Rights.RECV | Rights.MANAGE;

/** Rejects every call: endpoints are created with a factory. */
export function ipcEndpointCreate(): IpcEndpointCreateOutcome {
  return ipcEndpointCreateRejects.deprecated;
}

/** Creates an endpoint that the caller owns. */
export function ipcEndpointCreateV2(
  call: KernelCall,
  args: IpcEndpointCreateV2Args,
): IpcEndpointCreateV2Outcome {
  const { core, task } = call;
  const factory = factoryOf(task, args.factory);
  if (factory === undefined) return ipcEndpointCreateV2Rejects.factory;
  const slot = slotForEndpoint(core, task, task, factory);
  if (typeof slot === 'string') return ipcEndpointCreateV2Rejects[slot];
  return create(core, task, openEndpoint(core, task, args.depth, factory), slot);
}

/** Creates an endpoint that a child or the caller owns. */
export function ipcEndpointCreateFor(
  call: KernelCall,
  args: IpcEndpointCreateForArgs,
): IpcEndpointCreateForOutcome {
  const { core, task } = call;
  const factory = factoryOf(task, args.factory);
  if (factory === undefined) return ipcEndpointCreateForRejects.factory;
  const owner = args.owner === task.pid ? task : liveChild(core, task, args.owner);
  if (owner === undefined) return ipcEndpointCreateForRejects.owner;
  const slot = slotForEndpoint(core, task, owner, factory);
  if (typeof slot === 'string') return ipcEndpointCreateForRejects[slot];
  return create(core, task, openEndpoint(core, owner, args.depth, factory), slot);
}

/** Derives an endpoint factory with a budget of its own. */
export function factoryDerive(call: KernelCall, args: FactoryDeriveArgs): FactoryDeriveOutcome {
  const { core, task } = call;
  const parent = factoryOf(task, args.factory);
  if (parent === undefined) return factoryDeriveRejects.factory;
  if (!WITHIN.factoryDepth(depthBelow(core, parent), core.limits))
    return factoryDeriveRejects.depth;
  if (!hasBudget(core, parent, args.budget) || !hasFreeSlot(core.state.factories)) {
    return factoryDeriveRejects.budget;
  }
  if (!hasBytesLeft(core, parent, args.bytes)) return factoryDeriveRejects.bytes;
  const share = Math.ceil(args.bytes / args.budget);
  if (!WITHIN.endpointBytes(share, core.limits)) return factoryDeriveRejects.share;
  const slot = freeSlot(task.caps, core.limits);
  if (slot < 0) return factoryDeriveRejects.space;
  const { id } = deriveFactory(core, parent, args.budget, args.bytes);
  put(core, task, slot, cap(Kind.EndpointFactory, id, Rights.MANAGE));
  return slot as CapSlot;
}

/** Closes an endpoint for all holders and empties the caller's slot. */
export function ipcEndpointClose(
  call: KernelCall,
  args: IpcEndpointCloseArgs,
): IpcEndpointCloseOutcome {
  const { core, task } = call;
  const held = task.caps[args.slot];
  if (held === undefined || held.kind !== Kind.Endpoint) return ipcEndpointCloseRejects.slot;
  if (!allows(held, Rights.MANAGE)) return ipcEndpointCloseRejects.right;
  const endpoint = find(core.state.endpoints, held.object);
  if (endpoint === undefined) return ipcEndpointCloseRejects.alive;
  take(core, task, args.slot);
  closeEndpoint(core, endpoint);
  return 0;
}

/** Requests a notice for when the other side of an endpoint is gone. */
export function capWatch(call: KernelCall, args: CapWatchArgs): CapWatchOutcome {
  const { core, task } = call;
  const held = task.caps[args.slot];
  if (held === undefined || held.kind !== Kind.Endpoint) return capWatchRejects.slot;
  const notify = capOf(task.caps, args.notify, Kind.Endpoint, Rights.RECV);
  if (notify === undefined) return capWatchRejects.notify;
  const endpoint = find(core.state.endpoints, held.object);
  const senders = allows(held, Rights.RECV);
  if (endpoint === undefined || (senders && endpoint.foreignSenders === 0)) {
    return capWatchRejects.alive;
  }
  if (!WITHIN.watchesPerTask(task.watches + 1, core.limits)) return capWatchRejects.quota;
  const { slot, cookie } = args;
  return BigInt(addWatch(core, endpoint, task, { slot, notify: notify.object, cookie, senders }));
}

/** Requests a notice of the end of a task. */
export function taskWatch(call: KernelCall, args: TaskWatchArgs): TaskWatchOutcome {
  const { core, task } = call;
  const notify = capOf(task.caps, args.notify, Kind.Endpoint, Rights.RECV);
  if (notify === undefined) return taskWatchRejects.notify;
  const target = liveTask(core, args.target);
  if (target === undefined) return taskWatchRejects.alive;
  if (!WITHIN.watchesPerTask(task.watches + 1, core.limits)) return taskWatchRejects.quota;
  const seed = { slot: 0, notify: notify.object, cookie: args.cookie, senders: false };
  return BigInt(addTaskWatch(core, target, task, seed));
}

function slotForEndpoint(
  core: Core,
  holder: Task,
  owner: Task,
  factory: number,
): number | 'quota' | 'budget' | 'endpoints' | 'space' {
  if (!WITHIN.endpointsPerOwner(owner.endpoints.length + 1, core.limits)) return 'quota';
  if (factory !== ROOT_FACTORY && !hasBudget(core, factory, 1)) return 'budget';
  if (!hasEndpointSpace(core, factory)) return 'endpoints';
  const slot = freeSlot(holder.caps, core.limits);
  return slot < 0 ? 'space' : slot;
}

/** Returns the factory of a slot; `undefined` if there is none. */
function factoryOf(task: Task, slot: number): number | undefined {
  return capOf(task.caps, slot, Kind.EndpointFactory, Rights.MANAGE)?.object;
}

function create(core: Core, holder: Task, endpoint: Endpoint, slot: number): CapSlot {
  put(core, holder, slot, cap(Kind.Endpoint, endpoint.id, OWN));
  return slot as CapSlot;
}
