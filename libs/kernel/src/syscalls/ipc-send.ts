/** ipcSend and sendHeader: send a message. */
import {
  ipcSendRejects,
  MsgFlags,
  Rights,
  SendFlags,
  sendHeaderRejects,
  WITHIN,
  type IpcSendArgs,
  type IpcSendOutcome,
  type IpcSendReject,
  type SendHeaderArgs,
  type SendHeaderOutcome,
} from '@abicus/abi-kernel';
import { BLOCKED } from '@abicus/wire';
import { endpointCap, isMovable } from '../cap/cap.ts';
import { beginTransfer, isAlive } from '../cap/transfer.ts';
import type { KernelCall } from '../core/call.ts';
import type { Core } from '../core/core.ts';
import type { Endpoint, Message } from '../state/endpoint.ts';
import { bytesOf, enqueueMessage } from '../queue/queue.ts';
import { allocMessage } from '../queue/message-pool.ts';
import { blockAt, maySend, wakeReceivers } from '../queue/waiters.ts';
import { find } from '../state/slots.ts';
import { Wait, type Task } from '../state/task.ts';

/** Sends a message with its payload, and transfers a capability if its header has CAP_MOVE. */
export function ipcSend(call: KernelCall, args: IpcSendArgs): IpcSendOutcome {
  const { core, task } = call;
  const { header, payload } = args;
  if (header.len !== payload.length) return ipcSendRejects.length;
  if (!call.memory.readable(payload.va, payload.length)) return ipcSendRejects.readable;
  const held = endpointCap(task.caps, args.slot, Rights.SEND);
  if (held === undefined) return ipcSendRejects.right;
  const moves = (header.flags & MsgFlags.CAP_MOVE) !== 0;
  if (moves) {
    const reject = checkMove(core, task, header.src);
    if (reject !== undefined) return reject;
  }
  const endpoint = find(core.state.endpoints, held.object);
  const reject = checkBudgets(core, endpoint, payload.length);
  if (reject !== undefined || endpoint === undefined) return reject ?? ipcSendRejects.alive;
  if (!maySend(endpoint, task)) return waitForSpace(call, args, endpoint);
  if (endpoint.bytes + payload.length > endpoint.depth * core.limits.maxFrame) {
    return ipcSendRejects.endpointBytes;
  }
  const message = write(core, task, header, payload.length);
  call.memory.load(payload.va, message.payload, payload.length);
  if (moves) message.cap = beginTransfer(core, task, header.src);
  enqueueMessage(core, endpoint, message);
  if (endpoint.receivers.length > 0) wakeReceivers(core, endpoint);
  return payload.length;
}

/** Sends a header without payload. Never blocks. */
export function sendHeader(call: KernelCall, args: SendHeaderArgs): SendHeaderOutcome {
  const { core, task } = call;
  if (!WITHIN.maxFrame(args.len, core.limits)) return sendHeaderRejects.length;
  if ((args.flags & MsgFlags.CAP_MOVE) !== 0) return sendHeaderRejects.move;
  const held = endpointCap(task.caps, args.slot, Rights.SEND);
  if (held === undefined) return sendHeaderRejects.right;
  const endpoint = find(core.state.endpoints, held.object);
  if (endpoint === undefined) return sendHeaderRejects.alive;
  if (!maySend(endpoint, task)) return sendHeaderRejects.depth;
  enqueueMessage(core, endpoint, write(core, task, args, 0));
  wakeReceivers(core, endpoint);
  return args.len;
}

/** Allocates a message from a task, for `size` bytes of payload, and fills in its header. */
function write(
  core: Core,
  { pid, identity }: Task,
  { ty, flags, len }: Pick<SendHeaderArgs, 'ty' | 'flags' | 'len'>,
  size: number,
): Message {
  const message = allocMessage(core.messagePool, size);
  message.sender = pid;
  message.identity = identity;
  message.ty = ty;
  message.flags = flags;
  message.length = len;
  message.watcher = 0 as Task['pid'];
  return message;
}

function checkMove(core: Core, task: Task, slot: number): IpcSendReject | undefined {
  const moved = task.caps[slot];
  if (moved === undefined) return ipcSendRejects.moved;
  if (!isMovable(moved)) return ipcSendRejects.movable;
  return isAlive(core, moved) ? undefined : ipcSendRejects.movedAlive;
}

/** Checks the byte budgets. A sender over a budget is rejected and never blocks. */
function checkBudgets(
  core: Core,
  endpoint: Endpoint | undefined,
  bytes: number,
): IpcSendReject | undefined {
  const { limits, state } = core;
  if (!WITHIN.queuedBytes(state.queuedBytes + bytes, limits)) {
    return ipcSendRejects.globalBytes;
  }
  if (endpoint === undefined) return undefined;
  if (bytes > 0 && !WITHIN.queuedBytesPerOwner(bytesOf(core, endpoint.owner) + bytes, limits)) {
    return ipcSendRejects.ownerBytes;
  }
  return undefined;
}

function waitForSpace(call: KernelCall, args: IpcSendArgs, endpoint: Endpoint): IpcSendOutcome {
  if ((args.flags & SendFlags.NONBLOCK) !== 0) return ipcSendRejects.depth;
  const deadlineNs = args.deadline === 0n ? Infinity : Number(args.deadline);
  if (call.core.machine.nowNs >= deadlineNs) return ipcSendRejects.deadline;
  blockAt(call.core, endpoint, call.task, Wait.SendSpace, deadlineNs);
  return BLOCKED;
}
