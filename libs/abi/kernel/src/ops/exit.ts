// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:9c11bd943e607988

import {
  type Call,
  type Cpu,
  type DispatchResult,
  type Gone,
  RawSyscall,
  type Reject,
  type Syscall,
  i32In,
  rejectCall,
  seen,
  setNumber,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import { type ExitStatus, isExitStatus } from '../types.ts';

const A0 = 20;
const A7 = 34;

/** The arguments of exit. */
export interface ExitArgs {
  readonly status: ExitStatus;
}

/** What is wrong with arguments of exit that do not decode. */
export const exitArgRejects = {
  /** No ExitStatus. */
  status: wideReject('exit.args.status', 'EINVAL', 22) as Reject<'EINVAL', 'exit.args.status'>,
} as const;

/** A reject of `exitArgRejects`. */
export type ExitArgReject = (typeof exitArgRejects)[keyof typeof exitArgRejects];

/** The outcome of a handler of exit. */
export type ExitOutcome = Gone;

/** Executes exit, or rejects it. */
export type ExitHandler<C> = (call: C, args: ExitArgs) => ExitOutcome;

/** Decodes the registers of exit, in order. */
export function decodeExit(x: Int32Array): ExitArgs | ExitArgReject {
  const status = i32In(x, A0);
  if (!isExitStatus(status)) return exitArgRejects.status;
  return { status };
}

/** Decodes and handles one call of exit, and writes its result. */
export function answerExit<C extends Call>(handler: ExitHandler<C>, call: C): DispatchResult {
  const args = decodeExit(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  seen('exit', 'answered');
  return outcome;
}

/**
 * Ends the caller: closes its endpoints and capabilities, and wakes its parent. Its children continue; they stay below
 * it until it is reaped.
 *
 * Syscall 11.
 */
export function* exit(cpu: Cpu, status: ExitStatus): Syscall<never> {
  const { x } = cpu;
  setNumber(x, A0, status);
  setNumber(x, A7, SYSCALL.exit);
  yield;
  return cpu.illegal();
}

/** exit with raw register values; returns a0, or the negative error number. */
export function exitRaw(cpu: Cpu, status: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, status);
  setNumber(x, A7, SYSCALL.exit);
  return new RawSyscall(cpu);
}
