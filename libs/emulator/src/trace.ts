/** The events that a machine reports to a tracer. */
import { REG_A0, REG_A7 } from '@abicus/abi-board';
import type { Hart } from './hart.ts';

/** An event; `step` is the number of traps taken before it, `tick` the virtual time. */
export type MachineEvent =
  | {
      readonly kind: 'trap';
      readonly step: number;
      readonly tick: number;
      readonly hart: number;
      readonly guest: string;
      /** The CSRs of the hart. */
      readonly scause: number;
      readonly sepc: number;
      readonly stval: number;
      /** Low words of a7 and a0: for an ecall, the number and the first argument of the syscall. */
      readonly a7: number;
      readonly a0: number;
    }
  /** The virtual time that the hart was charged for the trap of this step, in nanoseconds. */
  | { readonly kind: 'charge'; readonly step: number; readonly hart: number; readonly ns: number }
  /** All harts were in wfi, so time jumped from `tick` to `to`. */
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
