// @generated from contracts/rfc-0005-cap.contract.ts (RFC-0005/cap). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ab66beb3279c3ebe

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
import { type CapSlot, type Pid, type Rights, isCapSlot, isPid, isRights } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A3 = 26;
const A7 = 34;

/** The arguments of capTransferTo. */
export interface CapTransferToArgs {
  readonly child: Pid;
  readonly slot: CapSlot;
  readonly rights: Rights;
  readonly childSlot: CapSlot;
}

/** What is wrong with arguments of capTransferTo that do not decode. */
export const capTransferToArgRejects = {
  /** No Pid. */
  child: wideReject('capTransferTo.args.child', 'EINVAL', 22) as Reject<
    'EINVAL',
    'capTransferTo.args.child'
  >,
  /** No CapSlot. */
  slot: wideReject('capTransferTo.args.slot', 'EPERM', 1) as Reject<
    'EPERM',
    'capTransferTo.args.slot'
  >,
  /** No Rights. */
  rights: wideReject('capTransferTo.args.rights', 'EPERM', 1) as Reject<
    'EPERM',
    'capTransferTo.args.rights'
  >,
  /** No CapSlot. */
  childSlot: wideReject('capTransferTo.args.childSlot', 'EPERM', 1) as Reject<
    'EPERM',
    'capTransferTo.args.childSlot'
  >,
} as const;

/** A reject of `capTransferToArgRejects`. */
export type CapTransferToArgReject =
  (typeof capTransferToArgRejects)[keyof typeof capTransferToArgRejects];

/** The checks of capTransferTo, in the order in which they are made. */
export const capTransferToRejects = {
  /** No live child of the caller. */
  child: wideReject('capTransferTo.child', 'EPERM', 1) as Reject<'EPERM', 'capTransferTo.child'>,
  /** No capability in the slot. */
  slot: wideReject('capTransferTo.slot', 'EPERM', 1) as Reject<'EPERM', 'capTransferTo.slot'>,
  /** Rights that the capability does not have, or no rights. */
  rights: wideReject('capTransferTo.rights', 'EPERM', 1) as Reject<'EPERM', 'capTransferTo.rights'>,
  /** MANAGE, unless of a derived factory, and factories of the boot stay. */
  manage: wideReject('capTransferTo.manage', 'EPERM', 1) as Reject<'EPERM', 'capTransferTo.manage'>,
  /** The slot of the child is outside its table, or holds a capability whose object exists. */
  occupied: wideReject('capTransferTo.occupied', 'EPERM', 1) as Reject<
    'EPERM',
    'capTransferTo.occupied'
  >,
} as const;

/** A reject of `capTransferToRejects`. */
export type CapTransferToReject = (typeof capTransferToRejects)[keyof typeof capTransferToRejects];

/** The outcome of a handler of capTransferTo. */
export type CapTransferToOutcome = CapSlot | CapTransferToReject;

/** Executes capTransferTo, or rejects it. */
export type CapTransferToHandler<C> = (call: C, args: CapTransferToArgs) => CapTransferToOutcome;

/** Decodes the registers of capTransferTo, in order. */
export function decodeCapTransferTo(x: Int32Array): CapTransferToArgs | CapTransferToArgReject {
  const child = u32In(x, A0);
  if (!isPid(child)) return capTransferToArgRejects.child;
  const slot = u32In(x, A1);
  if (!isCapSlot(slot)) return capTransferToArgRejects.slot;
  const rights = u32In(x, A2);
  if (!isRights(rights)) return capTransferToArgRejects.rights;
  const childSlot = u32In(x, A3);
  if (!isCapSlot(childSlot)) return capTransferToArgRejects.childSlot;
  return { child, slot, rights, childSlot };
}

/** Decodes and handles one call of capTransferTo, and writes its result. */
export function answerCapTransferTo<C extends Call>(
  handler: CapTransferToHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeCapTransferTo(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('capTransferTo', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of capTransferTo; `Unknown` is any undeclared error. */
export type CapTransferToError = 'EPERM' | 'EINVAL' | 'Unknown';

function capTransferToError(errno: number): CapTransferToError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/**
 * Copies a capability with a subset of its rights into a given slot of a child.
 *
 * Syscall 31.
 */
export function* capTransferTo(
  cpu: Cpu,
  child: Pid,
  slot: CapSlot,
  rights: Rights,
  childSlot: CapSlot,
): Syscall<Result<CapSlot, CapTransferToError>> {
  const { x } = cpu;
  setNumber(x, A0, child);
  setNumber(x, A1, slot);
  setNumber(x, A2, rights);
  setNumber(x, A3, childSlot);
  setNumber(x, A7, SYSCALL.capTransferTo);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(capTransferToError(-result));
  const value = u32In(cpu.x, A0);
  if (!isCapSlot(value)) return err('Unknown');
  return ok(value);
}

/** capTransferTo with raw register values; returns a0, or the negative error number. */
export function capTransferToRaw(
  cpu: Cpu,
  child: number,
  slot: number,
  rights: number,
  childSlot: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, child);
  setNumber(x, A1, slot);
  setNumber(x, A2, rights);
  setNumber(x, A3, childSlot);
  setNumber(x, A7, SYSCALL.capTransferTo);
  return new RawSyscall(cpu);
}
