// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:68ff4f1069627023

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
  u32In,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import { type Pid, isPid } from '../types.ts';

const A0 = 20;
const A7 = 34;

/** The outcome of a handler of getpid. */
export type GetpidOutcome = Pid;

/** Executes getpid, or rejects it. */
export type GetpidHandler<C> = (call: C) => GetpidOutcome;

/** Decodes and handles one call of getpid, and writes its result. */
export function answerGetpid<C extends Call>(handler: GetpidHandler<C>, call: C): DispatchResult {
  const outcome = handler(call);
  seen('getpid', 'answered');
  return answer(call, outcome);
}

/** The errors of getpid; `Unknown` is any undeclared error. */
export type GetpidError = 'Unknown';

/**
 * Returns the caller's pid.
 *
 * Syscall 25.
 */
export function* getpid(cpu: Cpu): Syscall<Result<Pid, GetpidError>> {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.getpid);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err('Unknown');
  const value = u32In(cpu.x, A0);
  if (!isPid(value)) return err('Unknown');
  return ok(value);
}

/** getpid with raw register values; returns a0, or the negative error number. */
export function getpidRaw(cpu: Cpu): RawSyscall {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.getpid);
  return new RawSyscall(cpu);
}
