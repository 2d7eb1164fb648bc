// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:00dec70468c1d74c

import {
  type Call,
  type Cpu,
  type DispatchResult,
  RawSyscall,
  type Reject,
  type Result,
  type Syscall,
  answerWide,
  err,
  isU64,
  ok,
  rejectCall,
  resultOf,
  seen,
  setNumber,
  setWide,
  u32In,
  u64In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import { type CapSlot, type Pid, isCapSlot, isPid } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A7 = 34;

/** The arguments of taskWatch. */
export interface TaskWatchArgs {
  readonly target: Pid;
  readonly notify: CapSlot;
  readonly cookie: bigint;
}

/** What is wrong with arguments of taskWatch that do not decode. */
export const taskWatchArgRejects = {
  /** No Pid. */
  target: wideReject('taskWatch.args.target', 'EINVAL', 22) as Reject<
    'EINVAL',
    'taskWatch.args.target'
  >,
  /** No CapSlot. */
  notify: wideReject('taskWatch.args.notify', 'EPERM', 1) as Reject<
    'EPERM',
    'taskWatch.args.notify'
  >,
} as const;

/** A reject of `taskWatchArgRejects`. */
export type TaskWatchArgReject = (typeof taskWatchArgRejects)[keyof typeof taskWatchArgRejects];

/** The checks of taskWatch, in the order in which they are made. */
export const taskWatchRejects = {
  /** No endpoint with RECV that the caller owns or was given. */
  notify: wideReject('taskWatch.notify', 'EPERM', 1) as Reject<'EPERM', 'taskWatch.notify'>,
  /** No live task. */
  alive: wideReject('taskWatch.alive', 'ESRCH', 3) as Reject<'ESRCH', 'taskWatch.alive'>,
  /** Too many watches. */
  quota: wideReject('taskWatch.quota', 'ENOSPC', 28) as Reject<'ENOSPC', 'taskWatch.quota'>,
} as const;

/** A reject of `taskWatchRejects`. */
export type TaskWatchReject = (typeof taskWatchRejects)[keyof typeof taskWatchRejects];

/** The outcome of a handler of taskWatch. */
export type TaskWatchOutcome = bigint | TaskWatchReject;

/** Executes taskWatch, or rejects it. */
export type TaskWatchHandler<C> = (call: C, args: TaskWatchArgs) => TaskWatchOutcome;

/** Decodes the registers of taskWatch, in order. */
export function decodeTaskWatch(x: Int32Array): TaskWatchArgs | TaskWatchArgReject {
  const target = u32In(x, A0);
  if (!isPid(target)) return taskWatchArgRejects.target;
  const notify = u32In(x, A1);
  if (!isCapSlot(notify)) return taskWatchArgRejects.notify;
  const cookie = u64In(x, A2);
  return { target, notify, cookie };
}

/** Decodes and handles one call of taskWatch, and writes its result. */
export function answerTaskWatch<C extends Call>(
  handler: TaskWatchHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeTaskWatch(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'bigint') {
    seen('taskWatch', 'answered');
    return answerWide(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of taskWatch; `Unknown` is any undeclared error. */
export type TaskWatchError = 'EPERM' | 'ESRCH' | 'EINVAL' | 'ENOSPC' | 'Unknown';

function taskWatchError(errno: number): TaskWatchError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 3:
      return 'ESRCH';
    case 22:
      return 'EINVAL';
    case 28:
      return 'ENOSPC';
    default:
      return 'Unknown';
  }
}

/**
 * Requests one notification when a task ends, as `capWatch` does for an endpoint.
 *
 * Syscall 132.
 */
export function* taskWatch(
  cpu: Cpu,
  target: Pid,
  notify: CapSlot,
  cookie: bigint,
): Syscall<Result<bigint, TaskWatchError>> {
  if (!isU64(cookie)) return err('Unknown');
  const { x } = cpu;
  setNumber(x, A0, target);
  setNumber(x, A1, notify);
  setWide(x, A2, cookie);
  setNumber(x, A7, SYSCALL.taskWatch);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(taskWatchError(-result));
  const value = u64In(cpu.x, A0);
  return ok(value);
}

/** taskWatch with raw register values; returns a0, or the negative error number. */
export function taskWatchRaw(cpu: Cpu, target: number, notify: number, cookie: bigint): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, target);
  setNumber(x, A1, notify);
  setWide(x, A2, cookie);
  setNumber(x, A7, SYSCALL.taskWatch);
  return new RawSyscall(cpu);
}
