// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005). Do not edit: change the contract, then run `abicus generate`.
// body sha256:f5f95d22bc4ba1ae

import {
  A7,
  type Call,
  type Cpu,
  type DispatchResult,
  type Result,
  type Syscall,
  Trap,
  answer,
  err,
  ok,
  resultOf,
  seen,
  setNumber,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';

/** What a handler of yield gives. */
export type YieldOutcome = 0;

/** Does what yield says, or rejects it. */
export type YieldHandler<C> = (call: C) => YieldOutcome;

/** Decodes, handles and answers one call of yield. */
export function answerYield<C extends Call>(handler: YieldHandler<C>, call: C): DispatchResult {
  const outcome = handler(call);
  seen('yield', 'answered');
  return answer(call, outcome);
}

/** What yield fails with; `Unknown` is what no contract declares. */
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

/** yield with raw register values; gives a0, or the error number, negative. */
export function yieldRaw(cpu: Cpu): Syscall<number> {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.yield);
  return new Trap(cpu);
}
