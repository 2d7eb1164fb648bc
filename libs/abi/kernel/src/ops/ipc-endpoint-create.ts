// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005). Do not edit: change the contract, then run `abicus generate`.
// body sha256:97c2c35641484aee

import {
  A7,
  type Call,
  type Cpu,
  type DispatchResult,
  type Reject,
  type Result,
  type Syscall,
  Trap,
  answer,
  err,
  ok,
  refusal,
  refuse,
  resultOf,
  seen,
  setNumber,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';

/** The checks of ipcEndpointCreate, in the order in which they are made. */
export const ipcEndpointCreateRejects = {
  /** Always. */
  deprecated: refusal('ipcEndpointCreate.deprecated', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcEndpointCreate.deprecated'
  >,
} as const;

/** A reject out of `ipcEndpointCreateRejects`. */
export type IpcEndpointCreateReject =
  (typeof ipcEndpointCreateRejects)[keyof typeof ipcEndpointCreateRejects];

/** What a handler of ipcEndpointCreate gives. */
export type IpcEndpointCreateOutcome = 0 | IpcEndpointCreateReject;

/** Does what ipcEndpointCreate says, or rejects it. */
export type IpcEndpointCreateHandler<C> = (call: C) => IpcEndpointCreateOutcome;

/** Decodes, handles and answers one call of ipcEndpointCreate. */
export function answerIpcEndpointCreate<C extends Call>(
  handler: IpcEndpointCreateHandler<C>,
  call: C,
): DispatchResult {
  const outcome = handler(call);
  if (typeof outcome === 'number') {
    seen('ipcEndpointCreate', 'answered');
    return answer(call, outcome);
  }
  return refuse(call, outcome);
}

/** What ipcEndpointCreate fails with; `Unknown` is what no contract declares. */
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

/** ipcEndpointCreate with raw register values; gives a0, or the error number, negative. */
export function ipcEndpointCreateRaw(cpu: Cpu): Syscall<number> {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.ipcEndpointCreate);
  return new Trap(cpu);
}
