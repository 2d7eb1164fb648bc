// @generated from contracts/rfc-0005-cap.contract.ts (RFC-0005/cap). Do not edit: change the contract, then run `abicus generate`.
// body sha256:b256d3e231b2b568

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
import { CAP_INFO_SIZE, type CapInfo, readCapInfo } from '../structs/cap-info.ts';
import { type CapSlot, type UserPtr, asUserPtr, isCapSlot } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A7 = 34;

/** The arguments of capQuery. */
export interface CapQueryArgs {
  readonly slot: CapSlot;
  /** Room for a CapInfo; not yet known to be writable. */
  readonly out: UserPtr;
}

/** What is wrong with arguments of capQuery that do not decode. */
export const capQueryArgRejects = {
  /** No CapSlot. */
  slot: wideReject('capQuery.args.slot', 'EPERM', 1) as Reject<'EPERM', 'capQuery.args.slot'>,
  /** Not in the user half. */
  out: wideReject('capQuery.args.out', 'EINVAL', 22) as Reject<'EINVAL', 'capQuery.args.out'>,
} as const;

/** A reject of `capQueryArgRejects`. */
export type CapQueryArgReject = (typeof capQueryArgRejects)[keyof typeof capQueryArgRejects];

/** The checks of capQuery, in the order in which they are made. */
export const capQueryRejects = {
  /** No VMO or device in the slot. */
  slot: wideReject('capQuery.slot', 'EPERM', 1) as Reject<'EPERM', 'capQuery.slot'>,
  /** The buffer is not mapped writable. */
  writable: wideReject('capQuery.writable', 'EFAULT', 14) as Reject<'EFAULT', 'capQuery.writable'>,
} as const;

/** A reject of `capQueryRejects`. */
export type CapQueryReject = (typeof capQueryRejects)[keyof typeof capQueryRejects];

/** The outcome of a handler of capQuery. */
export type CapQueryOutcome = 0 | CapQueryReject;

/** Executes capQuery, or rejects it. */
export type CapQueryHandler<C> = (call: C, args: CapQueryArgs) => CapQueryOutcome;

/** Decodes the registers of capQuery, in order. */
export function decodeCapQuery(x: Int32Array): CapQueryArgs | CapQueryArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return capQueryArgRejects.slot;
  const outVa = u53In(x, A1);
  if (!inUserHalf(outVa, CAP_INFO_SIZE)) return capQueryArgRejects.out;
  return { slot, out: asUserPtr(outVa) };
}

/** Decodes and handles one call of capQuery, and writes its result. */
export function answerCapQuery<C extends Call>(
  handler: CapQueryHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeCapQuery(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('capQuery', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of capQuery; `Unknown` is any undeclared error. */
export type CapQueryError = 'EPERM' | 'EFAULT' | 'EINVAL' | 'Unknown';

function capQueryError(errno: number): CapQueryError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 14:
      return 'EFAULT';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/**
 * Returns kind, base and length of a VMO or device.
 *
 * Syscall 28.
 */
export function* capQuery(cpu: Cpu, slot: CapSlot): Syscall<Result<CapInfo, CapQueryError>> {
  const base = reserve(cpu, CAP_INFO_SIZE);
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, base);
  setNumber(x, A7, SYSCALL.capQuery);
  yield;
  release(cpu, CAP_INFO_SIZE);
  const result = resultOf(cpu.x);
  if (result < 0) return err(capQueryError(-result));
  const out = readCapInfo(cpu.read(base, CAP_INFO_SIZE), 0);
  if (out === undefined) return err('Unknown');
  return ok(out);
}

/** capQuery with raw register values; returns a0, or the negative error number. */
export function capQueryRaw(cpu: Cpu, slot: number, outVa: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, outVa);
  setNumber(x, A7, SYSCALL.capQuery);
  return new RawSyscall(cpu);
}
