/** Syscalls on the console. The kernel stamps each line with the identity of the caller. */
import {
  debugWriteRejects,
  type DebugPutcArgs,
  type DebugPutcOutcome,
  type DebugWriteArgs,
  type DebugWriteOutcome,
} from '@abicus/abi-kernel';
import type { KernelCall } from '../core/call.ts';

/** Appends a byte to the caller's line; a line feed completes the line. */
export function debugPutc(call: KernelCall, args: DebugPutcArgs): DebugPutcOutcome {
  call.core.console.putc(call.task, args.byte, call.hart.id);
  return 0;
}

/** Writes one line. */
export function debugWrite(call: KernelCall, args: DebugWriteArgs): DebugWriteOutcome {
  const { text } = args;
  if (!call.memory.readable(text.va, text.length)) return debugWriteRejects.readable;
  const bytes = call.memory.copy(text.va, text.length);
  call.core.console.line(call.task, bytes, call.hart.id);
  return text.length;
}
