/** Replies to a request, with `ipcReplyRecvV2`: to a caller that is blocked, or as the end of a started call. */
import {
  ipcCallV2Done,
  ipcCallV2Rejects,
  MessageKind,
  MsgFlags,
  type CapSlot,
  type IpcCallV2Reject,
} from '@abicus/abi-kernel';
import { freeSlot } from '../cap/cap.ts';
import { beginTransfer, completeTransfer, dropInFlight } from '../cap/transfer.ts';
import type { KernelCall } from '../core/call.ts';
import { failCall, failBlocked, finishCall, tellEnd } from '../queue/calls.ts';
import type { PendingCall } from '../state/calls.ts';
import { find } from '../state/slots.ts';
import type { Task } from '../state/task.ts';
import { isTooLong } from './deliver.ts';
import { copyPayload } from './payload.ts';
import { messageOf, type Request } from './request.ts';

/**
 * Sends a reply, all of whose checks were made but that of its payload: returns `readable` if that is not mapped. A caller
 * that gets it is the `woken` task of the context.
 *
 * A reply that the caller has no buffer or slot for ends the call with an error there, and drops the capability that it
 * moved: the task that replies is not concerned.
 */
export function sendReply(
  call: KernelCall,
  pending: PendingCall,
  reply: Request,
): 'readable' | undefined {
  const caller = find(call.core.state.tasks, pending.caller);
  if (caller === undefined) throw new Error(`call ${pending.index} has no caller`);
  return pending.notify === 0
    ? answerBlocked(call, caller, pending, reply)
    : answerStarted(call, caller, pending, reply);
}

function answerBlocked(
  call: KernelCall,
  caller: Task,
  pending: PendingCall,
  reply: Request,
): 'readable' | undefined {
  const { core, task } = call;
  const { ty, flags, moved, payload } = reply;
  const moves = (flags & MsgFlags.CAP_MOVE) !== 0;
  const slot = moves ? freeSlot(caller.caps, core.limits) : 0;
  if (slot < 0) return reject(call, caller, pending, reply, ipcCallV2Rejects.space);
  if (isTooLong(payload.length, caller)) {
    return reject(call, caller, pending, reply, ipcCallV2Rejects.tooLong);
  }
  const fault = copyPayload(call, payload, caller);
  if (fault === 'readable') return fault;
  if (fault !== undefined) return reject(call, caller, pending, reply, ipcCallV2Rejects.unmapped);
  const cap = moves ? beginTransfer(core, task, moved) : undefined;
  if (cap !== undefined) completeTransfer(core, caller, slot, cap);
  ipcCallV2Done(caller.x, payload.length, ty, flags, slot as CapSlot);
  if (finishCall(core, caller, pending)) call.woken = caller;
  return undefined;
}

function reject(
  call: KernelCall,
  caller: Task,
  pending: PendingCall,
  reply: Request,
  why: IpcCallV2Reject,
): undefined {
  dropMoved(call, reply);
  failBlocked(call.core, caller, pending, why);
}

function answerStarted(
  call: KernelCall,
  caller: Task,
  pending: PendingCall,
  reply: Request,
): 'readable' | undefined {
  const { core } = call;
  if (reply.payload.length > pending.reserved) {
    dropMoved(call, reply);
    failCall(core, pending, 'tooLong');
    return undefined;
  }
  const message = messageOf(call, reply);
  if (message === undefined) return 'readable';
  tellEnd(core, caller, pending, message, MessageKind.Reply);
  return undefined;
}

function dropMoved({ core, task }: KernelCall, { flags, moved }: Request): void {
  const cap = (flags & MsgFlags.CAP_MOVE) === 0 ? undefined : beginTransfer(core, task, moved);
  if (cap !== undefined) dropInFlight(core, cap);
}
