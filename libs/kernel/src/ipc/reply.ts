/** Replies to a request, with `ipcReplyRecvV2`: to a caller that is blocked, or as the end of a started call. */
import {
  ipcCallV2Done,
  ipcCallV2Rejects,
  MessageKind,
  MsgFlags,
  type CapSlot,
  type IpcReplyRecvV2Args,
} from '@abicus/abi-kernel';
import { A4, u53In } from '@abicus/wire';
import { freeSlot } from '../cap/cap.ts';
import { beginTransfer, completeTransfer, dropInFlight } from '../cap/transfer.ts';
import type { KernelCall } from '../core/call.ts';
import { rootAddress } from '../mm/space.ts';
import { endBlocked, failCall, finishCall, tellEnd } from '../queue/calls.ts';
import { freeMessage } from '../queue/message-pool.ts';
import type { PendingCall } from '../state/calls.ts';
import type { Message } from '../state/endpoint.ts';
import { find } from '../state/slots.ts';
import type { Task } from '../state/task.ts';
import { bufferOf } from './deliver.ts';
import { newMessage } from './send.ts';
import { loadPayload, SHORT_MAX, storeNone, storeShort } from './short.ts';

/**
 * Sends a reply, which was checked. Returns the caller if it was blocked and is now to be made ready, or to get the hart.
 * A reply that the caller has no buffer or slot for ends the call with an error there: the task that replies is not
 * concerned.
 */
export function sendReply(
  call: KernelCall,
  pending: PendingCall,
  args: IpcReplyRecvV2Args,
): Task | undefined {
  const { core, task } = call;
  const { ty, flags, payload, moved } = args;
  const caller = find(core.state.tasks, pending.caller);
  if (caller === undefined) throw new Error(`call ${pending.token} has no caller`);
  const message = newMessage(core, task, ty, flags, payload.length, payload.length);
  loadPayload(call.x, call.memory, payload, message);
  if ((flags & MsgFlags.CAP_MOVE) !== 0) message.cap = beginTransfer(core, task, moved);
  if (pending.notify === 0) return answerBlocked(call, caller, pending, message);
  if (message.size <= pending.reserved) tellEnd(core, caller, pending, message, MessageKind.Reply);
  else {
    dropMessage(call, message);
    failCall(core, pending, 'tooLong');
  }
  return undefined;
}

function answerBlocked(
  call: KernelCall,
  caller: Task,
  pending: PendingCall,
  message: Message,
): Task | undefined {
  const { core } = call;
  const slot = message.cap === undefined ? 0 : freeSlot(caller.caps, core.limits);
  const why = store(call, caller, message) ?? (slot < 0 ? 'space' : undefined);
  if (why !== undefined) {
    dropMessage(call, message);
    endBlocked(core, caller, pending, ipcCallV2Rejects[why]);
    return undefined;
  }
  if (message.cap !== undefined) completeTransfer(core, caller, slot, message.cap);
  ipcCallV2Done(caller.x, message.size, message.ty, message.flags, slot as CapSlot);
  freeMessage(core.messagePool, message);
  return finishCall(core, caller, pending) ? caller : undefined;
}

/** Stores the payload of a reply in the registers or the buffer of its caller; returns why it cannot. */
function store(
  call: KernelCall,
  caller: Task,
  message: Message,
): 'tooLong' | 'unmapped' | undefined {
  const { x } = caller;
  const { size, payload } = message;
  if (size <= SHORT_MAX) {
    storeShort(x, message);
    return undefined;
  }
  if (size > bufferOf(caller)) return 'tooLong';
  const memory = memoryOf(call, caller);
  const va = u53In(x, A4);
  if (!memory.writable(va, size)) return 'unmapped';
  memory.store(va, payload, size);
  storeNone(x);
  return undefined;
}

/** Returns the memory of another task. It is valid until the next call. */
export function memoryOf({ core, peerMemory }: KernelCall, task: Task): KernelCall['peerMemory'] {
  const space = find(core.state.spaces, task.space);
  peerMemory.root = space === undefined ? 0 : rootAddress(space);
  return peerMemory;
}

function dropMessage({ core }: KernelCall, message: Message): void {
  if (message.cap !== undefined) dropInFlight(core, message.cap);
  freeMessage(core.messagePool, message);
}
