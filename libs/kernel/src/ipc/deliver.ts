/** Hands a queued message over to a task that receives with `ipcReplyRecvV2`. */
import { ipcReplyRecvV2Done, type CapSlot } from '@abicus/abi-kernel';
import { A4, A5, setNumber, T1, u53In, type Done } from '@abicus/wire';
import { freeSlot } from '../cap/cap.ts';
import { readInstant } from '../cap/clock.ts';
import { completeTransfer } from '../cap/transfer.ts';
import type { KernelCall } from '../core/call.ts';
import type { Message } from '../state/endpoint.ts';
import type { Task } from '../state/task.ts';
import { clearBehind, SHORT_MAX, storeShort } from './short.ts';

/** Why a message cannot be handed over. */
export type DeliveryReject = 'unmapped' | 'space';

/** The size of the buffer of a receiver, or of a caller for its reply, in bytes. */
export function bufferOf({ x }: Task): number {
  return u53In(x, A5);
}

/** Whether a payload does not fit the buffer of its receiver. A short one always fits. */
export function isTooLong(length: number, receiver: Task): boolean {
  return length > SHORT_MAX && length > bufferOf(receiver);
}

/** Returns the slot for the capability of a message, 0 without one; or why the message cannot be handed over. */
export function slotFor(
  { core, task, memory }: KernelCall,
  { size, cap }: Message,
): number | DeliveryReject {
  if (size > SHORT_MAX && !memory.writable(u53In(task.x, A4), Math.min(size, bufferOf(task)))) {
    return 'unmapped';
  }
  if (cap === undefined) return 0;
  const slot = freeSlot(task.caps, core.limits);
  return slot < 0 ? 'space' : slot;
}

/**
 * Hands a message over to the caller. `slot` comes from `slotFor`, `tag` is the token of a request or the badge of an end.
 */
export function deliver(
  { core, task, memory, x }: KernelCall,
  message: Message,
  slot: number,
  tag: number,
): Done {
  const { size, cap, ty, flags, sender, identity, qos, kind } = message;
  if (cap !== undefined) completeTransfer(core, task, slot, cap);
  if (size <= SHORT_MAX) storeShort(x, message);
  else {
    memory.store(u53In(x, A4), message.payload, Math.min(size, bufferOf(task)));
    clearBehind(x, 0);
  }
  // A header without payload states a length; all other empty messages state 0.
  if (size === 0) setNumber(x, T1, message.length);
  const [moved, now] = [slot as CapSlot, readInstant(core, task)];
  return ipcReplyRecvV2Done(x, size, ty, flags, moved, sender, identity, now, qos, tag, kind);
}
