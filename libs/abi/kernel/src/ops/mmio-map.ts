// @generated from contracts/rfc-0005-memory.contract.ts (RFC-0005/memory). Do not edit: change the contract, then run `abicus generate`.
// body sha256:4a26264c69464e71

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
  u53In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import { type CapSlot, type PageVa, isCapSlot, isPageVa } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A7 = 34;

/** The arguments of mmioMap. */
export interface MmioMapArgs {
  readonly slot: CapSlot;
  readonly va: PageVa;
  /** In bytes. */
  readonly offset: number;
}

/** What is wrong with arguments of mmioMap that do not decode. */
export const mmioMapArgRejects = {
  /** No CapSlot. */
  slot: wideReject('mmioMap.args.slot', 'EPERM', 1) as Reject<'EPERM', 'mmioMap.args.slot'>,
  /** No PageVa. */
  va: wideReject('mmioMap.args.va', 'EINVAL', 22) as Reject<'EINVAL', 'mmioMap.args.va'>,
  /** No u53. */
  offset: wideReject('mmioMap.args.offset', 'EINVAL', 22) as Reject<
    'EINVAL',
    'mmioMap.args.offset'
  >,
} as const;

/** A reject of `mmioMapArgRejects`. */
export type MmioMapArgReject = (typeof mmioMapArgRejects)[keyof typeof mmioMapArgRejects];

/** The checks of mmioMap, in the order in which they are made. */
export const mmioMapRejects = {
  /** No device in the slot, or not both MAP and WRITE. */
  right: wideReject('mmioMap.right', 'EPERM', 1) as Reject<'EPERM', 'mmioMap.right'>,
  /** Not the offset of a page of the window. */
  offset: wideReject('mmioMap.offset', 'EPERM', 1) as Reject<'EPERM', 'mmioMap.offset'>,
  /** The page is mapped already. */
  overlap: wideReject('mmioMap.overlap', 'EINVAL', 22) as Reject<'EINVAL', 'mmioMap.overlap'>,
  /** No memory for page tables. */
  memory: wideReject('mmioMap.memory', 'ENOMEM', 12) as Reject<'ENOMEM', 'mmioMap.memory'>,
} as const;

/** A reject of `mmioMapRejects`. */
export type MmioMapReject = (typeof mmioMapRejects)[keyof typeof mmioMapRejects];

/** The outcome of a handler of mmioMap. */
export type MmioMapOutcome = 0 | MmioMapReject;

/** Executes mmioMap, or rejects it. */
export type MmioMapHandler<C> = (call: C, args: MmioMapArgs) => MmioMapOutcome;

/** Decodes the registers of mmioMap, in order. */
export function decodeMmioMap(x: Int32Array): MmioMapArgs | MmioMapArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return mmioMapArgRejects.slot;
  const va = u53In(x, A1);
  if (!isPageVa(va)) return mmioMapArgRejects.va;
  const offset = u53In(x, A2);
  if (offset < 0) return mmioMapArgRejects.offset;
  return { slot, va, offset };
}

/** Decodes and handles one call of mmioMap, and writes its result. */
export function answerMmioMap<C extends Call>(handler: MmioMapHandler<C>, call: C): DispatchResult {
  const args = decodeMmioMap(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('mmioMap', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of mmioMap; `Unknown` is any undeclared error. */
export type MmioMapError = 'EPERM' | 'ENOMEM' | 'EINVAL' | 'Unknown';

function mmioMapError(errno: number): MmioMapError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 12:
      return 'ENOMEM';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/**
 * Maps one page of a device; readable and writable, never executable.
 *
 * Syscall 27.
 */
export function* mmioMap(
  cpu: Cpu,
  slot: CapSlot,
  va: PageVa,
  offset: number,
): Syscall<Result<void, MmioMapError>> {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, va);
  setNumber(x, A2, offset);
  setNumber(x, A7, SYSCALL.mmioMap);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(mmioMapError(-result));
  return ok(undefined);
}

/** mmioMap with raw register values; returns a0, or the negative error number. */
export function mmioMapRaw(cpu: Cpu, slot: number, va: number, offset: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, va);
  setNumber(x, A2, offset);
  setNumber(x, A7, SYSCALL.mmioMap);
  return new RawSyscall(cpu);
}
