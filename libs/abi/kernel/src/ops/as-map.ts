// @generated from contracts/rfc-0005-memory.contract.ts (RFC-0005/memory). Do not edit: change the contract, then run `abicus generate`.
// body sha256:d6ef5da4de13e926

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
  type AsHandle,
  type AsMapFlags,
  type CapSlot,
  type PageLength,
  type PageVa,
  type Prot,
  isAsHandle,
  isAsMapFlags,
  isCapSlot,
  isPageLength,
  isPageVa,
  isProt,
} from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A3 = 26;
const A4 = 28;
const A5 = 30;
const A7 = 34;

/** The arguments of asMap. */
export interface AsMapArgs {
  readonly space: AsHandle;
  readonly vmo: CapSlot;
  readonly va: PageVa;
  readonly length: PageLength;
  readonly prot: Prot;
  readonly flags: AsMapFlags;
}

/** What is wrong with arguments of asMap that do not decode. */
export const asMapArgRejects = {
  /** No AsHandle. */
  space: wideReject('asMap.args.space', 'EINVAL', 22) as Reject<'EINVAL', 'asMap.args.space'>,
  /** No CapSlot. */
  vmo: wideReject('asMap.args.vmo', 'EPERM', 1) as Reject<'EPERM', 'asMap.args.vmo'>,
  /** No PageVa. */
  va: wideReject('asMap.args.va', 'EINVAL', 22) as Reject<'EINVAL', 'asMap.args.va'>,
  /** No PageLength. */
  length: wideReject('asMap.args.length', 'EINVAL', 22) as Reject<'EINVAL', 'asMap.args.length'>,
  /** No Prot. */
  prot: wideReject('asMap.args.prot', 'EINVAL', 22) as Reject<'EINVAL', 'asMap.args.prot'>,
  /** No AsMapFlags. */
  flags: wideReject('asMap.args.flags', 'EINVAL', 22) as Reject<'EINVAL', 'asMap.args.flags'>,
} as const;

/** A reject of `asMapArgRejects`. */
export type AsMapArgReject = (typeof asMapArgRejects)[keyof typeof asMapArgRejects];

/** The checks of asMap, in the order in which they are made. */
export const asMapRejects = {
  /** Writable and executable. */
  wxorx: wideReject('asMap.wxorx', 'EINVAL', 22) as Reject<'EINVAL', 'asMap.wxorx'>,
  /** Beyond the user half. */
  range: wideReject('asMap.range', 'EINVAL', 22) as Reject<'EINVAL', 'asMap.range'>,
  /** No address space of the caller. */
  space: wideReject('asMap.space', 'EINVAL', 22) as Reject<'EINVAL', 'asMap.space'>,
  /** No VMO in the slot, or no MAP right. */
  right: wideReject('asMap.right', 'EPERM', 1) as Reject<'EPERM', 'asMap.right'>,
  /** A writable mapping without the WRITE right. */
  readOnly: wideReject('asMap.readOnly', 'EPERM', 1) as Reject<'EPERM', 'asMap.readOnly'>,
  /** Longer than the VMO. */
  bounds: wideReject('asMap.bounds', 'EPERM', 1) as Reject<'EPERM', 'asMap.bounds'>,
  /** A page is mapped already. */
  overlap: wideReject('asMap.overlap', 'EINVAL', 22) as Reject<'EINVAL', 'asMap.overlap'>,
  /** No memory for page tables. */
  memory: wideReject('asMap.memory', 'ENOMEM', 12) as Reject<'ENOMEM', 'asMap.memory'>,
} as const;

/** A reject of `asMapRejects`. */
export type AsMapReject = (typeof asMapRejects)[keyof typeof asMapRejects];

/** The outcome of a handler of asMap. */
export type AsMapOutcome = 0 | AsMapReject;

/** Executes asMap, or rejects it. */
export type AsMapHandler<C> = (call: C, args: AsMapArgs) => AsMapOutcome;

/** Decodes the registers of asMap, in order. */
export function decodeAsMap(x: Int32Array): AsMapArgs | AsMapArgReject {
  const space = u32In(x, A0);
  if (!isAsHandle(space)) return asMapArgRejects.space;
  const vmo = u32In(x, A1);
  if (!isCapSlot(vmo)) return asMapArgRejects.vmo;
  const va = u53In(x, A2);
  if (!isPageVa(va)) return asMapArgRejects.va;
  const length = u53In(x, A3);
  if (!isPageLength(length)) return asMapArgRejects.length;
  const prot = u32In(x, A4);
  if (!isProt(prot)) return asMapArgRejects.prot;
  const flags = u32In(x, A5);
  if (!isAsMapFlags(flags)) return asMapArgRejects.flags;
  return { space, vmo, va, length, prot, flags };
}

/** Decodes and handles one call of asMap, and writes its result. */
export function answerAsMap<C extends Call>(handler: AsMapHandler<C>, call: C): DispatchResult {
  const args = decodeAsMap(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('asMap', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of asMap; `Unknown` is any undeclared error. */
export type AsMapError = 'EPERM' | 'ENOMEM' | 'EINVAL' | 'Unknown';

function asMapError(errno: number): AsMapError {
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
 * Maps a VMO into an address space of the caller.
 *
 * Syscall 10.
 */
export function* asMap(
  cpu: Cpu,
  space: AsHandle,
  vmo: CapSlot,
  va: PageVa,
  length: PageLength,
  prot: Prot,
  flags: AsMapFlags,
): Syscall<Result<void, AsMapError>> {
  const { x } = cpu;
  setNumber(x, A0, space);
  setNumber(x, A1, vmo);
  setNumber(x, A2, va);
  setNumber(x, A3, length);
  setNumber(x, A4, prot);
  setNumber(x, A5, flags);
  setNumber(x, A7, SYSCALL.asMap);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(asMapError(-result));
  return ok(undefined);
}

/** asMap with raw register values; returns a0, or the negative error number. */
export function asMapRaw(
  cpu: Cpu,
  space: number,
  vmo: number,
  va: number,
  length: number,
  prot: number,
  flags: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, space);
  setNumber(x, A1, vmo);
  setNumber(x, A2, va);
  setNumber(x, A3, length);
  setNumber(x, A4, prot);
  setNumber(x, A5, flags);
  setNumber(x, A7, SYSCALL.asMap);
  return new RawSyscall(cpu);
}
