// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:41ecd0c1c3b44c22

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
  u32In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import { type Pid, isPid } from '../types.ts';

const A0 = 20;
const A7 = 34;

/** The arguments of taskKill. */
export interface TaskKillArgs {
  readonly child: Pid;
}

/** What is wrong with arguments of taskKill that do not decode. */
export const taskKillArgRejects = {
  /** No Pid. */
  child: wideReject('taskKill.args.child', 'EINVAL', 22) as Reject<'EINVAL', 'taskKill.args.child'>,
} as const;

/** A reject of `taskKillArgRejects`. */
export type TaskKillArgReject = (typeof taskKillArgRejects)[keyof typeof taskKillArgRejects];

/** The checks of taskKill, in the order in which they are made. */
export const taskKillRejects = {
  /** No child of the caller. */
  child: wideReject('taskKill.child', 'EPERM', 1) as Reject<'EPERM', 'taskKill.child'>,
  /** The child has ended, and no live task is below it. */
  alive: wideReject('taskKill.alive', 'ESRCH', 3) as Reject<'ESRCH', 'taskKill.alive'>,
} as const;

/** A reject of `taskKillRejects`. */
export type TaskKillReject = (typeof taskKillRejects)[keyof typeof taskKillRejects];

/** The outcome of a handler of taskKill. */
export type TaskKillOutcome = 0 | TaskKillReject;

/** Executes taskKill, or rejects it. */
export type TaskKillHandler<C> = (call: C, args: TaskKillArgs) => TaskKillOutcome;

/** Decodes the registers of taskKill, in order. */
export function decodeTaskKill(x: Int32Array): TaskKillArgs | TaskKillArgReject {
  const child = u32In(x, A0);
  if (!isPid(child)) return taskKillArgRejects.child;
  return { child };
}

/** Decodes and handles one call of taskKill, and writes its result. */
export function answerTaskKill<C extends Call>(
  handler: TaskKillHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeTaskKill(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('taskKill', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of taskKill; `Unknown` is any undeclared error. */
export type TaskKillError = 'EPERM' | 'ESRCH' | 'EINVAL' | 'Unknown';

function taskKillError(errno: number): TaskKillError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 3:
      return 'ESRCH';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/**
 * Kills a child and all tasks below it, in any state, as if each had exited. When the call returns they have
 * executed their last instruction, also those that ran on another hart. The child stays to be reaped; the tasks
 * below it are reaped. If the child has ended by itself, those below it are killed. The call is charged once for
 * each task.
 *
 * Syscall 134.
 */
export function* taskKill(cpu: Cpu, child: Pid): Syscall<Result<void, TaskKillError>> {
  const { x } = cpu;
  setNumber(x, A0, child);
  setNumber(x, A7, SYSCALL.taskKill);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(taskKillError(-result));
  return ok(undefined);
}

/** taskKill with raw register values; returns a0, or the negative error number. */
export function taskKillRaw(cpu: Cpu, child: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, child);
  setNumber(x, A7, SYSCALL.taskKill);
  return new RawSyscall(cpu);
}
