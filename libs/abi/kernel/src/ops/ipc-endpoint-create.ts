// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:3fdcfbcbda6c4a88

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
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';

const A7 = 34;

/** The checks of ipcEndpointCreate, in the order in which they are made. */
export const ipcEndpointCreateRejects = {
  /** Always. */
  deprecated: wideReject('ipcEndpointCreate.deprecated', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcEndpointCreate.deprecated'
  >,
} as const;

/** A reject of `ipcEndpointCreateRejects`. */
export type IpcEndpointCreateReject =
  (typeof ipcEndpointCreateRejects)[keyof typeof ipcEndpointCreateRejects];

/** The outcome of a handler of ipcEndpointCreate. */
export type IpcEndpointCreateOutcome = 0 | IpcEndpointCreateReject;

/** Executes ipcEndpointCreate, or rejects it. */
export type IpcEndpointCreateHandler<C> = (call: C) => IpcEndpointCreateOutcome;

/** Decodes and handles one call of ipcEndpointCreate, and writes its result. */
export function answerIpcEndpointCreate<C extends Call>(
  handler: IpcEndpointCreateHandler<C>,
  call: C,
): DispatchResult {
  const outcome = handler(call);
  if (typeof outcome === 'number') {
    seen('ipcEndpointCreate', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of ipcEndpointCreate; `Unknown` is any undeclared error. */
export type IpcEndpointCreateError = 'EPERM' | 'Unknown';

function ipcEndpointCreateError(errno: number): IpcEndpointCreateError {
  switch (errno) {
    case 1:
      return 'EPERM';
    default:
      return 'Unknown';
  }
}

/**
 * Deprecated: endpoints are created with a factory.
 *
 * Syscall 19.
 */
export function* ipcEndpointCreate(cpu: Cpu): Syscall<Result<void, IpcEndpointCreateError>> {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.ipcEndpointCreate);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(ipcEndpointCreateError(-result));
  return ok(undefined);
}

/** ipcEndpointCreate with raw register values; returns a0, or the negative error number. */
export function ipcEndpointCreateRaw(cpu: Cpu): RawSyscall {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.ipcEndpointCreate);
  return new RawSyscall(cpu);
}
