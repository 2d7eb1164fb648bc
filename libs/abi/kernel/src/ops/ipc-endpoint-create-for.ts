// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:120ae6b13d79589d

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
import {
  type CapSlot,
  type Pid,
  type QueueDepth,
  isCapSlot,
  isPid,
  isQueueDepth,
} from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A7 = 34;

/** The arguments of ipcEndpointCreateFor. */
export interface IpcEndpointCreateForArgs {
  readonly factory: CapSlot;
  readonly owner: Pid;
  readonly depth: QueueDepth;
}

/** What is wrong with arguments of ipcEndpointCreateFor that do not decode. */
export const ipcEndpointCreateForArgRejects = {
  /** No CapSlot. */
  factory: wideReject('ipcEndpointCreateFor.args.factory', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcEndpointCreateFor.args.factory'
  >,
  /** No Pid. */
  owner: wideReject('ipcEndpointCreateFor.args.owner', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcEndpointCreateFor.args.owner'
  >,
  /** No QueueDepth. */
  depth: wideReject('ipcEndpointCreateFor.args.depth', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcEndpointCreateFor.args.depth'
  >,
} as const;

/** A reject of `ipcEndpointCreateForArgRejects`. */
export type IpcEndpointCreateForArgReject =
  (typeof ipcEndpointCreateForArgRejects)[keyof typeof ipcEndpointCreateForArgRejects];

/** The checks of ipcEndpointCreateFor, in the order in which they are made. */
export const ipcEndpointCreateForRejects = {
  /** No endpoint factory with MANAGE in the slot. */
  factory: wideReject('ipcEndpointCreateFor.factory', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcEndpointCreateFor.factory'
  >,
  /** Neither the caller nor a live child of it. */
  owner: wideReject('ipcEndpointCreateFor.owner', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcEndpointCreateFor.owner'
  >,
  /** Too many endpoints of one owner. */
  quota: wideReject('ipcEndpointCreateFor.quota', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcEndpointCreateFor.quota'
  >,
  /** The budget of the derived factory is used up. */
  budget: wideReject('ipcEndpointCreateFor.budget', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcEndpointCreateFor.budget'
  >,
  /** Too many endpoints. */
  endpoints: wideReject('ipcEndpointCreateFor.endpoints', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcEndpointCreateFor.endpoints'
  >,
  /** No free slot. */
  space: wideReject('ipcEndpointCreateFor.space', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcEndpointCreateFor.space'
  >,
} as const;

/** A reject of `ipcEndpointCreateForRejects`. */
export type IpcEndpointCreateForReject =
  (typeof ipcEndpointCreateForRejects)[keyof typeof ipcEndpointCreateForRejects];

/** The outcome of a handler of ipcEndpointCreateFor. */
export type IpcEndpointCreateForOutcome = CapSlot | IpcEndpointCreateForReject;

/** Executes ipcEndpointCreateFor, or rejects it. */
export type IpcEndpointCreateForHandler<C> = (
  call: C,
  args: IpcEndpointCreateForArgs,
) => IpcEndpointCreateForOutcome;

/** Decodes the registers of ipcEndpointCreateFor, in order. */
export function decodeIpcEndpointCreateFor(
  x: Int32Array,
): IpcEndpointCreateForArgs | IpcEndpointCreateForArgReject {
  const factory = u32In(x, A0);
  if (!isCapSlot(factory)) return ipcEndpointCreateForArgRejects.factory;
  const owner = u32In(x, A1);
  if (!isPid(owner)) return ipcEndpointCreateForArgRejects.owner;
  const depth = u32In(x, A2);
  if (!isQueueDepth(depth)) return ipcEndpointCreateForArgRejects.depth;
  return { factory, owner, depth };
}

/** Decodes and handles one call of ipcEndpointCreateFor, and writes its result. */
export function answerIpcEndpointCreateFor<C extends Call>(
  handler: IpcEndpointCreateForHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeIpcEndpointCreateFor(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('ipcEndpointCreateFor', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of ipcEndpointCreateFor; `Unknown` is any undeclared error. */
export type IpcEndpointCreateForError = 'EPERM' | 'EINVAL' | 'ENOSPC' | 'Unknown';

function ipcEndpointCreateForError(errno: number): IpcEndpointCreateForError {
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
 * Creates an endpoint that a child owns; the caller gets SEND, RECV and MANAGE.
 *
 * Syscall 23.
 */
export function* ipcEndpointCreateFor(
  cpu: Cpu,
  factory: CapSlot,
  owner: Pid,
  depth: QueueDepth,
): Syscall<Result<CapSlot, IpcEndpointCreateForError>> {
  const { x } = cpu;
  setNumber(x, A0, factory);
  setNumber(x, A1, owner);
  setNumber(x, A2, depth);
  setNumber(x, A7, SYSCALL.ipcEndpointCreateFor);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(ipcEndpointCreateForError(-result));
  const value = u32In(cpu.x, A0);
  if (!isCapSlot(value)) return err('Unknown');
  return ok(value);
}

/** ipcEndpointCreateFor with raw register values; returns a0, or the negative error number. */
export function ipcEndpointCreateForRaw(
  cpu: Cpu,
  factory: number,
  owner: number,
  depth: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, factory);
  setNumber(x, A1, owner);
  setNumber(x, A2, depth);
  setNumber(x, A7, SYSCALL.ipcEndpointCreateFor);
  return new RawSyscall(cpu);
}
