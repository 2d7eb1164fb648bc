// @generated from contracts/rfc-0023-qos.contract.ts (RFC-0023/qos). Do not edit: change the contract, then run `abicus generate`.
// body sha256:1497222777f84c89

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
const A7 = 34;

/** The arguments of taskQos.get. */
export interface TaskQosGetArgs {
  readonly target: Pid;
}

/** What is wrong with arguments of taskQos.get that do not decode. */
export const taskQosGetArgRejects = {
  /** No Pid. */
  target: wideReject('taskQos.get.args.target', 'EINVAL', 22) as Reject<
    'EINVAL',
    'taskQos.get.args.target'
  >,
} as const;

/** A reject of `taskQosGetArgRejects`. */
export type TaskQosGetArgReject = (typeof taskQosGetArgRejects)[keyof typeof taskQosGetArgRejects];

/** The checks of taskQos.get, in the order in which they are made. */
export const taskQosGetRejects = {
  /** No such task. */
  target: wideReject('taskQos.get.target', 'EINVAL', 22) as Reject<'EINVAL', 'taskQos.get.target'>,
} as const;

/** A reject of `taskQosGetRejects`. */
export type TaskQosGetReject = (typeof taskQosGetRejects)[keyof typeof taskQosGetRejects];

/** The outcome of a handler of taskQos.get. */
export type TaskQosGetOutcome = QosClass | TaskQosGetReject;

/** Executes taskQos.get, or rejects it. */
export type TaskQosGetHandler<C> = (call: C, args: TaskQosGetArgs) => TaskQosGetOutcome;

/** Decodes the registers of taskQos.get, in order. */
export function decodeTaskQosGet(x: Int32Array): TaskQosGetArgs | TaskQosGetArgReject {
  const target = u32In(x, A1);
  if (!isPid(target)) return taskQosGetArgRejects.target;
  return { target };
}

/** Decodes and handles one call of taskQos.get, and writes its result. */
export function answerTaskQosGet<C extends Call>(
  handler: TaskQosGetHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeTaskQosGet(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('taskQos.get', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of taskQos.get; `Unknown` is any undeclared error. */
export type TaskQosGetError = 'EINVAL' | 'Unknown';

function taskQosGetError(errno: number): TaskQosGetError {
  switch (errno) {
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/**
 * Returns the class of a task; pid 0 means the caller.
 *
 * Syscall 15, operation 0.
 */
export function* taskQosGet(cpu: Cpu, target: Pid): Syscall<Result<QosClass, TaskQosGetError>> {
  const { x } = cpu;
  setNumber(x, A0, 0);
  setNumber(x, A1, target);
  setNumber(x, A7, SYSCALL.taskQos);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(taskQosGetError(-result));
  const value = u8In(cpu.x, A0);
  if (!isQosClass(value)) return err('Unknown');
  return ok(value);
}

/** taskQos.get with raw register values; returns a0, or the negative error number. */
export function taskQosGetRaw(cpu: Cpu, target: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, 0);
  setNumber(x, A1, target);
  setNumber(x, A7, SYSCALL.taskQos);
  return new RawSyscall(cpu);
}
