// @generated from contracts/rfc-0005-cap.contract.ts (RFC-0005/cap). Do not edit: change the contract, then run `abicus generate`.
// body sha256:dda85a98788e1846

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
const A7 = 34;

/** The arguments of capTransfer. */
export interface CapTransferArgs {
  readonly child: Pid;
  readonly slot: CapSlot;
  readonly rights: Rights;
}

/** What is wrong with arguments of capTransfer that do not decode. */
export const capTransferArgRejects = {
  /** No Pid. */
  child: wideReject('capTransfer.args.child', 'EINVAL', 22) as Reject<
    'EINVAL',
    'capTransfer.args.child'
  >,
  /** No CapSlot. */
  slot: wideReject('capTransfer.args.slot', 'EPERM', 1) as Reject<'EPERM', 'capTransfer.args.slot'>,
  /** No Rights. */
  rights: wideReject('capTransfer.args.rights', 'EPERM', 1) as Reject<
    'EPERM',
    'capTransfer.args.rights'
  >,
} as const;

/** A reject of `capTransferArgRejects`. */
export type CapTransferArgReject =
  (typeof capTransferArgRejects)[keyof typeof capTransferArgRejects];

/** The checks of capTransfer, in the order in which they are made. */
export const capTransferRejects = {
  /** No live child of the caller. */
  child: wideReject('capTransfer.child', 'EPERM', 1) as Reject<'EPERM', 'capTransfer.child'>,
  /** No capability in the slot. */
  slot: wideReject('capTransfer.slot', 'EPERM', 1) as Reject<'EPERM', 'capTransfer.slot'>,
  /** Rights that the capability does not have, or no rights. */
  rights: wideReject('capTransfer.rights', 'EPERM', 1) as Reject<'EPERM', 'capTransfer.rights'>,
  /** MANAGE, unless of a derived factory, and factories of the boot stay. */
  manage: wideReject('capTransfer.manage', 'EPERM', 1) as Reject<'EPERM', 'capTransfer.manage'>,
  /** The child has no free slot. */
  space: wideReject('capTransfer.space', 'ENOSPC', 28) as Reject<'ENOSPC', 'capTransfer.space'>,
} as const;

/** A reject of `capTransferRejects`. */
export type CapTransferReject = (typeof capTransferRejects)[keyof typeof capTransferRejects];

/** The outcome of a handler of capTransfer. */
export type CapTransferOutcome = CapSlot | CapTransferReject;

/** Executes capTransfer, or rejects it. */
export type CapTransferHandler<C> = (call: C, args: CapTransferArgs) => CapTransferOutcome;

/** Decodes the registers of capTransfer, in order. */
export function decodeCapTransfer(x: Int32Array): CapTransferArgs | CapTransferArgReject {
  const child = u32In(x, A0);
  if (!isPid(child)) return capTransferArgRejects.child;
  const slot = u32In(x, A1);
  if (!isCapSlot(slot)) return capTransferArgRejects.slot;
  const rights = u32In(x, A2);
  if (!isRights(rights)) return capTransferArgRejects.rights;
  return { child, slot, rights };
}

/** Decodes and handles one call of capTransfer, and writes its result. */
export function answerCapTransfer<C extends Call>(
  handler: CapTransferHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeCapTransfer(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('capTransfer', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of capTransfer; `Unknown` is any undeclared error. */
export type CapTransferError = 'EPERM' | 'EINVAL' | 'ENOSPC' | 'Unknown';

function capTransferError(errno: number): CapTransferError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 22:
      return 'EINVAL';
    case 28:
      return 'ENOSPC';
    default:
      return 'Unknown';
  }
}

/**
 * Copies a capability with a subset of its rights into the first free slot of a child.
 *
 * Syscall 8.
 */
export function* capTransfer(
  cpu: Cpu,
  child: Pid,
  slot: CapSlot,
  rights: Rights,
): Syscall<Result<CapSlot, CapTransferError>> {
  const { x } = cpu;
  setNumber(x, A0, child);
  setNumber(x, A1, slot);
  setNumber(x, A2, rights);
  setNumber(x, A7, SYSCALL.capTransfer);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(capTransferError(-result));
  const value = u32In(cpu.x, A0);
  if (!isCapSlot(value)) return err('Unknown');
  return ok(value);
}

/** capTransfer with raw register values; returns a0, or the negative error number. */
export function capTransferRaw(cpu: Cpu, child: number, slot: number, rights: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, child);
  setNumber(x, A1, slot);
  setNumber(x, A2, rights);
  setNumber(x, A7, SYSCALL.capTransfer);
  return new RawSyscall(cpu);
}
