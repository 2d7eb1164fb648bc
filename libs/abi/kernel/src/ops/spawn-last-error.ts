// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ffff32008daf68f9

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
import { type SpawnFailReason, isSpawnFailReason } from '../types.ts';

const A0 = 20;
const A7 = 34;

/** The outcome of a handler of spawnLastError. */
export type SpawnLastErrorOutcome = SpawnFailReason;

/** Executes spawnLastError, or rejects it. */
export type SpawnLastErrorHandler<C> = (call: C) => SpawnLastErrorOutcome;

/** Decodes and handles one call of spawnLastError, and writes its result. */
export function answerSpawnLastError<C extends Call>(
  handler: SpawnLastErrorHandler<C>,
  call: C,
): DispatchResult {
  const outcome = handler(call);
  seen('spawnLastError', 'answered');
  return answer(call, outcome);
}

/** The errors of spawnLastError; `Unknown` is any undeclared error. */
export type SpawnLastErrorError = 'Unknown';

/**
 * Returns the reason why the caller's last spawn or exec failed, and clears it.
 *
 * Syscall 29.
 */
export function* spawnLastError(cpu: Cpu): Syscall<Result<SpawnFailReason, SpawnLastErrorError>> {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.spawnLastError);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err('Unknown');
  const value = u32In(cpu.x, A0);
  if (!isSpawnFailReason(value)) return err('Unknown');
  return ok(value);
}

/** spawnLastError with raw register values; returns a0, or the negative error number. */
export function spawnLastErrorRaw(cpu: Cpu): RawSyscall {
  const { x } = cpu;
  setNumber(x, A7, SYSCALL.spawnLastError);
  return new RawSyscall(cpu);
}
