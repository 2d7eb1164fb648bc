// @generated from contracts/rfc-0005-memory.contract.ts (RFC-0005/memory). Do not edit: change the contract, then run `abicus generate`.
// body sha256:1dc4346f796469f5

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
import {
  type CapSlot,
  type MapFlags,
  type PageVa,
  isCapSlot,
  isMapFlags,
  isPageVa,
} from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A3 = 26;
const A7 = 34;

/** The arguments of map. */
export interface MapArgs {
  readonly slot: CapSlot;
  readonly va: PageVa;
  /** In bytes. */
  readonly offset: number;
  readonly flags: MapFlags;
}

/** What is wrong with arguments of map that do not decode. */
export const mapArgRejects = {
  /** No CapSlot. */
  slot: wideReject('map.args.slot', 'EPERM', 1) as Reject<'EPERM', 'map.args.slot'>,
  /** No PageVa. */
  va: wideReject('map.args.va', 'EINVAL', 22) as Reject<'EINVAL', 'map.args.va'>,
  /** No u53. */
  offset: wideReject('map.args.offset', 'EINVAL', 22) as Reject<'EINVAL', 'map.args.offset'>,
  /** No MapFlags. */
  flags: wideReject('map.args.flags', 'EINVAL', 22) as Reject<'EINVAL', 'map.args.flags'>,
} as const;

/** A reject of `mapArgRejects`. */
export type MapArgReject = (typeof mapArgRejects)[keyof typeof mapArgRejects];

/** The checks of map, in the order in which they are made. */
export const mapRejects = {
  /** Writable and executable. */
  wxorx: wideReject('map.wxorx', 'EINVAL', 22) as Reject<'EINVAL', 'map.wxorx'>,
  /** No VMO in the slot, or no MAP right. */
  right: wideReject('map.right', 'EPERM', 1) as Reject<'EPERM', 'map.right'>,
  /** A writable mapping without the WRITE right. */
  readOnly: wideReject('map.readOnly', 'EPERM', 1) as Reject<'EPERM', 'map.readOnly'>,
  /** Not the offset of a page of the VMO. */
  offset: wideReject('map.offset', 'EPERM', 1) as Reject<'EPERM', 'map.offset'>,
  /** The page is mapped already. */
  overlap: wideReject('map.overlap', 'EINVAL', 22) as Reject<'EINVAL', 'map.overlap'>,
  /** No memory for page tables. */
  memory: wideReject('map.memory', 'ENOMEM', 12) as Reject<'ENOMEM', 'map.memory'>,
} as const;

/** A reject of `mapRejects`. */
export type MapReject = (typeof mapRejects)[keyof typeof mapRejects];

/** The outcome of a handler of map. */
export type MapOutcome = 0 | MapReject;

/** Executes map, or rejects it. */
export type MapHandler<C> = (call: C, args: MapArgs) => MapOutcome;

/** Decodes the registers of map, in order. */
export function decodeMap(x: Int32Array): MapArgs | MapArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return mapArgRejects.slot;
  const va = u53In(x, A1);
  if (!isPageVa(va)) return mapArgRejects.va;
  const offset = u53In(x, A2);
  if (offset < 0) return mapArgRejects.offset;
  const flags = u32In(x, A3);
  if (!isMapFlags(flags)) return mapArgRejects.flags;
  return { slot, va, offset, flags };
}

/** Decodes and handles one call of map, and writes its result. */
export function answerMap<C extends Call>(handler: MapHandler<C>, call: C): DispatchResult {
  const args = decodeMap(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('map', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of map; `Unknown` is any undeclared error. */
export type MapError = 'EPERM' | 'ENOMEM' | 'EINVAL' | 'Unknown';

function mapError(errno: number): MapError {
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
 * Maps one page of a VMO into the caller's space.
 *
 * Syscall 4.
 */
export function* map(
  cpu: Cpu,
  slot: CapSlot,
  va: PageVa,
  offset: number,
  flags: MapFlags,
): Syscall<Result<void, MapError>> {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, va);
  setNumber(x, A2, offset);
  setNumber(x, A3, flags);
  setNumber(x, A7, SYSCALL.map);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(mapError(-result));
  return ok(undefined);
}

/** map with raw register values; returns a0, or the negative error number. */
export function mapRaw(
  cpu: Cpu,
  slot: number,
  va: number,
  offset: number,
  flags: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, va);
  setNumber(x, A2, offset);
  setNumber(x, A3, flags);
  setNumber(x, A7, SYSCALL.map);
  return new RawSyscall(cpu);
}
