/** Random syscalls with arguments from few values, so that the calls of a sequence affect the same objects. */
import {
  asCreateRaw,
  asMapRaw,
  capCloneRaw,
  capCloseRaw,
  capDeriveRaw,
  capQueryRaw,
  capTransferRaw,
  capTransferToRaw,
  capWatchRaw,
  taskWatchRaw,
  vmoShareRoRaw,
  deviceCapCreateRaw,
  factoryDeriveRaw,
  ipcCallRaw,
  ipcCallStartRaw,
  ipcCallV2Raw,
  ipcEndpointCloseRaw,
  ipcEndpointCreateForRaw,
  ipcEndpointCreateV2Raw,
  ipcRecvRaw,
  irqBindRaw,
  irqCompleteRaw,
  ipcReplyRecvRaw,
  ipcReplyRecvV2Raw,
  ipcSendRaw,
  mapRaw,
  mmioMapRaw,
  recvHeaderRaw,
  Rights,
  sendHeaderRaw,
  taskKillRaw,
  taskQosGetRaw,
  taskQosSetRaw,
  vmoCreateRaw,
  vmoDestroyRaw,
  vmoReadRaw,
  vmoWriteRaw,
  waitInfoRaw,
  waitNohangRaw,
} from '@abicus/abi-kernel';
import { UART_BASE } from '@abicus/emulator';
import type { Cpu, Program } from '@abicus/wire';
import fc from 'fast-check';
import { PASSED, wordsOf } from '../slots/peers.ts';
import { INIT, VA } from './world.ts';

const { TIME } = Rights;
/** The slot of init's clock, and that of the copy of its child. */
export const CLOCKS: readonly number[] = [INIT.clock, 17];
const FRESH = 0x3000_0000;
/** The pids of no task: none at all, and those of tasks that ended long ago, whose indexes are in use again. */
const NO_TASKS: readonly number[] = [0, 0x7_0001, 0x7_0002, 0x7_0003];

/** A syscall with arguments from few values, so that the calls of a sequence affect the same objects. */
export interface Step {
  readonly caller: number;
  readonly op: number;
  readonly slot: number;
  readonly other: number;
  readonly value: number;
  readonly pid: number;
}

/** The kinds of capabilities that the calls below take, in their order. */
export const KINDS: readonly number[] = [
  1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 4, 4, 1, 0, 2, 2, 2, 2, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 1, 1,
  1, 1, 1, 7, 7,
];

const slots = fc.constantFrom(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 16, 17, 95);
/** Draws a step. */
export const step: fc.Arbitrary<Step> = fc.record({
  caller: fc.nat(2),
  op: fc.nat(37),
  slot: slots,
  other: slots,
  value: fc.oneof(
    { weight: 8, arbitrary: fc.nat(16) },
    { weight: 1, arbitrary: fc.constantFrom(0xffff_ffff, 2 ** 40) },
  ),
  pid: fc.nat(4),
});

/** Picks one of some values. */
export function pick(values: readonly number[], value: number): number {
  return values[value % values.length] ?? 0;
}

/** What a call may use of the state in which it is made. */
export interface Now {
  readonly nowNs: number;
  /** A task: a child, the caller, any, or none. */
  readonly pid: number;
  /** The token of a request that the caller may reply to, or one that never was. */
  readonly token: number;
  /** A slot of an endpoint that the caller owns, if it has one. */
  readonly own: number;
}

/** The slots that descriptors of receives name: those of endpoints. */
export const SOURCES: readonly number[] = [4, 5, 10, 12];
/** The address of the descriptors of receives. */
export const DESCS = VA.desc + 0x60;

