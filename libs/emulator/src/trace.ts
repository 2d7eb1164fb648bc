/** What a machine tells a tracer. */

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
  /** All harts waited, so time moved on at once from `tick` to `to`. */
  | { readonly kind: 'jump'; readonly step: number; readonly tick: number; readonly to: number };
