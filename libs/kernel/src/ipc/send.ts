/** What all sends have in common: the checks of a moved capability and of the byte budgets, and the message. */
import { WITHIN, type MsgFlags, type MsgType, type Pid } from '@abicus/abi-kernel';
import { isMovable } from '../cap/cap.ts';
import { isAlive } from '../cap/transfer.ts';
import type { Core } from '../core/core.ts';
import { hasBytesLeft } from '../queue/bytes.ts';
import { allocMessage } from '../queue/message-pool.ts';
import { bytesOf } from '../queue/queue.ts';
import type { Endpoint, Message } from '../state/endpoint.ts';
import { ROOT_FACTORY } from '../state/factory.ts';
import type { Task } from '../state/task.ts';

/** The checks that reject a moved capability, in their order. */
export type MoveReject = 'moved' | 'movable' | 'movedAlive';
/** The checks of the byte budgets, in their order. */
export type BudgetReject = 'globalBytes' | 'factoryBytes' | 'ownerBytes';

/** Checks the capability that a message is to move. */
export function checkMove(core: Core, task: Task, slot: number): MoveReject | undefined {
  const moved = task.caps[slot];
  if (moved === undefined) return 'moved';
  if (!isMovable(moved)) return 'movable';
  return isAlive(core, moved) ? undefined : 'movedAlive';
}

/**
 * Checks the byte budgets of a message: that of the factory of its endpoint, and that of the owner. A sender over a budget
 * is rejected and never blocks. A closed endpoint has no owner whose budget could be exceeded, and counts as one of the
 * boot's factory.
 */
export function checkBudgets(
  core: Core,
  endpoint: Endpoint | undefined,
  bytes: number,
): BudgetReject | undefined {
  const factory = endpoint?.factory ?? ROOT_FACTORY;
  if (!hasBytesLeft(core, factory, bytes)) {
    return factory === ROOT_FACTORY ? 'globalBytes' : 'factoryBytes';
  }
  if (endpoint === undefined) return undefined;
  const owned = bytesOf(core, endpoint.owner) + bytes;
  return WITHIN.queuedBytesPerOwner(owned, core.limits) ? undefined : 'ownerBytes';
}

/** Whether the queue of an endpoint has bytes for one more message. */
export function hasBytes(core: Core, endpoint: Endpoint, bytes: number): boolean {
  return endpoint.bytes + bytes <= endpoint.depth * core.limits.maxFrame;
}

/** Checks all byte budgets of a message to an open endpoint, and the bytes of its queue. */
export function checkBytes(
  core: Core,
  endpoint: Endpoint,
  bytes: number,
): BudgetReject | 'endpointBytes' | undefined {
  const over = checkBudgets(core, endpoint, bytes);
  return over ?? (hasBytes(core, endpoint, bytes) ? undefined : 'endpointBytes');
}

/** Allocates a message from a task, for `size` bytes of payload, without its payload. */
export function newMessage(
  core: Core,
  { pid, identity, qos }: Task,
  ty: MsgType,
  flags: MsgFlags,
  length: number,
  size: number,
): Message {
  const message = allocMessage(core.messagePool, size);
  message.sender = pid;
  message.identity = identity;
  message.ty = ty;
  message.flags = flags;
  message.length = length;
  message.watcher = 0 as Pid;
  message.qos = qos;
  return message;
}
