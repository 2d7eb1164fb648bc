// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:c4e7bf2ab320814a

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
import { type CapSlot, type EndpointBudget, isCapSlot, isEndpointBudget } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A7 = 34;

/** The arguments of factoryDerive. */
export interface FactoryDeriveArgs {
  readonly factory: CapSlot;
  readonly budget: EndpointBudget;
  /** In bytes. */
  readonly bytes: number;
}

/** What is wrong with arguments of factoryDerive that do not decode. */
export const factoryDeriveArgRejects = {
  /** No CapSlot. */
  factory: wideReject('factoryDerive.args.factory', 'EPERM', 1) as Reject<
    'EPERM',
    'factoryDerive.args.factory'
  >,
  /** No EndpointBudget. */
  budget: wideReject('factoryDerive.args.budget', 'EINVAL', 22) as Reject<
    'EINVAL',
    'factoryDerive.args.budget'
  >,
  /** No u32. */
  bytes: wideReject('factoryDerive.args.bytes', 'EINVAL', 22) as Reject<
    'EINVAL',
    'factoryDerive.args.bytes'
  >,
} as const;

/** A reject of `factoryDeriveArgRejects`. */
export type FactoryDeriveArgReject =
  (typeof factoryDeriveArgRejects)[keyof typeof factoryDeriveArgRejects];

/** The checks of factoryDerive, in the order in which they are made. */
export const factoryDeriveRejects = {
  /** No endpoint factory with MANAGE in the slot. */
  factory: wideReject('factoryDerive.factory', 'EPERM', 1) as Reject<
    'EPERM',
    'factoryDerive.factory'
  >,
  /** Too many derivations from the factory of the boot. */
  depth: wideReject('factoryDerive.depth', 'ENOSPC', 28) as Reject<'ENOSPC', 'factoryDerive.depth'>,
  /** More endpoints than the factory has left. */
  budget: wideReject('factoryDerive.budget', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'factoryDerive.budget'
  >,
  /** More bytes than the factory has left. */
  bytes: wideReject('factoryDerive.bytes', 'ENOSPC', 28) as Reject<'ENOSPC', 'factoryDerive.bytes'>,
  /** More bytes for each endpoint than a factory may have. */
  share: wideReject('factoryDerive.share', 'ENOSPC', 28) as Reject<'ENOSPC', 'factoryDerive.share'>,
  /** No free slot. */
  space: wideReject('factoryDerive.space', 'ENOSPC', 28) as Reject<'ENOSPC', 'factoryDerive.space'>,
} as const;

/** A reject of `factoryDeriveRejects`. */
export type FactoryDeriveReject = (typeof factoryDeriveRejects)[keyof typeof factoryDeriveRejects];

/** The outcome of a handler of factoryDerive. */
export type FactoryDeriveOutcome = CapSlot | FactoryDeriveReject;

/** Executes factoryDerive, or rejects it. */
export type FactoryDeriveHandler<C> = (call: C, args: FactoryDeriveArgs) => FactoryDeriveOutcome;

/** Decodes the registers of factoryDerive, in order. */
export function decodeFactoryDerive(x: Int32Array): FactoryDeriveArgs | FactoryDeriveArgReject {
  const factory = u32In(x, A0);
  if (!isCapSlot(factory)) return factoryDeriveArgRejects.factory;
  const budget = u32In(x, A1);
  if (!isEndpointBudget(budget)) return factoryDeriveArgRejects.budget;
  const bytes = u32In(x, A2);
  if (bytes < 0) return factoryDeriveArgRejects.bytes;
  return { factory, budget, bytes };
}

/** Decodes and handles one call of factoryDerive, and writes its result. */
export function answerFactoryDerive<C extends Call>(
  handler: FactoryDeriveHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeFactoryDerive(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('factoryDerive', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of factoryDerive; `Unknown` is any undeclared error. */
export type FactoryDeriveError = 'EPERM' | 'EINVAL' | 'ENOSPC' | 'Unknown';

function factoryDeriveError(errno: number): FactoryDeriveError {
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
 * Derives an endpoint factory with a budget: the endpoints that may exist through it at a time, and the bytes that
 * may be in their queues. Both are split off from what the given factory has left, and are given back when no
 * capability to the new one and no endpoint of it is left. The copies of a derived factory share its budget; unlike
 * the factory of the boot, it can be copied, transferred and moved, and gives no authority over devices.
 *
 * Syscall 136.
 */
export function* factoryDerive(
  cpu: Cpu,
  factory: CapSlot,
  budget: EndpointBudget,
  bytes: number,
): Syscall<Result<CapSlot, FactoryDeriveError>> {
  const { x } = cpu;
  setNumber(x, A0, factory);
  setNumber(x, A1, budget);
  setNumber(x, A2, bytes);
  setNumber(x, A7, SYSCALL.factoryDerive);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(factoryDeriveError(-result));
  const value = u32In(cpu.x, A0);
  if (!isCapSlot(value)) return err('Unknown');
  return ok(value);
}

/** factoryDerive with raw register values; returns a0, or the negative error number. */
export function factoryDeriveRaw(
  cpu: Cpu,
  factory: number,
  budget: number,
  bytes: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, factory);
  setNumber(x, A1, budget);
  setNumber(x, A2, bytes);
  setNumber(x, A7, SYSCALL.factoryDerive);
  return new RawSyscall(cpu);
}
