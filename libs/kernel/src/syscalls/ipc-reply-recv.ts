/** ipcReplyRecv: replies through a SEND capability, which is closed, and receives the next message. */
import { ipcReplyRecvRejects, MsgFlags, Rights, WITHIN } from '@abicus/abi-kernel';
import type { IpcReplyRecvArgs, IpcReplyRecvOutcome, IpcReplyRecvReject } from '@abicus/abi-kernel';
import { BLOCKED } from '@abicus/wire';
import { endpointCap } from '../cap/cap.ts';
import { take } from '../cap/table.ts';
import { beginTransfer } from '../cap/transfer.ts';
import type { KernelCall } from '../core/call.ts';
import { argsOf, hasBuffers, receive } from '../ipc/receive.ts';
import { checkBudgets, checkMove, hasBytes, newMessage } from '../ipc/send.ts';
import { enqueueMessage } from '../queue/queue.ts';
import { maySend, wakeReceivers } from '../queue/waiters.ts';
import type { ReceiveArgs } from '../state/receive-args.ts';
import { find } from '../state/slots.ts';
import { Resume } from '../state/task.ts';

/** Sends a reply and receives, or blocks until there is a message. */
export function ipcReplyRecv(call: KernelCall, args: IpcReplyRecvArgs): IpcReplyRecvOutcome {
  const { core, task, memory } = call;
  const { header, payload, desc } = args;
  if (!WITHIN.maxFrame(payload.length, core.limits)) return ipcReplyRecvRejects.frame;
  if (header.len !== payload.length) return ipcReplyRecvRejects.length;
  if (!memory.readable(payload.va, payload.length)) return ipcReplyRecvRejects.readable;
  const unfit = checkReceive(call, args);
  if (unfit !== undefined) return unfit;
  const held = endpointCap(task.caps, args.slot, Rights.SEND);
  if (held === undefined) return ipcReplyRecvRejects.right;
  const moves = (header.flags & MsgFlags.CAP_MOVE) !== 0;
  const unmovable = moves ? checkMove(core, task, header.src) : undefined;
  if (unmovable !== undefined) return ipcReplyRecvRejects[unmovable];
  if (moves && (header.src === args.slot || header.src === desc.slot)) {
    return ipcReplyRecvRejects.moved;
  }
  const endpoint = find(core.state.endpoints, held.object);
  const over = checkBudgets(core, endpoint, payload.length);
  if (over !== undefined) return ipcReplyRecvRejects[over];
  if (endpoint === undefined) return ipcReplyRecvRejects.alive;
  if (!maySend(endpoint, task)) return ipcReplyRecvRejects.depth;
  if (!hasBytes(core, endpoint, payload.length)) return ipcReplyRecvRejects.endpointBytes;
  const { ty, flags, len } = header;
  const message = newMessage(core, task, ty, flags, len, len);
  memory.load(payload.va, message.payload, len);
  if (moves) message.cap = beginTransfer(core, task, header.src);
  enqueueMessage(core, endpoint, message);
  wakeReceivers(core, endpoint);
  take(core, task, args.slot);
  return receiveNextV1(call, argsOf(desc));
}

/** Continues a receive whose reply was sent, with the arguments that were checked then. */
export function resumeReplyRecv(call: KernelCall): IpcReplyRecvOutcome {
  const { receiving, pid } = call.task;
  if (receiving === undefined) throw new Error(`task ${pid} receives without arguments`);
  return receiveNextV1(call, receiving);
}

function checkReceive(
  { core, task }: KernelCall,
  { slot, desc }: IpcReplyRecvArgs,
): IpcReplyRecvReject | undefined {
  if (!WITHIN.maxFrame(desc.payloadMax, core.limits)) return ipcReplyRecvRejects.room;
  if (!hasBuffers(desc)) return ipcReplyRecvRejects.buffers;
  // The capability of the reply is closed: the receive needs another one.
  const source = desc.slot === slot ? undefined : endpointCap(task.caps, desc.slot, Rights.RECV);
  if (source === undefined) return ipcReplyRecvRejects.recvRight;
  const isOpen = find(core.state.endpoints, source.object) !== undefined;
  return isOpen ? undefined : ipcReplyRecvRejects.receiving;
}

function receiveNextV1(call: KernelCall, args: ReceiveArgs): IpcReplyRecvOutcome {
  const outcome = receive(call, args);
  if (outcome === BLOCKED) {
    call.task.resume = Resume.ReplyRecv;
    call.task.receiving = args;
    return outcome;
  }
  call.task.receiving = undefined;
  if (typeof outcome !== 'string') return outcome;
  // The slot was checked when the call was made; since then its endpoint may have closed.
  const why = outcome === 'right' || outcome === 'alive' ? 'closed' : outcome;
  return ipcReplyRecvRejects[why];
}
