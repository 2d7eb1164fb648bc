// @generated from contracts/rfc-0023-qos.contract.ts (RFC-0023/qos). Do not edit: change the contract, then run `abicus generate`.
// body sha256:65df96a4eee9c8eb

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
  u8In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import { type Pid, type QosClass, isPid, isQosClass } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A7 = 34;

/** The arguments of taskQos.set. */
export interface TaskQosSetArgs {
  readonly target: Pid;
  readonly qos: QosClass;
}

/** What is wrong with arguments of taskQos.set that do not decode. */
export const taskQosSetArgRejects = {
  /** No Pid. */
  target: wideReject('taskQos.set.args.target', 'EINVAL', 22) as Reject<
    'EINVAL',
    'taskQos.set.args.target'
  >,
  /** No QosClass. */
  qos: wideReject('taskQos.set.args.qos', 'EINVAL', 22) as Reject<'EINVAL', 'taskQos.set.args.qos'>,
} as const;

/** A reject of `taskQosSetArgRejects`. */
export type TaskQosSetArgReject = (typeof taskQosSetArgRejects)[keyof typeof taskQosSetArgRejects];

/** The checks of taskQos.set, in the order in which they are made. */
export const taskQosSetRejects = {
  /** No such task. */
  target: wideReject('taskQos.set.target', 'EINVAL', 22) as Reject<'EINVAL', 'taskQos.set.target'>,
  /** Not the caller. Not for execd, policyd. */
  authority: wideReject('taskQos.set.authority', 'EPERM', 1) as Reject<
    'EPERM',
    'taskQos.set.authority'
  >,
  /** A stronger class. Not for execd, policyd. */
  escalation: wideReject('taskQos.set.escalation', 'EPERM', 1) as Reject<
    'EPERM',
    'taskQos.set.escalation'
  >,
  /** The run queue of the new class is full. */
  queue: wideReject('taskQos.set.queue', 'EAGAIN', 11) as Reject<'EAGAIN', 'taskQos.set.queue'>,
} as const;

/** A reject of `taskQosSetRejects`. */
export type TaskQosSetReject = (typeof taskQosSetRejects)[keyof typeof taskQosSetRejects];

/** The outcome of a handler of taskQos.set. */
export type TaskQosSetOutcome = 0 | TaskQosSetReject;

/** Executes taskQos.set, or rejects it. */
export type TaskQosSetHandler<C> = (call: C, args: TaskQosSetArgs) => TaskQosSetOutcome;

/** Decodes the registers of taskQos.set, in order. */
export function decodeTaskQosSet(x: Int32Array): TaskQosSetArgs | TaskQosSetArgReject {
  const target = u32In(x, A1);
  if (!isPid(target)) return taskQosSetArgRejects.target;
  const qos = u8In(x, A2);
  if (!isQosClass(qos)) return taskQosSetArgRejects.qos;
  return { target, qos };
}

/** Decodes and handles one call of taskQos.set, and writes its result. */
export function answerTaskQosSet<C extends Call>(
  handler: TaskQosSetHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeTaskQosSet(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('taskQos.set', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of taskQos.set; `Unknown` is any undeclared error. */
export type TaskQosSetError = 'EPERM' | 'RunQueueFull' | 'EINVAL' | 'Unknown';

function taskQosSetError(errno: number): TaskQosSetError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 11:
      return 'RunQueueFull';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/**
 * Changes a class: a caller may lower its own, an authority may set any. A queued task moves
 * to the back of its new queue, where it counts as runnable from now on; a blocked task
 * gets its new class at its next wake. Pid 0 means the caller.
 *
 * Syscall 15, operation 1.
 */
export function* taskQosSet(
  cpu: Cpu,
  target: Pid,
  qos: QosClass,
): Syscall<Result<void, TaskQosSetError>> {
  const { x } = cpu;
  setNumber(x, A0, 1);
  setNumber(x, A1, target);
  setNumber(x, A2, qos);
  setNumber(x, A7, SYSCALL.taskQos);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(taskQosSetError(-result));
  return ok(undefined);
}

/** taskQos.set with raw register values; returns a0, or the negative error number. */
export function taskQosSetRaw(cpu: Cpu, target: number, qos: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, 1);
  setNumber(x, A1, target);
  setNumber(x, A2, qos);
  setNumber(x, A7, SYSCALL.taskQos);
  return new RawSyscall(cpu);
}
