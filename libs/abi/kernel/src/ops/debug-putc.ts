// @generated from contracts/rfc-0005-console.contract.ts (RFC-0005/console). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ff93a09083594a52

import {
  type Call,
  type Cpu,
  type DispatchResult,
  RawSyscall,
  type Reject,
  type Result,
  type Syscall,
  answer,
  err,
  ok,
  rejectCall,
  resultOf,
  seen,
  setNumber,
  u8In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';

const A0 = 20;
const A7 = 34;

/** The arguments of debugPutc. */
export interface DebugPutcArgs {
  readonly byte: number;
}

/** What is wrong with arguments of debugPutc that do not decode. */
export const debugPutcArgRejects = {
  /** No u8. */
  byte: wideReject('debugPutc.args.byte', 'EINVAL', 22) as Reject<'EINVAL', 'debugPutc.args.byte'>,
} as const;

/** A reject of `debugPutcArgRejects`. */
export type DebugPutcArgReject = (typeof debugPutcArgRejects)[keyof typeof debugPutcArgRejects];

/** The outcome of a handler of debugPutc. */
export type DebugPutcOutcome = 0;

/** Executes debugPutc, or rejects it. */
export type DebugPutcHandler<C> = (call: C, args: DebugPutcArgs) => DebugPutcOutcome;

/** Decodes the registers of debugPutc, in order. */
export function decodeDebugPutc(x: Int32Array): DebugPutcArgs | DebugPutcArgReject {
  const byte = u8In(x, A0);
  if (byte < 0) return debugPutcArgRejects.byte;
  return { byte };
}

/** Decodes and handles one call of debugPutc, and writes its result. */
export function answerDebugPutc<C extends Call>(
  handler: DebugPutcHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeDebugPutc(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  seen('debugPutc', 'answered');
  return answer(call, outcome);
}

/** The errors of debugPutc; `Unknown` is any undeclared error. */
export type DebugPutcError = 'EINVAL' | 'Unknown';

function debugPutcError(errno: number): DebugPutcError {
  switch (errno) {
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/**
 * Writes one byte to the console; complete lines are printed, stamped with the task's identity.
 *
 * Syscall 16.
 */
export function* debugPutc(cpu: Cpu, byte: number): Syscall<Result<void, DebugPutcError>> {
  const { x } = cpu;
  setNumber(x, A0, byte);
  setNumber(x, A7, SYSCALL.debugPutc);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(debugPutcError(-result));
  return ok(undefined);
}

/** debugPutc with raw register values; returns a0, or the negative error number. */
export function debugPutcRaw(cpu: Cpu, byte: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, byte);
  setNumber(x, A7, SYSCALL.debugPutc);
  return new RawSyscall(cpu);
}
