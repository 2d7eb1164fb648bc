// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:7389ea2a1737a4df

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
import { type CapSlot, isCapSlot } from '../types.ts';

const A0 = 20;
const A7 = 34;

/** The arguments of ipcEndpointClose. */
export interface IpcEndpointCloseArgs {
  readonly slot: CapSlot;
}

/** What is wrong with arguments of ipcEndpointClose that do not decode. */
export const ipcEndpointCloseArgRejects = {
  /** No CapSlot. */
  slot: wideReject('ipcEndpointClose.args.slot', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcEndpointClose.args.slot'
  >,
} as const;

/** A reject of `ipcEndpointCloseArgRejects`. */
export type IpcEndpointCloseArgReject =
  (typeof ipcEndpointCloseArgRejects)[keyof typeof ipcEndpointCloseArgRejects];

/** The checks of ipcEndpointClose, in the order in which they are made. */
export const ipcEndpointCloseRejects = {
  /** No endpoint in the slot. */
  slot: wideReject('ipcEndpointClose.slot', 'EPERM', 1) as Reject<'EPERM', 'ipcEndpointClose.slot'>,
  /** No MANAGE right. */
  right: wideReject('ipcEndpointClose.right', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcEndpointClose.right'
  >,
  /** The endpoint is closed already. */
  alive: wideReject('ipcEndpointClose.alive', 'ESRCH', 3) as Reject<
    'ESRCH',
    'ipcEndpointClose.alive'
  >,
} as const;

/** A reject of `ipcEndpointCloseRejects`. */
export type IpcEndpointCloseReject =
  (typeof ipcEndpointCloseRejects)[keyof typeof ipcEndpointCloseRejects];

/** The outcome of a handler of ipcEndpointClose. */
export type IpcEndpointCloseOutcome = 0 | IpcEndpointCloseReject;

/** Executes ipcEndpointClose, or rejects it. */
export type IpcEndpointCloseHandler<C> = (
  call: C,
  args: IpcEndpointCloseArgs,
) => IpcEndpointCloseOutcome;

/** Decodes the registers of ipcEndpointClose, in order. */
export function decodeIpcEndpointClose(
  x: Int32Array,
): IpcEndpointCloseArgs | IpcEndpointCloseArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return ipcEndpointCloseArgRejects.slot;
  return { slot };
}

/** Decodes and handles one call of ipcEndpointClose, and writes its result. */
export function answerIpcEndpointClose<C extends Call>(
  handler: IpcEndpointCloseHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeIpcEndpointClose(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('ipcEndpointClose', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of ipcEndpointClose; `Unknown` is any undeclared error. */
export type IpcEndpointCloseError = 'EPERM' | 'ESRCH' | 'Unknown';

function ipcEndpointCloseError(errno: number): IpcEndpointCloseError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 3:
      return 'ESRCH';
    default:
      return 'Unknown';
  }
}

/**
 * Closes an endpoint for all holders and wakes the tasks that wait on it.
 *
 * Syscall 21.
 */
export function* ipcEndpointClose(
  cpu: Cpu,
  slot: CapSlot,
): Syscall<Result<void, IpcEndpointCloseError>> {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A7, SYSCALL.ipcEndpointClose);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(ipcEndpointCloseError(-result));
  return ok(undefined);
}

/** ipcEndpointClose with raw register values; returns a0, or the negative error number. */
export function ipcEndpointCloseRaw(cpu: Cpu, slot: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A7, SYSCALL.ipcEndpointClose);
  return new RawSyscall(cpu);
}
