// @generated from contracts/rfc-0005-memory.contract.ts (RFC-0005/memory). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5c6c39ce5d478c90

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
  type PageLength,
  type PhysicalPage,
  isCapSlot,
  isPageLength,
  isPhysicalPage,
} from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A7 = 34;

/** The arguments of deviceCapCreate. */
export interface DeviceCapCreateArgs {
  readonly base: PhysicalPage;
  readonly length: PageLength;
  readonly slot: CapSlot;
}

/** What is wrong with arguments of deviceCapCreate that do not decode. */
export const deviceCapCreateArgRejects = {
  /** No PhysicalPage. */
  base: wideReject('deviceCapCreate.args.base', 'EINVAL', 22) as Reject<
    'EINVAL',
    'deviceCapCreate.args.base'
  >,
  /** No PageLength. */
  length: wideReject('deviceCapCreate.args.length', 'EINVAL', 22) as Reject<
    'EINVAL',
    'deviceCapCreate.args.length'
  >,
  /** No CapSlot. */
  slot: wideReject('deviceCapCreate.args.slot', 'EPERM', 1) as Reject<
    'EPERM',
    'deviceCapCreate.args.slot'
  >,
} as const;

/** A reject of `deviceCapCreateArgRejects`. */
export type DeviceCapCreateArgReject =
  (typeof deviceCapCreateArgRejects)[keyof typeof deviceCapCreateArgRejects];

/** The checks of deviceCapCreate, in the order in which they are made. */
export const deviceCapCreateRejects = {
  /** The caller does not hold the endpoint factory of the boot. */
  authority: wideReject('deviceCapCreate.authority', 'EPERM', 1) as Reject<
    'EPERM',
    'deviceCapCreate.authority'
  >,
  /** Not a window of one device of the board. */
  window: wideReject('deviceCapCreate.window', 'EPERM', 1) as Reject<
    'EPERM',
    'deviceCapCreate.window'
  >,
  /** The slot is outside the table or taken. */
  slot: wideReject('deviceCapCreate.slot', 'EPERM', 1) as Reject<'EPERM', 'deviceCapCreate.slot'>,
} as const;

/** A reject of `deviceCapCreateRejects`. */
export type DeviceCapCreateReject =
  (typeof deviceCapCreateRejects)[keyof typeof deviceCapCreateRejects];

/** The outcome of a handler of deviceCapCreate. */
export type DeviceCapCreateOutcome = CapSlot | DeviceCapCreateReject;

/** Executes deviceCapCreate, or rejects it. */
export type DeviceCapCreateHandler<C> = (
  call: C,
  args: DeviceCapCreateArgs,
) => DeviceCapCreateOutcome;

/** Decodes the registers of deviceCapCreate, in order. */
export function decodeDeviceCapCreate(
  x: Int32Array,
): DeviceCapCreateArgs | DeviceCapCreateArgReject {
  const baseGiven = u53In(x, A0);
  if (!isPhysicalPage(baseGiven)) return deviceCapCreateArgRejects.base;
  const length = u53In(x, A1);
  if (!isPageLength(length)) return deviceCapCreateArgRejects.length;
  const slot = u32In(x, A2);
  if (!isCapSlot(slot)) return deviceCapCreateArgRejects.slot;
  return { base: baseGiven, length, slot };
}

/** Decodes and handles one call of deviceCapCreate, and writes its result. */
export function answerDeviceCapCreate<C extends Call>(
  handler: DeviceCapCreateHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeDeviceCapCreate(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('deviceCapCreate', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of deviceCapCreate; `Unknown` is any undeclared error. */
export type DeviceCapCreateError = 'EPERM' | 'EINVAL' | 'Unknown';

function deviceCapCreateError(errno: number): DeviceCapCreateError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/**
 * Creates a capability for a device window, in a given slot.
 *
 * Syscall 30.
 */
export function* deviceCapCreate(
  cpu: Cpu,
  baseGiven: PhysicalPage,
  length: PageLength,
  slot: CapSlot,
): Syscall<Result<CapSlot, DeviceCapCreateError>> {
  const { x } = cpu;
  setNumber(x, A0, baseGiven);
  setNumber(x, A1, length);
  setNumber(x, A2, slot);
  setNumber(x, A7, SYSCALL.deviceCapCreate);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(deviceCapCreateError(-result));
  const value = u32In(cpu.x, A0);
  if (!isCapSlot(value)) return err('Unknown');
  return ok(value);
}

/** deviceCapCreate with raw register values; returns a0, or the negative error number. */
export function deviceCapCreateRaw(
  cpu: Cpu,
  baseGiven: number,
  length: number,
  slot: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, baseGiven);
  setNumber(x, A1, length);
  setNumber(x, A2, slot);
  setNumber(x, A7, SYSCALL.deviceCapCreate);
  return new RawSyscall(cpu);
}
