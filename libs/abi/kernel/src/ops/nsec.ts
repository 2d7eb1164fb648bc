// @generated from contracts/rfc-0005-time.contract.ts (RFC-0005/time). Do not edit: change the contract, then run `abicus generate`.
// body sha256:6d4d19dc46ccb7b4

import {
  type Call,
  type Cpu,
  type DispatchResult,
  RawSyscall,
  type Result,
  type Syscall,
  answerWide,
  err,
  ok,
  resultOf,
  seen,
  setNumber,
  u64In,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';

const A0 = 20;
const A7 = 34;

/** The outcome of a handler of nsec. */
export type NsecOutcome = bigint;

/** Executes nsec, or rejects it. */
export type NsecHandler<C> = (call: C) => NsecOutcome;

/** Decodes and handles one call of nsec, and writes its result. */
export function answerNsec<C extends Call>(handler: NsecHandler<C>, call: C): DispatchResult {
  const outcome = handler(call);
  seen('nsec', 'answered');
  return answerWide(call, outcome);
}

/** The errors of nsec; `Unknown` is any undeclared error. */
export type NsecError = 'Unknown';

/**
 * Returns the nanoseconds since boot: exact for a holder of a clock capability with TIME, coarse for others.
 *
 * Syscall 1.
 */
export function* nsec(cpu: Cpu): Syscall<Result<bigint, NsecError>> {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.nsec);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err('Unknown');
  const value = u64In(cpu.x, A0);
  return ok(value);
}

/** nsec with raw register values; returns a0, or the negative error number. */
export function nsecRaw(cpu: Cpu): RawSyscall {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.nsec);
  return new RawSyscall(cpu);
}
