// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:b2a4a96345158a6b

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
  isZeros,
  ok,
  rejectCall,
  resultOf,
  seen,
  setNumber,
  u32In,
  u53In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import {
  type AsHandle,
  type CapSlot,
  type EntryPc,
  type Pid,
  type UserPtr,
  isAsHandle,
  isCapSlot,
  isEntryPc,
  isPid,
  isUserPtr,
} from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A3 = 26;
const A4 = 28;
const A7 = 34;

/** The arguments of spawn. */
export interface SpawnArgs {
  readonly entry: EntryPc;
  readonly stack: UserPtr | undefined;
  readonly space: AsHandle | undefined;
  readonly bootstrap: CapSlot;
  readonly gp: number;
}

/** What is wrong with arguments of spawn that do not decode. */
export const spawnArgRejects = {
  /** No EntryPc. */
  entry: wideReject('spawn.args.entry', 'EINVAL', 22) as Reject<'EINVAL', 'spawn.args.entry'>,
  /** No UserPtr. */
  stack: wideReject('spawn.args.stack', 'EINVAL', 22) as Reject<'EINVAL', 'spawn.args.stack'>,
  /** No AsHandle. */
  space: wideReject('spawn.args.space', 'EINVAL', 22) as Reject<'EINVAL', 'spawn.args.space'>,
  /** No CapSlot. */
  bootstrap: wideReject('spawn.args.bootstrap', 'EPERM', 1) as Reject<
    'EPERM',
    'spawn.args.bootstrap'
  >,
  /** No u53. */
  gp: wideReject('spawn.args.gp', 'EINVAL', 22) as Reject<'EINVAL', 'spawn.args.gp'>,
} as const;

/** A reject of `spawnArgRejects`. */
export type SpawnArgReject = (typeof spawnArgRejects)[keyof typeof spawnArgRejects];

/** The checks of spawn, in the order in which they are made. */
export const spawnRejects = {
  /** A stack without a space, or a space without a stack. */
  pair: wideReject('spawn.pair', 'EINVAL', 22) as Reject<'EINVAL', 'spawn.pair'>,
  /** No address space of the caller. */
  space: wideReject('spawn.space', 'EINVAL', 22) as Reject<'EINVAL', 'spawn.space'>,
  /** No endpoint in the bootstrap slot. */
  bootstrap: wideReject('spawn.bootstrap', 'EPERM', 1) as Reject<'EPERM', 'spawn.bootstrap'>,
  /** The task table is full. */
  tasks: wideReject('spawn.tasks', 'ENOMEM', 12) as Reject<'ENOMEM', 'spawn.tasks'>,
  /** No memory for the stack. */
  stackMemory: wideReject('spawn.stackMemory', 'ENOMEM', 12) as Reject<
    'ENOMEM',
    'spawn.stackMemory'
  >,
  /** The run queue is full. */
  queue: wideReject('spawn.queue', 'EAGAIN', 11) as Reject<'EAGAIN', 'spawn.queue'>,
} as const;

/** A reject of `spawnRejects`. */
export type SpawnReject = (typeof spawnRejects)[keyof typeof spawnRejects];

/** The outcome of a handler of spawn. */
export type SpawnOutcome = Pid | SpawnReject;

/** Executes spawn, or rejects it. */
export type SpawnHandler<C> = (call: C, args: SpawnArgs) => SpawnOutcome;

/** Decodes the registers of spawn, in order. */
export function decodeSpawn(x: Int32Array): SpawnArgs | SpawnArgReject {
  const entry = u53In(x, A0);
  if (!isEntryPc(entry)) return spawnArgRejects.entry;
  const stack = isZeros(x, A1) ? undefined : u53In(x, A1);
  if (stack !== undefined && !isUserPtr(stack)) return spawnArgRejects.stack;
  const space = isZeros(x, A2) ? undefined : u32In(x, A2);
  if (space !== undefined && !isAsHandle(space)) return spawnArgRejects.space;
  const bootstrap = u32In(x, A3);
  if (!isCapSlot(bootstrap)) return spawnArgRejects.bootstrap;
  const gp = u53In(x, A4);
  if (gp < 0) return spawnArgRejects.gp;
  return { entry, stack, space, bootstrap, gp };
}

/** Decodes and handles one call of spawn, and writes its result. */
export function answerSpawn<C extends Call>(handler: SpawnHandler<C>, call: C): DispatchResult {
  const args = decodeSpawn(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('spawn', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of spawn; `Unknown` is any undeclared error. */
export type SpawnError = 'EPERM' | 'RunQueueFull' | 'ENOMEM' | 'EINVAL' | 'Unknown';

function spawnError(errno: number): SpawnError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 11:
      return 'RunQueueFull';
    case 12:
      return 'ENOMEM';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/**
 * Starts a task in a given address space and stack; without these, in the caller's space with a
 * new stack.
 *
 * Syscall 7.
 */
export function* spawn(
  cpu: Cpu,
  entry: EntryPc,
  stack: UserPtr | undefined,
  space: AsHandle | undefined,
  bootstrap: CapSlot,
  gp: number,
): Syscall<Result<Pid, SpawnError>> {
  const { x } = cpu;
  setNumber(x, A0, entry);
  setNumber(x, A1, stack ?? 0);
  setNumber(x, A2, space ?? 0);
  setNumber(x, A3, bootstrap);
  setNumber(x, A4, gp);
  setNumber(x, A7, SYSCALL.spawn);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(spawnError(-result));
  const value = u32In(cpu.x, A0);
  if (!isPid(value)) return err('Unknown');
  return ok(value);
}

/** spawn with raw register values; returns a0, or the negative error number. */
export function spawnRaw(
  cpu: Cpu,
  entry: number,
  stack: number,
  space: number,
  bootstrap: number,
  gp: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, entry);
  setNumber(x, A1, stack);
  setNumber(x, A2, space);
  setNumber(x, A3, bootstrap);
  setNumber(x, A4, gp);
  setNumber(x, A7, SYSCALL.spawn);
  return new RawSyscall(cpu);
}
