/**
 * Hands a message over to a task that receives with `ipcReplyRecvV2`: the results in its registers, a longer payload in its
 * buffer. The task may be the caller, or one that is blocked while another one sends.
 */
import { ipcReplyRecvV2Done, MessageKind, type CapSlot, type Instant } from '@abicus/abi-kernel';
import { A4, A5, setNumber, T1, u53In, type Done } from '@abicus/wire';
import { freeSlot } from '../cap/cap.ts';
import { readClock } from '../cap/clock.ts';
import { completeTransfer } from '../cap/transfer.ts';
import type { CallerMemory } from '../core/caller-memory.ts';
import type { Core } from '../core/core.ts';
import type { Message } from '../state/endpoint.ts';
import type { Task } from '../state/task.ts';
import { SHORT_MAX, storeNone, storeShort } from './short.ts';

/** Why a message cannot be handed over. */
export type DeliveryReject = 'unmapped' | 'space';

/** The size of the buffer of a receiver in bytes. */
export function bufferOf({ x }: Task): number {
  return u53In(x, A5);
}

/** Whether a request is too long for its receiver. Other messages are cut off. */
export function isTooLong(message: Message, receiver: Task): boolean {
  return message.size > SHORT_MAX && message.size > bufferOf(receiver);
}

/** Returns the slot for the capability of a message, 0 without one; or why the message cannot be handed over. */
export function slotFor(
  core: Core,
  task: Task,
  memory: CallerMemory,
  message: Message,
): number | DeliveryReject {
  const { size } = message;
  if (size > SHORT_MAX && !memory.writable(u53In(task.x, A4), Math.min(size, bufferOf(task)))) {
    return 'unmapped';
  }
  if (message.cap === undefined) return 0;
  const slot = freeSlot(task.caps, core.limits);
  return slot < 0 ? 'space' : slot;
}

/** Hands a message over, whose slot was found by `slotFor`. */
export function deliver(
  core: Core,
  task: Task,
  memory: CallerMemory,
  message: Message,
  slot: number,
): Done {
  const { x } = task;
  const { size, cap, ty, flags, sender, identity, qos, call, kind } = message;
  if (cap !== undefined) completeTransfer(core, task, slot, cap);
  if (size <= SHORT_MAX) storeShort(x, message);
  else {
    memory.store(u53In(x, A4), message.payload, Math.min(size, bufferOf(task)));
    storeNone(x);
  }
  // A header without payload states a length.
  if (size === 0 && kind === MessageKind.Message) setNumber(x, T1, message.length);
  const now = readClock(core, task) as Instant;
  const moved = slot as CapSlot;
  return ipcReplyRecvV2Done(x, size, ty, flags, moved, sender, identity, now, qos, call, kind);
}
