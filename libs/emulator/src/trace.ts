/** What a machine tells a tracer. */
import { REG_A0, REG_A7 } from '@abicus/abi-board';
import type { Hart } from './hart.ts';

/** One event; `step` is how many traps were taken before it, `tick` the virtual time. */
export type MachineEvent =
  | {
      readonly kind: 'trap';
      readonly step: number;
      readonly tick: number;
      readonly hart: number;
      readonly guest: string;
      /** As in the hart's csr. */
      readonly scause: number;
      readonly sepc: number;
      readonly stval: number;
      /** Low words of a7 and a0: number and first argument, if it is an ecall. */
      readonly a7: number;
      readonly a0: number;
    }
  /** What the trap of this step took: virtual time that its hart was charged, in nanoseconds. */
  | { readonly kind: 'charge'; readonly step: number; readonly hart: number; readonly ns: number }
  /** All harts waited, so time moved on at once from `tick` to `to`. */
  | { readonly kind: 'jump'; readonly step: number; readonly tick: number; readonly to: number };

/** The event of a trap that `hart` has just taken. */
export function trapEvent(
  machine: { readonly steps: number; readonly ticks: number },
  { id, guest, csr, x }: Hart,
): MachineEvent {
  return {
    kind: 'trap',
    step: machine.steps,
    tick: machine.ticks,
    hart: id,
    guest: guest?.name ?? '',
    scause: csr.scause,
    sepc: csr.sepc,
    stval: csr.stval,
    a7: x[REG_A7 * 2] ?? 0,
    a0: x[REG_A0 * 2] ?? 0,
  };
}
