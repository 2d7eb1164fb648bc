// @generated from contracts/rfc-0005-console.contract.ts (RFC-0005/console). Do not edit: change the contract, then run `abicus generate`.
// body sha256:707436176f64fd09

import {
  type Call,
  type Cpu,
  type DispatchResult,
  RawSyscall,
  type Reject,
  type Result,
  type Syscall,
  type UserSpan,
  answer,
  err,
  inUserHalf,
  ok,
  rejectCall,
  release,
  reserve,
  resultOf,
  seen,
  setNumber,
  u32In,
  u53In,
  wideReject,
} from '@abicus/wire';
import { WITHIN } from '../limits.ts';
import { SYSCALL } from '../numbers.ts';

const A0 = 20;
const A1 = 22;
const A7 = 34;

/** The arguments of debugWrite. */
export interface DebugWriteArgs {
  readonly text: UserSpan;
}

/** What is wrong with arguments of debugWrite that do not decode. */
export const debugWriteArgRejects = {
  /** Not in the user half. */
  text: wideReject('debugWrite.args.text', 'EINVAL', 22) as Reject<
    'EINVAL',
    'debugWrite.args.text'
  >,
  /** Shorter or longer than it may be. */
  textLength: wideReject('debugWrite.args.text.length', 'EINVAL', 22) as Reject<
    'EINVAL',
    'debugWrite.args.text.length'
  >,
} as const;

/** A reject of `debugWriteArgRejects`. */
export type DebugWriteArgReject = (typeof debugWriteArgRejects)[keyof typeof debugWriteArgRejects];

/** The checks of debugWrite, in the order in which they are made. */
export const debugWriteRejects = {
  /** The line is not mapped. */
  readable: wideReject('debugWrite.readable', 'EFAULT', 14) as Reject<
    'EFAULT',
    'debugWrite.readable'
  >,
} as const;

/** A reject of `debugWriteRejects`. */
export type DebugWriteReject = (typeof debugWriteRejects)[keyof typeof debugWriteRejects];

/** The outcome of a handler of debugWrite. */
export type DebugWriteOutcome = number | DebugWriteReject;

/** Executes debugWrite, or rejects it. */
export type DebugWriteHandler<C> = (call: C, args: DebugWriteArgs) => DebugWriteOutcome;

/** Decodes the registers of debugWrite, in order. */
export function decodeDebugWrite(x: Int32Array): DebugWriteArgs | DebugWriteArgReject {
  const textVa = u53In(x, A0);
  const textLength = u53In(x, A1);
  if (!inUserHalf(textVa, textLength)) return debugWriteArgRejects.text;
  if (!WITHIN.debugLine(textLength)) return debugWriteArgRejects.textLength;
  return { text: { va: textVa, length: textLength } };
}

/** Decodes and handles one call of debugWrite, and writes its result. */
export function answerDebugWrite<C extends Call>(
  handler: DebugWriteHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeDebugWrite(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('debugWrite', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of debugWrite; `Unknown` is any undeclared error. */
export type DebugWriteError = 'EFAULT' | 'EINVAL' | 'Unknown';

function debugWriteError(errno: number): DebugWriteError {
  switch (errno) {
    case 14:
      return 'EFAULT';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/**
 * Writes one line to the console, stamped with the task's identity.
 *
 * Syscall 44.
 */
export function* debugWrite(cpu: Cpu, text: Uint8Array): Syscall<Result<number, DebugWriteError>> {
  const base = reserve(cpu, text.length);
  cpu.write(base, text);
  const { x } = cpu;
  setNumber(x, A0, base);
  setNumber(x, A1, text.length);
  setNumber(x, A7, SYSCALL.debugWrite);
  yield;
  release(cpu, text.length);
  const result = resultOf(cpu.x);
  if (result < 0) return err(debugWriteError(-result));
  const value = u32In(cpu.x, A0);
  if (value < 0) return err('Unknown');
  return ok(value);
}

/** debugWrite with raw register values; returns a0, or the negative error number. */
export function debugWriteRaw(cpu: Cpu, textVa: number, textLength: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, textVa);
  setNumber(x, A1, textLength);
  setNumber(x, A7, SYSCALL.debugWrite);
  return new RawSyscall(cpu);
}
