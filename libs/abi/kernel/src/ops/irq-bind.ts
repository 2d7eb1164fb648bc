// @generated from contracts/rfc-0005-interrupts.contract.ts (RFC-0005/interrupts). Do not edit: change the contract, then run `abicus generate`.
// body sha256:429e0cc7e35a9ded

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
  isU64,
  ok,
  rejectCall,
  resultOf,
  seen,
  setNumber,
  setWide,
  u32In,
  u64In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import { type CapSlot, isCapSlot } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A7 = 34;

/** The arguments of irqBind. */
export interface IrqBindArgs {
  readonly irq: CapSlot;
  readonly notify: CapSlot;
  readonly cookie: bigint;
}

/** What is wrong with arguments of irqBind that do not decode. */
export const irqBindArgRejects = {
  /** No CapSlot. */
  irq: wideReject('irqBind.args.irq', 'EPERM', 1) as Reject<'EPERM', 'irqBind.args.irq'>,
  /** No CapSlot. */
  notify: wideReject('irqBind.args.notify', 'EPERM', 1) as Reject<'EPERM', 'irqBind.args.notify'>,
} as const;

/** A reject of `irqBindArgRejects`. */
export type IrqBindArgReject = (typeof irqBindArgRejects)[keyof typeof irqBindArgRejects];

/** The checks of irqBind, in the order in which they are made. */
export const irqBindRejects = {
  /** No interrupt in the slot, or no RECV right. */
  irq: wideReject('irqBind.irq', 'EPERM', 1) as Reject<'EPERM', 'irqBind.irq'>,
  /** No endpoint with RECV that the caller owns or was given. */
  notify: wideReject('irqBind.notify', 'EPERM', 1) as Reject<'EPERM', 'irqBind.notify'>,
  /** The endpoint is closed. */
  alive: wideReject('irqBind.alive', 'ESRCH', 3) as Reject<'ESRCH', 'irqBind.alive'>,
  /** The interrupt is bound already. */
  bound: wideReject('irqBind.bound', 'EPERM', 1) as Reject<'EPERM', 'irqBind.bound'>,
} as const;

/** A reject of `irqBindRejects`. */
export type IrqBindReject = (typeof irqBindRejects)[keyof typeof irqBindRejects];

/** The outcome of a handler of irqBind. */
export type IrqBindOutcome = 0 | IrqBindReject;

/** Executes irqBind, or rejects it. */
export type IrqBindHandler<C> = (call: C, args: IrqBindArgs) => IrqBindOutcome;

/** Decodes the registers of irqBind, in order. */
export function decodeIrqBind(x: Int32Array): IrqBindArgs | IrqBindArgReject {
  const irq = u32In(x, A0);
  if (!isCapSlot(irq)) return irqBindArgRejects.irq;
  const notify = u32In(x, A1);
  if (!isCapSlot(notify)) return irqBindArgRejects.notify;
  const cookie = u64In(x, A2);
  return { irq, notify, cookie };
}

/** Decodes and handles one call of irqBind, and writes its result. */
export function answerIrqBind<C extends Call>(handler: IrqBindHandler<C>, call: C): DispatchResult {
  const args = decodeIrqBind(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('irqBind', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of irqBind; `Unknown` is any undeclared error. */
export type IrqBindError = 'EPERM' | 'ESRCH' | 'Unknown';

function irqBindError(errno: number): IrqBindError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 3:
      return 'ESRCH';
    default:
      return 'Unknown';
  }
}

/**
 * Binds an interrupt to an endpoint: each interrupt of its line queues one Interrupt message there.
 *
 * Syscall 36.
 */
export function* irqBind(
  cpu: Cpu,
  irq: CapSlot,
  notify: CapSlot,
  cookie: bigint,
): Syscall<Result<void, IrqBindError>> {
  if (!isU64(cookie)) return err('Unknown');
  const { x } = cpu;
  setNumber(x, A0, irq);
  setNumber(x, A1, notify);
  setWide(x, A2, cookie);
  setNumber(x, A7, SYSCALL.irqBind);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(irqBindError(-result));
  return ok(undefined);
}

/** irqBind with raw register values; returns a0, or the negative error number. */
export function irqBindRaw(cpu: Cpu, irq: number, notify: number, cookie: bigint): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, irq);
  setNumber(x, A1, notify);
  setWide(x, A2, cookie);
  setNumber(x, A7, SYSCALL.irqBind);
  return new RawSyscall(cpu);
}
