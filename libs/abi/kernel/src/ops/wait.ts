// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:f6ebe910e2f136b7

import {
  type BlockedCall,
  type Call,
  type Cpu,
  DONE,
  type DispatchResult,
  type Done,
  RawSyscall,
  type Reject,
  type Result,
  type Syscall,
  err,
  i32In,
  ok,
  rejectCall,
  resultOf,
  seen,
  setNumber,
  u32In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import {
  type ExitStatus,
  type Pid,
  type WaitTarget,
  isExitStatus,
  isPid,
  isWaitTarget,
} from '../types.ts';

const A0 = 20;
const A1 = 22;
const A7 = 34;

/** The arguments of wait. */
export interface WaitArgs {
  readonly target: WaitTarget;
}

/** What is wrong with arguments of wait that do not decode. */
export const waitArgRejects = {
  /** No WaitTarget. */
  target: wideReject('wait.args.target', 'EINVAL', 22) as Reject<'EINVAL', 'wait.args.target'>,
} as const;

/** A reject of `waitArgRejects`. */
export type WaitArgReject = (typeof waitArgRejects)[keyof typeof waitArgRejects];

/** The checks of wait, in the order in which they are made. */
export const waitRejects = {
  /** The caller itself. */
  self: wideReject('wait.self', 'EINVAL', 22) as Reject<'EINVAL', 'wait.self'>,
  /** The caller has no children. */
  children: wideReject('wait.children', 'ECHILD', 10) as Reject<'ECHILD', 'wait.children'>,
  /** No child of the caller. */
  target: wideReject('wait.target', 'ESRCH', 3) as Reject<'ESRCH', 'wait.target'>,
} as const;

/** A reject of `waitRejects`. */
export type WaitReject = (typeof waitRejects)[keyof typeof waitRejects];

/** The outcome of a handler of wait. `waitDone` gives it that of an answered call. */
export type WaitOutcome = Done | WaitReject | BlockedCall;

/** Executes wait, or rejects it. */
export type WaitHandler<C> = (call: C, args: WaitArgs) => WaitOutcome;

/** Writes the results of a call of wait into the registers of its caller. */
export function waitDone(x: Int32Array, pid: Pid, status: ExitStatus): Done {
  seen('wait', 'answered');
  setNumber(x, A0, pid);
  setNumber(x, A1, status);
  return DONE;
}

/** Decodes the registers of wait, in order. */
export function decodeWait(x: Int32Array): WaitArgs | WaitArgReject {
  const target = i32In(x, A0);
  if (!isWaitTarget(target)) return waitArgRejects.target;
  return { target };
}

/** Decodes and handles one call of wait, and writes its result. */
export function answerWait<C extends Call>(handler: WaitHandler<C>, call: C): DispatchResult {
  const args = decodeWait(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  return 'errno' in outcome ? rejectCall(call, outcome) : outcome;
}

/** The errors of wait; `Unknown` is any undeclared error. */
export type WaitError = 'ESRCH' | 'ECHILD' | 'EINVAL' | 'Unknown';

function waitError(errno: number): WaitError {
  switch (errno) {
    case 3:
      return 'ESRCH';
    case 10:
      return 'ECHILD';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/** The result of wait. */
export interface WaitResult {
  readonly pid: Pid;
  readonly status: ExitStatus;
}

/**
 * Blocks until a child has exited, and reaps it: returns its pid and exit status.
 *
 * Syscall 12.
 */
export function* wait(cpu: Cpu, target: WaitTarget): Syscall<Result<WaitResult, WaitError>> {
  const { x } = cpu;
  setNumber(x, A0, target);
  setNumber(x, A7, SYSCALL.wait);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(waitError(-result));
  const pid = u32In(cpu.x, A0);
  if (!isPid(pid)) return err('Unknown');
  const status = i32In(cpu.x, A1);
  if (!isExitStatus(status)) return err('Unknown');
  return ok({ pid, status });
}

/** wait with raw register values; returns a0, or the negative error number. */
export function waitRaw(cpu: Cpu, target: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, target);
  setNumber(x, A7, SYSCALL.wait);
  return new RawSyscall(cpu);
}
