// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:341ef8d39e62982e

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
import { type CapSlot, type QueueDepth, isCapSlot, isQueueDepth } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A7 = 34;

/** The arguments of ipcEndpointCreateV2. */
export interface IpcEndpointCreateV2Args {
  readonly factory: CapSlot;
  readonly depth: QueueDepth;
}

/** What is wrong with arguments of ipcEndpointCreateV2 that do not decode. */
export const ipcEndpointCreateV2ArgRejects = {
  /** No CapSlot. */
  factory: wideReject('ipcEndpointCreateV2.args.factory', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcEndpointCreateV2.args.factory'
  >,
  /** No QueueDepth. */
  depth: wideReject('ipcEndpointCreateV2.args.depth', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcEndpointCreateV2.args.depth'
  >,
} as const;

/** A reject of `ipcEndpointCreateV2ArgRejects`. */
export type IpcEndpointCreateV2ArgReject =
  (typeof ipcEndpointCreateV2ArgRejects)[keyof typeof ipcEndpointCreateV2ArgRejects];

/** The checks of ipcEndpointCreateV2, in the order in which they are made. */
export const ipcEndpointCreateV2Rejects = {
  /** No endpoint factory with MANAGE in the slot. */
  factory: wideReject('ipcEndpointCreateV2.factory', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcEndpointCreateV2.factory'
  >,
  /** Too many endpoints of one owner. */
  quota: wideReject('ipcEndpointCreateV2.quota', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcEndpointCreateV2.quota'
  >,
  /** The budget of the derived factory is used up. */
  budget: wideReject('ipcEndpointCreateV2.budget', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcEndpointCreateV2.budget'
  >,
  /** Too many endpoints. */
  endpoints: wideReject('ipcEndpointCreateV2.endpoints', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcEndpointCreateV2.endpoints'
  >,
  /** No free slot. */
  space: wideReject('ipcEndpointCreateV2.space', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcEndpointCreateV2.space'
  >,
} as const;

/** A reject of `ipcEndpointCreateV2Rejects`. */
export type IpcEndpointCreateV2Reject =
  (typeof ipcEndpointCreateV2Rejects)[keyof typeof ipcEndpointCreateV2Rejects];

/** The outcome of a handler of ipcEndpointCreateV2. */
export type IpcEndpointCreateV2Outcome = CapSlot | IpcEndpointCreateV2Reject;

/** Executes ipcEndpointCreateV2, or rejects it. */
export type IpcEndpointCreateV2Handler<C> = (
  call: C,
  args: IpcEndpointCreateV2Args,
) => IpcEndpointCreateV2Outcome;

/** Decodes the registers of ipcEndpointCreateV2, in order. */
export function decodeIpcEndpointCreateV2(
  x: Int32Array,
): IpcEndpointCreateV2Args | IpcEndpointCreateV2ArgReject {
  const factory = u32In(x, A0);
  if (!isCapSlot(factory)) return ipcEndpointCreateV2ArgRejects.factory;
  const depth = u32In(x, A1);
  if (!isQueueDepth(depth)) return ipcEndpointCreateV2ArgRejects.depth;
  return { factory, depth };
}

/** Decodes and handles one call of ipcEndpointCreateV2, and writes its result. */
export function answerIpcEndpointCreateV2<C extends Call>(
  handler: IpcEndpointCreateV2Handler<C>,
  call: C,
): DispatchResult {
  const args = decodeIpcEndpointCreateV2(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('ipcEndpointCreateV2', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of ipcEndpointCreateV2; `Unknown` is any undeclared error. */
export type IpcEndpointCreateV2Error = 'EPERM' | 'EINVAL' | 'ENOSPC' | 'Unknown';

function ipcEndpointCreateV2Error(errno: number): IpcEndpointCreateV2Error {
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
 * Creates an endpoint; the caller owns it and gets SEND, RECV and MANAGE.
 *
 * Syscall 22.
 */
export function* ipcEndpointCreateV2(
  cpu: Cpu,
  factory: CapSlot,
  depth: QueueDepth,
): Syscall<Result<CapSlot, IpcEndpointCreateV2Error>> {
  const { x } = cpu;
  setNumber(x, A0, factory);
  setNumber(x, A1, depth);
  setNumber(x, A7, SYSCALL.ipcEndpointCreateV2);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(ipcEndpointCreateV2Error(-result));
  const value = u32In(cpu.x, A0);
  if (!isCapSlot(value)) return err('Unknown');
  return ok(value);
}

/** ipcEndpointCreateV2 with raw register values; returns a0, or the negative error number. */
export function ipcEndpointCreateV2Raw(cpu: Cpu, factory: number, depth: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, factory);
  setNumber(x, A1, depth);
  setNumber(x, A7, SYSCALL.ipcEndpointCreateV2);
  return new RawSyscall(cpu);
}
