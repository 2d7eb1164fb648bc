// @generated from contracts/rfc-0005-memory.contract.ts (RFC-0005/memory). Do not edit: change the contract, then run `abicus generate`.
// body sha256:3ef99068d2ecb68c

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
  isOnes,
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
import { type CapSlot, isCapSlot } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A7 = 34;

/** The arguments of vmoCreate. */
export interface VmoCreateArgs {
  readonly slot: CapSlot | undefined;
  /** In bytes. */
  readonly length: number;
}

/** What is wrong with arguments of vmoCreate that do not decode. */
export const vmoCreateArgRejects = {
  /** No CapSlot. */
  slot: wideReject('vmoCreate.args.slot', 'EPERM', 1) as Reject<'EPERM', 'vmoCreate.args.slot'>,
  /** No u53. */
  length: wideReject('vmoCreate.args.length', 'EINVAL', 22) as Reject<
    'EINVAL',
    'vmoCreate.args.length'
  >,
} as const;

/** A reject of `vmoCreateArgRejects`. */
export type VmoCreateArgReject = (typeof vmoCreateArgRejects)[keyof typeof vmoCreateArgRejects];

/** The checks of vmoCreate, in the order in which they are made. */
export const vmoCreateRejects = {
  /** No bytes. */
  length: wideReject('vmoCreate.length', 'EPERM', 1) as Reject<'EPERM', 'vmoCreate.length'>,
  /** The slot is outside the table or taken. */
  slot: wideReject('vmoCreate.slot', 'EPERM', 1) as Reject<'EPERM', 'vmoCreate.slot'>,
  /** No free slot. */
  space: wideReject('vmoCreate.space', 'ENOSPC', 28) as Reject<'ENOSPC', 'vmoCreate.space'>,
  /** The arena is exhausted. */
  memory: wideReject('vmoCreate.memory', 'ENOMEM', 12) as Reject<'ENOMEM', 'vmoCreate.memory'>,
} as const;

/** A reject of `vmoCreateRejects`. */
export type VmoCreateReject = (typeof vmoCreateRejects)[keyof typeof vmoCreateRejects];

/** The outcome of a handler of vmoCreate. */
export type VmoCreateOutcome = CapSlot | VmoCreateReject;

/** Executes vmoCreate, or rejects it. */
export type VmoCreateHandler<C> = (call: C, args: VmoCreateArgs) => VmoCreateOutcome;

/** Decodes the registers of vmoCreate, in order. */
export function decodeVmoCreate(x: Int32Array): VmoCreateArgs | VmoCreateArgReject {
  const slot = isOnes(x, A0) ? undefined : u32In(x, A0);
  if (slot !== undefined && !isCapSlot(slot)) return vmoCreateArgRejects.slot;
  const length = u53In(x, A1);
  if (length < 0) return vmoCreateArgRejects.length;
  return { slot, length };
}

/** Decodes and handles one call of vmoCreate, and writes its result. */
export function answerVmoCreate<C extends Call>(
  handler: VmoCreateHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeVmoCreate(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('vmoCreate', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of vmoCreate; `Unknown` is any undeclared error. */
export type VmoCreateError = 'EPERM' | 'ENOMEM' | 'EINVAL' | 'ENOSPC' | 'Unknown';

function vmoCreateError(errno: number): VmoCreateError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 12:
      return 'ENOMEM';
    case 22:
      return 'EINVAL';
    case 28:
      return 'ENOSPC';
    default:
      return 'Unknown';
  }
}

/**
 * Creates a VMO of zeroed pages, in a given slot or in the first free one, with MAP, WRITE and MANAGE.
 *
 * Syscall 5.
 */
export function* vmoCreate(
  cpu: Cpu,
  slot: CapSlot | undefined,
  length: number,
): Syscall<Result<CapSlot, VmoCreateError>> {
  const { x } = cpu;
  setNumber(x, A0, slot ?? -1);
  setNumber(x, A1, length);
  setNumber(x, A7, SYSCALL.vmoCreate);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(vmoCreateError(-result));
  const value = u32In(cpu.x, A0);
  if (!isCapSlot(value)) return err('Unknown');
  return ok(value);
}

/** vmoCreate with raw register values; returns a0, or the negative error number. */
export function vmoCreateRaw(cpu: Cpu, slot: number, length: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, length);
  setNumber(x, A7, SYSCALL.vmoCreate);
  return new RawSyscall(cpu);
}
