// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:6f287e250fdf60d5

import {
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

/** The arguments of waitNohang. */
export interface WaitNohangArgs {
  readonly target: WaitTarget;
}

/** What is wrong with arguments of waitNohang that do not decode. */
export const waitNohangArgRejects = {
  /** No WaitTarget. */
  target: wideReject('waitNohang.args.target', 'EINVAL', 22) as Reject<
    'EINVAL',
    'waitNohang.args.target'
  >,
} as const;

/** A reject of `waitNohangArgRejects`. */
export type WaitNohangArgReject = (typeof waitNohangArgRejects)[keyof typeof waitNohangArgRejects];

/** The checks of waitNohang, in the order in which they are made. */
export const waitNohangRejects = {
  /** The caller itself. */
  self: wideReject('waitNohang.self', 'EINVAL', 22) as Reject<'EINVAL', 'waitNohang.self'>,
  /** The caller has no children. */
  children: wideReject('waitNohang.children', 'ECHILD', 10) as Reject<
    'ECHILD',
    'waitNohang.children'
  >,
  /** No child of the caller. */
  target: wideReject('waitNohang.target', 'ESRCH', 3) as Reject<'ESRCH', 'waitNohang.target'>,
  /** No such child has exited. */
  running: wideReject('waitNohang.running', 'EAGAIN', 11) as Reject<'EAGAIN', 'waitNohang.running'>,
} as const;

/** A reject of `waitNohangRejects`. */
export type WaitNohangReject = (typeof waitNohangRejects)[keyof typeof waitNohangRejects];

/** The outcome of a handler of waitNohang. `waitNohangDone` gives it that of an answered call. */
export type WaitNohangOutcome = Done | WaitNohangReject;

/** Executes waitNohang, or rejects it. */
export type WaitNohangHandler<C> = (call: C, args: WaitNohangArgs) => WaitNohangOutcome;

/** Writes the results of a call of waitNohang into the registers of its caller. */
export function waitNohangDone(x: Int32Array, pid: Pid, status: ExitStatus): Done {
  seen('waitNohang', 'answered');
  setNumber(x, A0, pid);
  setNumber(x, A1, status);
  return DONE;
}

/** Decodes the registers of waitNohang, in order. */
export function decodeWaitNohang(x: Int32Array): WaitNohangArgs | WaitNohangArgReject {
  const target = i32In(x, A0);
  if (!isWaitTarget(target)) return waitNohangArgRejects.target;
  return { target };
}

/** Decodes and handles one call of waitNohang, and writes its result. */
export function answerWaitNohang<C extends Call>(
  handler: WaitNohangHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeWaitNohang(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  return 'errno' in outcome ? rejectCall(call, outcome) : outcome;
}

/** The errors of waitNohang; `Unknown` is any undeclared error. */
export type WaitNohangError = 'ESRCH' | 'ECHILD' | 'WouldBlock' | 'EINVAL' | 'Unknown';

function waitNohangError(errno: number): WaitNohangError {
  switch (errno) {
    case 3:
      return 'ESRCH';
    case 10:
      return 'ECHILD';
    case 11:
      return 'WouldBlock';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/** The result of waitNohang. */
export interface WaitNohangResult {
  readonly pid: Pid;
  readonly status: ExitStatus;
}

/**
 * Reaps a child that has exited: returns its pid and exit status. Never blocks.
 *
 * Syscall 52.
 */
export function* waitNohang(
  cpu: Cpu,
  target: WaitTarget,
): Syscall<Result<WaitNohangResult, WaitNohangError>> {
  const { x } = cpu;
  setNumber(x, A0, target);
  setNumber(x, A7, SYSCALL.waitNohang);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(waitNohangError(-result));
  const pid = u32In(cpu.x, A0);
  if (!isPid(pid)) return err('Unknown');
  const status = i32In(cpu.x, A1);
  if (!isExitStatus(status)) return err('Unknown');
  return ok({ pid, status });
}

/** waitNohang with raw register values; returns a0, or the negative error number. */
export function waitNohangRaw(cpu: Cpu, target: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, target);
  setNumber(x, A7, SYSCALL.waitNohang);
  return new RawSyscall(cpu);
}
