/** ipcSend and sendHeader: send a message. */
import {
  asMsgType,
  ipcSendRejects,
  MsgFlags,
  Rights,
  SendFlags,
  sendHeaderRejects,
  WITHIN,
  type IpcSendArgs,
  type IpcSendOutcome,
  type SendHeaderArgs,
  type SendHeaderOutcome,
} from '@abicus/abi-kernel';
import { BLOCKED } from '@abicus/wire';
import { endpointCap } from '../cap/cap.ts';
import { beginTransfer } from '../cap/transfer.ts';
import type { KernelCall } from '../core/call.ts';
import { checkBudgets, checkMove, hasBytes, newMessage } from '../ipc/send.ts';
import type { Endpoint } from '../state/endpoint.ts';
import { enqueueMessage } from '../queue/queue.ts';
import { blockAt, maySend, wakeReceivers } from '../queue/waiters.ts';
import { find } from '../state/slots.ts';
import { Wait } from '../state/task.ts';

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
    if (reject !== undefined) return ipcSendRejects[reject];
  }
  const endpoint = find(core.state.endpoints, held.object);
  const reject = checkBudgets(core, endpoint, payload.length);
  if (reject !== undefined) return ipcSendRejects[reject];
  if (endpoint === undefined) return ipcSendRejects.alive;
  if (!maySend(endpoint, task)) return waitForSpace(call, args, endpoint);
  if (!hasBytes(core, endpoint, payload.length)) return ipcSendRejects.endpointBytes;
  const { ty, flags, len } = header;
  const message = newMessage(core, task, ty, flags, len, len);
  call.memory.load(payload.va, message.payload, payload.length);
  if (moves) message.cap = beginTransfer(core, task, header.src);
  enqueueMessage(core, endpoint, message);
  wakeReceivers(core, endpoint);
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
  const { ty, flags, len } = args;
  enqueueMessage(core, endpoint, newMessage(core, task, asMsgType(ty), flags, len, 0));
  wakeReceivers(core, endpoint);
  return args.len;
}

function waitForSpace(call: KernelCall, args: IpcSendArgs, endpoint: Endpoint): IpcSendOutcome {
  if ((args.flags & SendFlags.NONBLOCK) !== 0) return ipcSendRejects.depth;
  const deadlineNs = args.deadline === 0n ? Infinity : Number(args.deadline);
  if (call.core.machine.nowNs >= deadlineNs) return ipcSendRejects.deadline;
  blockAt(call.core, endpoint, call.task, Wait.SendSpace, deadlineNs);
  return BLOCKED;
}
