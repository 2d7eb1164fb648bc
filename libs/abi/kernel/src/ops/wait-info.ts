// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:818734259ab422ec

import {
  type BlockedCall,
  type Call,
  type Cpu,
  type DispatchResult,
  RawSyscall,
  type Reject,
  type Result,
  type Syscall,
  answer,
  err,
  i32In,
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
import { SYSCALL } from '../numbers.ts';
import { EXIT_INFO_SIZE, type ExitInfo, readExitInfo } from '../structs/exit-info.ts';
import {
  type Pid,
  type UserPtr,
  type WaitFlags,
  type WaitTarget,
  asUserPtr,
  isPid,
  isWaitFlags,
  isWaitTarget,
} from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A7 = 34;

/** The arguments of waitInfo. */
export interface WaitInfoArgs {
  readonly target: WaitTarget;
  readonly flags: WaitFlags;
  /** Room for a ExitInfo; not yet known to be writable. */
  readonly out: UserPtr;
}

/** What is wrong with arguments of waitInfo that do not decode. */
export const waitInfoArgRejects = {
  /** No WaitTarget. */
  target: wideReject('waitInfo.args.target', 'EINVAL', 22) as Reject<
    'EINVAL',
    'waitInfo.args.target'
  >,
  /** No WaitFlags. */
  flags: wideReject('waitInfo.args.flags', 'EINVAL', 22) as Reject<'EINVAL', 'waitInfo.args.flags'>,
  /** Not in the user half. */
  out: wideReject('waitInfo.args.out', 'EINVAL', 22) as Reject<'EINVAL', 'waitInfo.args.out'>,
} as const;

/** A reject of `waitInfoArgRejects`. */
export type WaitInfoArgReject = (typeof waitInfoArgRejects)[keyof typeof waitInfoArgRejects];

/** The checks of waitInfo, in the order in which they are made. */
export const waitInfoRejects = {
  /** The caller itself. */
  self: wideReject('waitInfo.self', 'EINVAL', 22) as Reject<'EINVAL', 'waitInfo.self'>,
  /** The caller has no children. */
  children: wideReject('waitInfo.children', 'ECHILD', 10) as Reject<'ECHILD', 'waitInfo.children'>,
  /** No child of the caller. */
  target: wideReject('waitInfo.target', 'ESRCH', 3) as Reject<'ESRCH', 'waitInfo.target'>,
  /** No such child has exited. */
  running: wideReject('waitInfo.running', 'EAGAIN', 11) as Reject<'EAGAIN', 'waitInfo.running'>,
  /** The buffer is not mapped writable; the child is not reaped. */
  writable: wideReject('waitInfo.writable', 'EFAULT', 14) as Reject<'EFAULT', 'waitInfo.writable'>,
} as const;

/** A reject of `waitInfoRejects`. */
export type WaitInfoReject = (typeof waitInfoRejects)[keyof typeof waitInfoRejects];

/** The outcome of a handler of waitInfo. */
export type WaitInfoOutcome = Pid | WaitInfoReject | BlockedCall;

/** Executes waitInfo, or rejects it. */
export type WaitInfoHandler<C> = (call: C, args: WaitInfoArgs) => WaitInfoOutcome;

/** Decodes the registers of waitInfo, in order. */
export function decodeWaitInfo(x: Int32Array): WaitInfoArgs | WaitInfoArgReject {
  const target = i32In(x, A0);
  if (!isWaitTarget(target)) return waitInfoArgRejects.target;
  const flags = u32In(x, A1);
  if (!isWaitFlags(flags)) return waitInfoArgRejects.flags;
  const outVa = u53In(x, A2);
  if (!inUserHalf(outVa, EXIT_INFO_SIZE)) return waitInfoArgRejects.out;
  return { target, flags, out: asUserPtr(outVa) };
}

/** Decodes and handles one call of waitInfo, and writes its result. */
export function answerWaitInfo<C extends Call>(
  handler: WaitInfoHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeWaitInfo(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('waitInfo', 'answered');
    return answer(call, outcome);
  }
  return 'errno' in outcome ? rejectCall(call, outcome) : outcome;
}

/** The errors of waitInfo; `Unknown` is any undeclared error. */
export type WaitInfoError = 'ESRCH' | 'ECHILD' | 'WouldBlock' | 'EFAULT' | 'EINVAL' | 'Unknown';

function waitInfoError(errno: number): WaitInfoError {
  switch (errno) {
    case 3:
      return 'ESRCH';
    case 10:
      return 'ECHILD';
    case 11:
      return 'WouldBlock';
    case 14:
      return 'EFAULT';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/** The result of waitInfo. */
export interface WaitInfoResult {
  readonly out: ExitInfo;
  readonly pid: Pid;
}

/**
 * Reaps a child as `wait` does, or as `waitNohang` with NOHANG, and tells why it ended.
 *
 * Syscall 133.
 */
export function* waitInfo(
  cpu: Cpu,
  target: WaitTarget,
  flags: WaitFlags,
): Syscall<Result<WaitInfoResult, WaitInfoError>> {
  const base = reserve(cpu, EXIT_INFO_SIZE);
  const { x } = cpu;
  setNumber(x, A0, target);
  setNumber(x, A1, flags);
  setNumber(x, A2, base);
  setNumber(x, A7, SYSCALL.waitInfo);
  yield;
  release(cpu, EXIT_INFO_SIZE);
  const result = resultOf(cpu.x);
  if (result < 0) return err(waitInfoError(-result));
  const pid = u32In(cpu.x, A0);
  if (!isPid(pid)) return err('Unknown');
  const out = readExitInfo(cpu.read(base, EXIT_INFO_SIZE), 0);
  if (out === undefined) return err('Unknown');
  return ok({ out, pid });
}

/** waitInfo with raw register values; returns a0, or the negative error number. */
export function waitInfoRaw(cpu: Cpu, target: number, flags: number, outVa: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, target);
  setNumber(x, A1, flags);
  setNumber(x, A2, outVa);
  setNumber(x, A7, SYSCALL.waitInfo);
  return new RawSyscall(cpu);
}
