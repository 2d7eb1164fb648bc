/** Sends the request of a call: straight to a task that waits for one, or to the queue. */
import {
  ipcReplyRecvV2Done,
  MessageKind,
  MsgFlags,
  type CapSlot,
  type MsgType,
} from '@abicus/abi-kernel';
import type { UserSpan } from '@abicus/wire';
import { freeSlot } from '../cap/cap.ts';
import { readInstant } from '../cap/clock.ts';
import { beginTransfer, completeTransfer } from '../cap/transfer.ts';
import type { KernelCall } from '../core/call.ts';
import type { Core } from '../core/core.ts';
import { commitCall, finishSyscall, holdCall } from '../queue/calls.ts';
import { freeMessage } from '../queue/message-pool.ts';
import { enqueueMessage } from '../queue/queue.ts';
import { wakeReceivers } from '../queue/waiters.ts';
import { tokenOf, type PendingCall } from '../state/calls.ts';
import type { Endpoint, Message } from '../state/endpoint.ts';
import { find } from '../state/slots.ts';
import { Resume, TaskState, type Task } from '../state/task.ts';
import { copyPayload } from './payload.ts';
import { newMessage } from './send.ts';
import { loadPayload } from './short.ts';

/** The arguments of a request. */
export interface Request {
  readonly ty: MsgType;
  readonly flags: MsgFlags;
  /** The slot of the capability to move, if the flags say so. */
  readonly moved: CapSlot;
  readonly payload: UserSpan;
}

/**
 * Returns the task that is blocked in `ipcReplyRecvV2` at an endpoint and gets the next message, if no task waits for space
 * there: that one sends first. The queue is empty then, since the first receiver of a message is awake.
 */
export function waitingReceiver(core: Core, endpoint: Endpoint): Task | undefined {
  const first = endpoint.receivers[0];
  if (first === undefined || endpoint.senders.length > 0) return undefined;
  const task = find(core.state.tasks, first);
  const waits = task?.state === TaskState.Blocked && task.resume === Resume.ReplyRecvV2;
  return waits ? task : undefined;
}

/** Makes a message of a request or a reply, with the capability that it moves; `undefined` if its payload is not mapped. */
export function messageOf(
  { core, task, memory, x }: KernelCall,
  { ty, flags, moved, payload }: Request,
): Message | undefined {
  const { length } = payload;
  const message = newMessage(core, task, ty, flags, length, length);
  if (!loadPayload(x, memory, payload, message)) {
    freeMessage(core.messagePool, message);
    return undefined;
  }
  if ((flags & MsgFlags.CAP_MOVE) !== 0) message.cap = beginTransfer(core, task, moved);
  return message;
}

/**
 * Puts a request into the queue of an endpoint, all of whose checks were made but that of its payload: returns `readable` if
 * that is not mapped, else the committed call.
 */
export function queueRequest(
  call: KernelCall,
  endpoint: Endpoint,
  request: Request,
): PendingCall | 'readable' {
  const { core, task } = call;
  const message = messageOf(call, request);
  if (message === undefined) return 'readable';
  const pending = commitCall(core, task, endpoint);
  message.kind = MessageKind.Request;
  message.call = pending.index;
  enqueueMessage(core, endpoint, message);
  wakeReceivers(core, endpoint);
  return pending;
}

/**
 * Hands a request over to a task that waits for it, which is then the `woken` task of the context. Returns the committed
 * call, or the side whose payload is not mapped. A receiver without a slot or a buffer for the request counts as that side:
 * the request goes to the queue, and the receiver finds that out itself.
 */
export function sendStraight(
  call: KernelCall,
  endpoint: Endpoint,
  receiver: Task,
  { ty, flags, moved, payload }: Request,
): PendingCall | 'readable' | 'writable' {
  const { core, task } = call;
  const moves = (flags & MsgFlags.CAP_MOVE) !== 0;
  const slot = moves ? freeSlot(receiver.caps, core.limits) : 0;
  if (slot < 0) return 'writable';
  const fault = copyPayload(call, payload, receiver);
  if (fault !== undefined) return fault;
  const cap = moves ? beginTransfer(core, task, moved) : undefined;
  if (cap !== undefined) completeTransfer(core, receiver, slot, cap);
  const pending = commitCall(core, task, endpoint);
  holdCall(pending, receiver);
  ipcReplyRecvV2Done(
    receiver.x,
    payload.length,
    ty,
    flags,
    slot as CapSlot,
    task.pid,
    task.identity,
    readInstant(core, receiver),
    task.qos,
    tokenOf(pending),
    MessageKind.Request,
  );
  if (finishSyscall(core, receiver)) call.woken = receiver;
  return pending;
}
