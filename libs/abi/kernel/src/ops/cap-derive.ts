// @generated from contracts/rfc-0005-cap.contract.ts (RFC-0005/cap). Do not edit: change the contract, then run `abicus generate`.
// body sha256:d6ec0f0b71deade8

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
import { type CapSlot, type Rights, isCapSlot, isRights } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A7 = 34;

/** The arguments of capDerive. */
export interface CapDeriveArgs {
  readonly slot: CapSlot;
  readonly rights: Rights;
}

/** What is wrong with arguments of capDerive that do not decode. */
export const capDeriveArgRejects = {
  /** No CapSlot. */
  slot: wideReject('capDerive.args.slot', 'EPERM', 1) as Reject<'EPERM', 'capDerive.args.slot'>,
  /** No Rights. */
  rights: wideReject('capDerive.args.rights', 'EPERM', 1) as Reject<
    'EPERM',
    'capDerive.args.rights'
  >,
} as const;

/** A reject of `capDeriveArgRejects`. */
export type CapDeriveArgReject = (typeof capDeriveArgRejects)[keyof typeof capDeriveArgRejects];

/** The checks of capDerive, in the order in which they are made. */
export const capDeriveRejects = {
  /** No capability in the slot. */
  slot: wideReject('capDerive.slot', 'EPERM', 1) as Reject<'EPERM', 'capDerive.slot'>,
  /** Rights that the capability does not have, or no rights. */
  rights: wideReject('capDerive.rights', 'EPERM', 1) as Reject<'EPERM', 'capDerive.rights'>,
  /** Factories of the boot cannot be copied. */
  factory: wideReject('capDerive.factory', 'EPERM', 1) as Reject<'EPERM', 'capDerive.factory'>,
  /** No free slot. */
  space: wideReject('capDerive.space', 'ENOSPC', 28) as Reject<'ENOSPC', 'capDerive.space'>,
} as const;

/** A reject of `capDeriveRejects`. */
export type CapDeriveReject = (typeof capDeriveRejects)[keyof typeof capDeriveRejects];

/** The outcome of a handler of capDerive. */
export type CapDeriveOutcome = CapSlot | CapDeriveReject;

/** Executes capDerive, or rejects it. */
export type CapDeriveHandler<C> = (call: C, args: CapDeriveArgs) => CapDeriveOutcome;

/** Decodes the registers of capDerive, in order. */
export function decodeCapDerive(x: Int32Array): CapDeriveArgs | CapDeriveArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return capDeriveArgRejects.slot;
  const rights = u32In(x, A1);
  if (!isRights(rights)) return capDeriveArgRejects.rights;
  return { slot, rights };
}

/** Decodes and handles one call of capDerive, and writes its result. */
export function answerCapDerive<C extends Call>(
  handler: CapDeriveHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeCapDerive(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('capDerive', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of capDerive; `Unknown` is any undeclared error. */
export type CapDeriveError = 'EPERM' | 'ENOSPC' | 'Unknown';

function capDeriveError(errno: number): CapDeriveError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 28:
      return 'ENOSPC';
    default:
      return 'Unknown';
  }
}

/**
 * Copies a capability within the caller's table with a subset of its rights. A copy of an endpoint without MANAGE
 * can be moved with a message, so that a program passes on what it created.
 *
 * Syscall 135.
 */
export function* capDerive(
  cpu: Cpu,
  slot: CapSlot,
  rights: Rights,
): Syscall<Result<CapSlot, CapDeriveError>> {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, rights);
  setNumber(x, A7, SYSCALL.capDerive);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(capDeriveError(-result));
  const value = u32In(cpu.x, A0);
  if (!isCapSlot(value)) return err('Unknown');
  return ok(value);
}

/** capDerive with raw register values; returns a0, or the negative error number. */
export function capDeriveRaw(cpu: Cpu, slot: number, rights: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, rights);
  setNumber(x, A7, SYSCALL.capDerive);
  return new RawSyscall(cpu);
}