/** Returns the call of a step: often a valid one. Those that may block have a deadline, but for ipcCall. */
export function jobOf(s: Step, { nowNs, pid, token, own }: Now): (cpu: Cpu) => Program<number> {
  const { slot, other, value } = s;
  const moves = Number(value % 4 === 1);
  // A payload in registers, or in memory.
  const [words, length] = value % 3 === 0 ? [wordsOf(VA.payload), 40] : [wordsOf(value), 4];
  const page = FRESH + (value % 8) * 4096;
  const rights = pick([1, 2, 3, TIME, 4, 1, 2, TIME, 20, 8, 31], value);
  const at = pick([0, 4096, 8, 0x1_0000], value);
  const calls: readonly ((cpu: Cpu) => Program<number>)[] = [
    (cpu) => capCloneRaw(cpu, slot),
    (cpu) => capCloseRaw(cpu, slot),
    (cpu) => capTransferRaw(cpu, pid, slot, rights),
    (cpu) => capTransferToRaw(cpu, pid, slot, rights, other + value),
    (cpu) => capQueryRaw(cpu, slot, VA.info),
    (cpu) => capWatchRaw(cpu, slot, other, BigInt(value)),
    (cpu) => ipcSendRaw(cpu, slot, VA.header, VA.payload, 4, 1, 0n),
    (cpu) => ipcSendRaw(cpu, slot, VA.desc + 16 * (other % 6), VA.payload, 4, 1, 0n),
    (cpu) => ipcRecvRaw(cpu, slot, VA.image, VA.image + 64, 64, 1, 0n),
    (cpu) => sendHeaderRaw(cpu, slot, value, 0, value),
    (cpu) => recvHeaderRaw(cpu, slot),
    (cpu) => ipcEndpointCreateV2Raw(cpu, slot, value),
    (cpu) => ipcEndpointCreateForRaw(cpu, slot, pid, value),
    (cpu) => ipcEndpointCloseRaw(cpu, slot),
    (cpu) => vmoCreateRaw(cpu, pick([-1, other], value), pick([4096, 1, 0, 8192], value)),
    (cpu) => vmoDestroyRaw(cpu, slot),
    (cpu) => vmoReadRaw(cpu, slot, at, VA.payload, 8),
    (cpu) => vmoWriteRaw(cpu, slot, at, VA.payload, 8),
    (cpu) => mapRaw(cpu, slot, page, at, pick([19, 23, 19, 31], value)),
    (cpu) => mmioMapRaw(cpu, slot, page, at),
    (cpu) => asMapRaw(cpu, value + 1, slot, page, 4096, 1, 1),
    (cpu) => (value % 2 === 0 ? asCreateRaw(cpu) : deviceCapCreateRaw(cpu, UART_BASE, 4096, other)),
    (cpu) => taskQosGetRaw(cpu, pid),
    (cpu) => taskQosSetRaw(cpu, pid, value % 5),
    (cpu) => waitNohangRaw(cpu, pid),
    (cpu) => taskWatchRaw(cpu, pid, other, BigInt(value)),
    (cpu) => vmoShareRoRaw(cpu, slot),
    (cpu) => waitInfoRaw(cpu, pid, 1, VA.info),
    // Of no task: the three must live on. What a kill does is tested in kill.test.ts, and by the campaign.
    (cpu) => taskKillRaw(cpu, pick(NO_TASKS, value)),
    (cpu) => capDeriveRaw(cpu, slot, rights),
    (cpu) => factoryDeriveRaw(cpu, slot, value, 100 * value),
    (cpu) => ipcCallRaw(cpu, slot, VA.desc + 16 * (other % 6), VA.payload, 4, VA.image, 64),
    (cpu) => ipcReplyRecvRaw(cpu, slot, VA.header, VA.payload, 4, DESCS + 64 * (other % 4)),
    (cpu) => {
      const deadline = value % 5 === 0 ? PASSED : nowNs + 100_000;
      return ipcCallV2Raw(cpu, slot, 7, moves, other, VA.image, 64, deadline, words, length, 0);
    },
    (cpu) => {
      const sent = token === 0 ? 0 : length;
      return ipcReplyRecvV2Raw(
        cpu,
        slot,
        7,
        token === 0 ? 0 : moves,
        other,
        VA.image,
        64,
        PASSED,
        words,
        sent,
        token,
      );
    },
    (cpu) => {
      const deadline = value % 5 === 0 ? 0 : nowNs + 300_000;
      return ipcCallStartRaw(cpu, slot, 7, moves, other, own, 64, deadline, words, length, value);
    },
    (cpu) => irqBindRaw(cpu, slot, other, BigInt(value)),
    (cpu) => irqCompleteRaw(cpu, slot),
  ];
  return calls[s.op % calls.length] ?? ((cpu) => taskQosGetRaw(cpu, 0));
}
