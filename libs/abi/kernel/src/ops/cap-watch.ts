// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:b75c91353fce8bf0

import {
  type Call,
  type Cpu,
  type DispatchResult,
  RawSyscall,
  type Reject,
  type Result,
  type Syscall,
  answerWide,
  err,
  isU64,
  ok,
  rejectCall,
  resultOf,
  seen,
  setNumber,
  setWide,
  u32In,
  u64In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import { type CapSlot, isCapSlot } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A7 = 34;

/** The arguments of capWatch. */
export interface CapWatchArgs {
  readonly slot: CapSlot;
  readonly notify: CapSlot;
  readonly cookie: bigint;
}

/** What is wrong with arguments of capWatch that do not decode. */
export const capWatchArgRejects = {
  /** No CapSlot. */
  slot: wideReject('capWatch.args.slot', 'EPERM', 1) as Reject<'EPERM', 'capWatch.args.slot'>,
  /** No CapSlot. */
  notify: wideReject('capWatch.args.notify', 'EPERM', 1) as Reject<'EPERM', 'capWatch.args.notify'>,
} as const;

/** A reject of `capWatchArgRejects`. */
export type CapWatchArgReject = (typeof capWatchArgRejects)[keyof typeof capWatchArgRejects];

/** The checks of capWatch, in the order in which they are made. */
export const capWatchRejects = {
  /** No endpoint in the slot. */
  slot: wideReject('capWatch.slot', 'EPERM', 1) as Reject<'EPERM', 'capWatch.slot'>,
  /** No endpoint with RECV that the caller owns or was given. */
  notify: wideReject('capWatch.notify', 'EPERM', 1) as Reject<'EPERM', 'capWatch.notify'>,
  /** The other side is gone already. */
  alive: wideReject('capWatch.alive', 'ESRCH', 3) as Reject<'ESRCH', 'capWatch.alive'>,
  /** Too many watches. */
  quota: wideReject('capWatch.quota', 'ENOSPC', 28) as Reject<'ENOSPC', 'capWatch.quota'>,
} as const;

/** A reject of `capWatchRejects`. */
export type CapWatchReject = (typeof capWatchRejects)[keyof typeof capWatchRejects];

/** The outcome of a handler of capWatch. */
export type CapWatchOutcome = bigint | CapWatchReject;

/** Executes capWatch, or rejects it. */
export type CapWatchHandler<C> = (call: C, args: CapWatchArgs) => CapWatchOutcome;

/** Decodes the registers of capWatch, in order. */
export function decodeCapWatch(x: Int32Array): CapWatchArgs | CapWatchArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return capWatchArgRejects.slot;
  const notify = u32In(x, A1);
  if (!isCapSlot(notify)) return capWatchArgRejects.notify;
  const cookie = u64In(x, A2);
  return { slot, notify, cookie };
}

/** Decodes and handles one call of capWatch, and writes its result. */
export function answerCapWatch<C extends Call>(
  handler: CapWatchHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeCapWatch(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'bigint') {
    seen('capWatch', 'answered');
    return answerWide(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of capWatch; `Unknown` is any undeclared error. */
export type CapWatchError = 'EPERM' | 'ESRCH' | 'ENOSPC' | 'Unknown';

function capWatchError(errno: number): CapWatchError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 3:
      return 'ESRCH';
    case 28:
      return 'ENOSPC';
    default:
      return 'Unknown';
  }
}

/**
 * Requests one notification when the other side of an endpoint is gone: for a holder of SEND, the
 * endpoint itself; for a holder of RECV, the last SEND capability that its owner does not hold.
 * The notification is a PeerGone message on the endpoint in `notify`. Its queue space is reserved
 * now, so a full queue never drops it. The result is the serial of the watch: no other watch has it.
 *
 * Syscall 131.
 */
export function* capWatch(
  cpu: Cpu,
  slot: CapSlot,
  notify: CapSlot,
  cookie: bigint,
): Syscall<Result<bigint, CapWatchError>> {
  if (!isU64(cookie)) return err('Unknown');
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, notify);
  setWide(x, A2, cookie);
  setNumber(x, A7, SYSCALL.capWatch);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(capWatchError(-result));
  const value = u64In(cpu.x, A0);
  return ok(value);
}

/** capWatch with raw register values; returns a0, or the negative error number. */
export function capWatchRaw(cpu: Cpu, slot: number, notify: number, cookie: bigint): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, notify);
  setWide(x, A2, cookie);
  setNumber(x, A7, SYSCALL.capWatch);
  return new RawSyscall(cpu);
}
