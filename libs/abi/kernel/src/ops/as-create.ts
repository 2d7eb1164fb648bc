// @generated from contracts/rfc-0005-memory.contract.ts (RFC-0005/memory). Do not edit: change the contract, then run `abicus generate`.
// body sha256:a6038912b65f6a1b

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
import { type AsHandle, isAsHandle } from '../types.ts';

const A0 = 20;
const A7 = 34;

/** The checks of asCreate, in the order in which they are made. */
export const asCreateRejects = {
  /** No free address space. */
  space: wideReject('asCreate.space', 'ENOSPC', 28) as Reject<'ENOSPC', 'asCreate.space'>,
  /** No memory for page tables. */
  memory: wideReject('asCreate.memory', 'ENOMEM', 12) as Reject<'ENOMEM', 'asCreate.memory'>,
} as const;

/** A reject of `asCreateRejects`. */
export type AsCreateReject = (typeof asCreateRejects)[keyof typeof asCreateRejects];

/** The outcome of a handler of asCreate. */
export type AsCreateOutcome = AsHandle | AsCreateReject;

/** Executes asCreate, or rejects it. */
export type AsCreateHandler<C> = (call: C) => AsCreateOutcome;

/** Decodes and handles one call of asCreate, and writes its result. */
export function answerAsCreate<C extends Call>(
  handler: AsCreateHandler<C>,
  call: C,
): DispatchResult {
  const outcome = handler(call);
  if (typeof outcome === 'number') {
    seen('asCreate', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of asCreate; `Unknown` is any undeclared error. */
export type AsCreateError = 'ENOMEM' | 'ENOSPC' | 'Unknown';

function asCreateError(errno: number): AsCreateError {
  switch (errno) {
    case 12:
      return 'ENOMEM';
    case 28:
      return 'ENOSPC';
    default:
      return 'Unknown';
  }
}

/**
 * Creates an empty address space.
 *
 * Syscall 9.
 */
export function* asCreate(cpu: Cpu): Syscall<Result<AsHandle, AsCreateError>> {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.asCreate);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(asCreateError(-result));
  const value = u32In(cpu.x, A0);
  if (!isAsHandle(value)) return err('Unknown');
  return ok(value);
}

/** asCreate with raw register values; returns a0, or the negative error number. */
export function asCreateRaw(cpu: Cpu): RawSyscall {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.asCreate);
  return new RawSyscall(cpu);
}
