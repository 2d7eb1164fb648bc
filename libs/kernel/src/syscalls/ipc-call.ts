/** ipcCall: sends a request that moves a reply capability, and waits for the next message at its endpoint. */
import { ipcCallRejects, MsgFlags, Rights, WITHIN } from '@abicus/abi-kernel';
import type { IpcCallArgs, IpcCallOutcome } from '@abicus/abi-kernel';
import { A1, A2, A3, A4, A5, BLOCKED, u53In } from '@abicus/wire';
import { endpointCap, freeSlot, isMovable } from '../cap/cap.ts';
import { beginTransfer, completeTransfer } from '../cap/transfer.ts';
import type { KernelCall } from '../core/call.ts';
import { checkBudgets, hasBytes, newMessage } from '../ipc/send.ts';
import { SHORT_MAX } from '../ipc/short.ts';
import { endUnanswered, isRequest } from '../queue/calls.ts';
import { freeMessage } from '../queue/message-pool.ts';
import { dequeueMessage, enqueueMessage } from '../queue/queue.ts';
import { blockAt, mayReceive, maySend, wakeReceivers, wakeSenders } from '../queue/waiters.ts';
import { noteReceiver, type Endpoint, type Message } from '../state/endpoint.ts';
import { find } from '../state/slots.ts';
import { Resume, Wait } from '../state/task.ts';

/** Sends a request and blocks until its reply; blocks before that while the queue is full. */
export function ipcCall(call: KernelCall, args: IpcCallArgs): IpcCallOutcome {
  const { core, task, memory } = call;
  const { header, payload } = args;
  if (!WITHIN.maxFrame(payload.length, core.limits)) return ipcCallRejects.frame;
  if (header.len !== payload.length) return ipcCallRejects.length;
  if (!memory.readable(payload.va, payload.length)) return ipcCallRejects.readable;
  const held = endpointCap(task.caps, args.slot, Rights.SEND);
  if (held === undefined) return ipcCallRejects.right;
  const replyTo = (header.flags & MsgFlags.CAP_MOVE) === 0 ? undefined : own(call, header.src);
  if (replyTo === undefined) return ipcCallRejects.replyTo;
  const moved = task.caps[header.src];
  if (moved === undefined || !isMovable(moved)) return ipcCallRejects.movable;
  const endpoint = find(core.state.endpoints, held.object);
  const over = checkBudgets(core, endpoint, payload.length);
  if (over !== undefined) return ipcCallRejects[over];
  if (endpoint === undefined) return ipcCallRejects.alive;
  if (!maySend(endpoint, task)) {
    blockAt(core, endpoint, task, Wait.SendSpace, Infinity);
    return BLOCKED;
  }
  if (!hasBytes(core, endpoint, payload.length)) return ipcCallRejects.endpointBytes;
  const { ty, flags, len } = header;
  const message = newMessage(core, task, ty, flags, len, len);
  memory.load(payload.va, message.payload, len);
  message.cap = beginTransfer(core, task, header.src);
  enqueueMessage(core, endpoint, message);
  wakeReceivers(core, endpoint);
  return receiveReply(call, replyTo);
}

/** Continues a call whose request was sent. */
export function resumeCall(call: KernelCall): IpcCallOutcome {
  const endpoint = find(call.core.state.endpoints, call.task.waitEndpoint);
  return endpoint === undefined ? ipcCallRejects.peer : receiveReply(call, endpoint);
}

/** Returns the endpoint of a SEND capability in a slot, if the caller may receive from it too. */
function own({ core, task }: KernelCall, slot: number): Endpoint | undefined {
  const held = endpointCap(task.caps, slot, Rights.SEND);
  const endpoint = held === undefined ? undefined : find(core.state.endpoints, held.object);
  if (endpoint === undefined) return undefined;
  const receives = task.caps.some((_, at) => {
    // The moved capability is gone with the request.
    const other = at === slot ? undefined : endpointCap(task.caps, at, Rights.RECV);
    return other?.object === endpoint.id;
  });
  return receives ? endpoint : undefined;
}

function receiveReply(call: KernelCall, endpoint: Endpoint): IpcCallOutcome {
  const { core, task, memory } = call;
  const { x } = call;
  if (!mayReceive(endpoint, task)) {
    if (endpoint.foreignSenders === 0) return ipcCallRejects.peer;
    task.resume = Resume.Call;
    blockAt(core, endpoint, task, Wait.Message, Infinity);
    return BLOCKED;
  }
  const [message] = endpoint.messages;
  if (message === undefined) throw new Error(`endpoint ${endpoint.id} has lost its first message`);
  const { size } = message;
  const va = u53In(x, A4);
  if (size > SHORT_MAX) {
    if (size > u53In(x, A5)) return ipcCallRejects.oversize;
    if (!memory.writable(va, size)) return ipcCallRejects.writable;
  }
  const slot = message.cap === undefined ? 0 : freeSlot(task.caps, core.limits);
  if (slot < 0) return ipcCallRejects.space;
  noteReceiver(endpoint, task);
  dequeueMessage(core, endpoint);
  if (message.cap !== undefined) completeTransfer(core, task, slot, message.cap);
  if (size > SHORT_MAX) memory.store(va, message.payload, size);
  else storeReply(x, message);
  if (isRequest(message)) endUnanswered(core, message);
  freeMessage(core.messagePool, message);
  wakeSenders(core, endpoint);
  return size;
}

/** Puts a short reply into a1 to a4; zeros behind it. */
function storeReply(x: Int32Array, { payload, size }: Message): void {
  const { i32, u8 } = payload;
  if (size < SHORT_MAX) u8.fill(0, size, SHORT_MAX);
  for (const [at, register] of [A1, A2, A3, A4].entries()) {
    x[register] = i32[2 * at] ?? 0;
    x[register + 1] = i32[2 * at + 1] ?? 0;
  }
}
