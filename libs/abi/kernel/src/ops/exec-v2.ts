// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:94a07dc68850a063

import {
  type Call,
  type Cpu,
  type DispatchResult,
  RawSyscall,
  type Reject,
  type Result,
  type Syscall,
  type UserSpan,
  aligned,
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
const A4 = 28;
const A5 = 30;
const A7 = 34;

/** The arguments of execV2. */
export interface ExecV2Args {
  readonly image: UserSpan;
  readonly stackPages: StackPages;
  readonly gp: number;
  readonly name: UserSpan;
}

/** What is wrong with arguments of execV2 that do not decode. */
export const execV2ArgRejects = {
  /** Not in the user half. */
  image: wideReject('execV2.args.image', 'EINVAL', 22) as Reject<'EINVAL', 'execV2.args.image'>,
  /** Shorter or longer than it may be. */
  imageLength: wideReject('execV2.args.image.length', 'EINVAL', 22) as Reject<
    'EINVAL',
    'execV2.args.image.length'
  >,
  /** No StackPages. */
  stackPages: wideReject('execV2.args.stackPages', 'EINVAL', 22) as Reject<
    'EINVAL',
    'execV2.args.stackPages'
  >,
  /** No u53. */
  gp: wideReject('execV2.args.gp', 'EINVAL', 22) as Reject<'EINVAL', 'execV2.args.gp'>,
  /** Not in the user half. */
  name: wideReject('execV2.args.name', 'EINVAL', 22) as Reject<'EINVAL', 'execV2.args.name'>,
  /** Shorter or longer than it may be. */
  nameLength: wideReject('execV2.args.name.length', 'EINVAL', 22) as Reject<
    'EINVAL',
    'execV2.args.name.length'
  >,
} as const;

/** A reject of `execV2ArgRejects`. */
export type ExecV2ArgReject = (typeof execV2ArgRejects)[keyof typeof execV2ArgRejects];

/** The checks of execV2, in the order in which they are made. */
export const execV2Rejects = {
  /** The caller holds no service factory with MANAGE. */
  authority: wideReject('execV2.authority', 'EPERM', 1) as Reject<'EPERM', 'execV2.authority'>,
  /** The image or the name is not mapped. */
  readable: wideReject('execV2.readable', 'EFAULT', 14) as Reject<'EFAULT', 'execV2.readable'>,
  /** Not an ELF64 image for this machine, or a segment out of bounds. */
  image: wideReject('execV2.image', 'EINVAL', 22) as Reject<'EINVAL', 'execV2.image'>,
  /** A live task has this name. */
  taken: wideReject('execV2.taken', 'EPERM', 1) as Reject<'EPERM', 'execV2.taken'>,
  /** The task table is full. */
  tasks: wideReject('execV2.tasks', 'ENOMEM', 12) as Reject<'ENOMEM', 'execV2.tasks'>,
  /** No free address space. */
  spaces: wideReject('execV2.spaces', 'ENOSPC', 28) as Reject<'ENOSPC', 'execV2.spaces'>,
  /** No memory for the image. */
  memory: wideReject('execV2.memory', 'ENOMEM', 12) as Reject<'ENOMEM', 'execV2.memory'>,
  /** The run queue is full. */
  queue: wideReject('execV2.queue', 'EAGAIN', 11) as Reject<'EAGAIN', 'execV2.queue'>,
} as const;

/** A reject of `execV2Rejects`. */
export type ExecV2Reject = (typeof execV2Rejects)[keyof typeof execV2Rejects];

/** The outcome of a handler of execV2. */
export type ExecV2Outcome = Pid | ExecV2Reject;

/** Executes execV2, or rejects it. */
export type ExecV2Handler<C> = (call: C, args: ExecV2Args) => ExecV2Outcome;

/** Decodes the registers of execV2, in order. */
export function decodeExecV2(x: Int32Array): ExecV2Args | ExecV2ArgReject {
  const imageVa = u53In(x, A0);
  const imageLength = u53In(x, A1);
  if (!inUserHalf(imageVa, imageLength)) return execV2ArgRejects.image;
  if (imageLength < 1) return execV2ArgRejects.imageLength;
  if (!WITHIN.imageBytes(imageLength)) return execV2ArgRejects.imageLength;
  const stackPages = u32In(x, A2);
  if (!isStackPages(stackPages)) return execV2ArgRejects.stackPages;
  const gp = u53In(x, A3);
  if (gp < 0) return execV2ArgRejects.gp;
  const nameVa = u53In(x, A4);
  const nameLength = u53In(x, A5);
  if (!inUserHalf(nameVa, nameLength)) return execV2ArgRejects.name;
  if (nameLength < 1) return execV2ArgRejects.nameLength;
  if (!WITHIN.serviceName(nameLength)) return execV2ArgRejects.nameLength;
  return {
    image: { va: imageVa, length: imageLength },
    stackPages,
    gp,
    name: { va: nameVa, length: nameLength },
  };
}

/** Decodes and handles one call of execV2, and writes its result. */
export function answerExecV2<C extends Call>(handler: ExecV2Handler<C>, call: C): DispatchResult {
  const args = decodeExecV2(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('execV2', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of execV2; `Unknown` is any undeclared error. */
export type ExecV2Error =
  | 'EPERM'
  | 'RunQueueFull'
  | 'ENOMEM'
  | 'EFAULT'
  | 'EINVAL'
  | 'ENOSPC'
  | 'Unknown';

function execV2Error(errno: number): ExecV2Error {
  switch (errno) {
    case 1:
      return 'EPERM';
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
 * Starts a program from an ELF image, as `exec` does, and binds it to an identity.
 *
 * Syscall 17.
 */
export function* execV2(
  cpu: Cpu,
  image: Uint8Array,
  stackPages: StackPages,
  gp: number,
  name: Uint8Array,
): Syscall<Result<Pid, ExecV2Error>> {
  const size = aligned(image.length) + name.length;
  const base = reserve(cpu, size);
  cpu.write(base, image);
  cpu.write(base + aligned(image.length), name);
  const { x } = cpu;
  setNumber(x, A0, base);
  setNumber(x, A1, image.length);
  setNumber(x, A2, stackPages);
  setNumber(x, A3, gp);
  setNumber(x, A4, base + aligned(image.length));
  setNumber(x, A5, name.length);
  setNumber(x, A7, SYSCALL.execV2);
  yield;
  release(cpu, size);
  const result = resultOf(cpu.x);
  if (result < 0) return err(execV2Error(-result));
  const value = u32In(cpu.x, A0);
  if (!isPid(value)) return err('Unknown');
  return ok(value);
}

/** execV2 with raw register values; returns a0, or the negative error number. */
export function execV2Raw(
  cpu: Cpu,
  imageVa: number,
  imageLength: number,
  stackPages: number,
  gp: number,
  nameVa: number,
  nameLength: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, imageVa);
  setNumber(x, A1, imageLength);
  setNumber(x, A2, stackPages);
  setNumber(x, A3, gp);
  setNumber(x, A4, nameVa);
  setNumber(x, A5, nameLength);
  setNumber(x, A7, SYSCALL.execV2);
  return new RawSyscall(cpu);
}
