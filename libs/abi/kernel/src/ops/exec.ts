// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:7d1f363477068dc7

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
import { type Pid, type StackPages, isPid, isStackPages } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A3 = 26;
const A7 = 34;

/** The arguments of exec. */
export interface ExecArgs {
  readonly image: UserSpan;
  readonly stackPages: StackPages;
  readonly gp: number;
}

/** What is wrong with arguments of exec that do not decode. */
export const execArgRejects = {
  /** Not in the user half. */
  image: wideReject('exec.args.image', 'EINVAL', 22) as Reject<'EINVAL', 'exec.args.image'>,
  /** Shorter or longer than it may be. */
  imageLength: wideReject('exec.args.image.length', 'EINVAL', 22) as Reject<
    'EINVAL',
    'exec.args.image.length'
  >,
  /** No StackPages. */
  stackPages: wideReject('exec.args.stackPages', 'EINVAL', 22) as Reject<
    'EINVAL',
    'exec.args.stackPages'
  >,
  /** No u53. */
  gp: wideReject('exec.args.gp', 'EINVAL', 22) as Reject<'EINVAL', 'exec.args.gp'>,
} as const;

/** A reject of `execArgRejects`. */
export type ExecArgReject = (typeof execArgRejects)[keyof typeof execArgRejects];

/** The checks of exec, in the order in which they are made. */
export const execRejects = {
  /** The image is not mapped. */
  readable: wideReject('exec.readable', 'EFAULT', 14) as Reject<'EFAULT', 'exec.readable'>,
  /** Not an ELF64 image for this machine, or a segment out of bounds. */
  image: wideReject('exec.image', 'EINVAL', 22) as Reject<'EINVAL', 'exec.image'>,
  /** The task table is full. */
  tasks: wideReject('exec.tasks', 'ENOMEM', 12) as Reject<'ENOMEM', 'exec.tasks'>,
  /** No free address space. */
  spaces: wideReject('exec.spaces', 'ENOSPC', 28) as Reject<'ENOSPC', 'exec.spaces'>,
  /** No memory for the image. */
  memory: wideReject('exec.memory', 'ENOMEM', 12) as Reject<'ENOMEM', 'exec.memory'>,
  /** The run queue is full. */
  queue: wideReject('exec.queue', 'EAGAIN', 11) as Reject<'EAGAIN', 'exec.queue'>,
} as const;

/** A reject of `execRejects`. */
export type ExecReject = (typeof execRejects)[keyof typeof execRejects];

/** The outcome of a handler of exec. */
export type ExecOutcome = Pid | ExecReject;

/** Executes exec, or rejects it. */
export type ExecHandler<C> = (call: C, args: ExecArgs) => ExecOutcome;

/** Decodes the registers of exec, in order. */
export function decodeExec(x: Int32Array): ExecArgs | ExecArgReject {
  const imageVa = u53In(x, A0);
  const imageLength = u53In(x, A1);
  if (!inUserHalf(imageVa, imageLength)) return execArgRejects.image;
  if (imageLength < 1) return execArgRejects.imageLength;
  if (!WITHIN.imageBytes(imageLength)) return execArgRejects.imageLength;
  const stackPages = u32In(x, A2);
  if (!isStackPages(stackPages)) return execArgRejects.stackPages;
  const gp = u53In(x, A3);
  if (gp < 0) return execArgRejects.gp;
  return { image: { va: imageVa, length: imageLength }, stackPages, gp };
}

/** Decodes and handles one call of exec, and writes its result. */
export function answerExec<C extends Call>(handler: ExecHandler<C>, call: C): DispatchResult {
  const args = decodeExec(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('exec', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of exec; `Unknown` is any undeclared error. */
export type ExecError = 'RunQueueFull' | 'ENOMEM' | 'EFAULT' | 'EINVAL' | 'ENOSPC' | 'Unknown';

function execError(errno: number): ExecError {
  switch (errno) {
    case 11:
      return 'RunQueueFull';
    case 12:
      return 'ENOMEM';
    case 14:
      return 'EFAULT';
    case 22:
      return 'EINVAL';
    case 28:
      return 'ENOSPC';
    default:
      return 'Unknown';
  }
}

/**
 * Starts a program from an ELF image, without an identity. If the caller owns the endpoint in its slot 0, slot 0
 * of the program holds a RECV-only copy of it; all other slots are empty.
 *
 * Syscall 13.
 */
export function* exec(
  cpu: Cpu,
  image: Uint8Array,
  stackPages: StackPages,
  gp: number,
): Syscall<Result<Pid, ExecError>> {
  const base = reserve(cpu, image.length);
  cpu.write(base, image);
  const { x } = cpu;
  setNumber(x, A0, base);
  setNumber(x, A1, image.length);
  setNumber(x, A2, stackPages);
  setNumber(x, A3, gp);
  setNumber(x, A7, SYSCALL.exec);
  yield;
  release(cpu, image.length);
  const result = resultOf(cpu.x);
  if (result < 0) return err(execError(-result));
  const value = u32In(cpu.x, A0);
  if (!isPid(value)) return err('Unknown');
  return ok(value);
}

/** exec with raw register values; returns a0, or the negative error number. */
export function execRaw(
  cpu: Cpu,
  imageVa: number,
  imageLength: number,
  stackPages: number,
  gp: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, imageVa);
  setNumber(x, A1, imageLength);
  setNumber(x, A2, stackPages);
  setNumber(x, A3, gp);
  setNumber(x, A7, SYSCALL.exec);
  return new RawSyscall(cpu);
}
