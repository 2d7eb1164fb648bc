// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:857ba70f06a0db84

import {
  type Call,
  type Cpu,
  type DispatchResult,
  RawSyscall,
  type Result,
  type Syscall,
  answer,
  err,
  ok,
  resultOf,
  seen,
  setNumber,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';

const A7 = 34;

/** The outcome of a handler of yield. */
export type YieldOutcome = 0;

/** Executes yield, or rejects it. */
export type YieldHandler<C> = (call: C) => YieldOutcome;

/** Decodes and handles one call of yield, and writes its result. */
export function answerYield<C extends Call>(handler: YieldHandler<C>, call: C): DispatchResult {
  const outcome = handler(call);
  seen('yield', 'answered');
  return answer(call, outcome);
}

/** The errors of yield; `Unknown` is any undeclared error. */
export type YieldError = 'Unknown';

/**
 * Yields the CPU: the caller goes to the back of its run queue.
 *
 * Syscall 0.
 */
export function* yieldNow(cpu: Cpu): Syscall<Result<void, YieldError>> {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.yield);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err('Unknown');
  return ok(undefined);
}

/** yield with raw register values; returns a0, or the negative error number. */
export function yieldRaw(cpu: Cpu): RawSyscall {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.yield);
  return new RawSyscall(cpu);
}
