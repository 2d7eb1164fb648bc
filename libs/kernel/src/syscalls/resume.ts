/**
 * Continues the syscall of a task that has sent something and waited for more. It is not decoded and not checked again:
 * the task shares its memory, and what it sent must not be sent twice.
 */
import { rejectCall, type DispatchResult } from '@abicus/wire';
import type { KernelCall } from '../core/call.ts';
import { Resume } from '../state/task.ts';
import { resumeCall } from './ipc-call.ts';
import { resumeReplyRecv } from './ipc-reply-recv.ts';
import { resumeCallV2 } from './ipc-call-v2.ts';
import { resumeReplyRecvV2 } from './ipc-reply-recv-v2.ts';
import { answer } from '@abicus/wire';

/** Continues the syscall of the caller, whose `resume` says how. */
export function resume(call: KernelCall): DispatchResult {
  const outcome = resumed(call);
  if (typeof outcome === 'number') return answer(call, outcome);
  return 'errno' in outcome ? rejectCall(call, outcome) : outcome;
}

function resumed(call: KernelCall) {
  switch (call.task.resume) {
    case Resume.Call:
      return resumeCall(call);
    case Resume.ReplyRecv:
      return resumeReplyRecv(call);
    case Resume.CallV2:
      return resumeCallV2(call);
    case Resume.ReplyRecvV2:
      return resumeReplyRecvV2(call);
    case Resume.Restart:
      throw new Error('a syscall that is restarted does not continue');
  }
}
