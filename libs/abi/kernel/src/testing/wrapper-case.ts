// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:41398c6e7bf68329

import type { Cpu, Program } from '@abicus/wire';

/** A call of a wrapper, and what it must do. */
export type WrapperCase = {
  /** The id of the operation. */
  readonly id: string;
  /** The wrapper with typed arguments, and its raw twin with the same values. */
  readonly typed: (cpu: Cpu) => Program<unknown>;
  readonly raw: (cpu: Cpu) => Program<number>;
  /** What the registers hold at the trap; where it says address, one in the program's memory. */
  readonly registers: Readonly<Record<string, bigint | 'address'>>;
  /** What stands at the address in a register, in hexadecimal, when the wrapper is called. */
  readonly memory: Readonly<Record<string, string>>;
  /** How errors are told, by number. All others are `Unknown`. */
  readonly errors: Readonly<Record<number, string>>;
  /** Results that are one value: what a0 holds, and what is told. */
  readonly results?: readonly {
    readonly a0: bigint;
    readonly value: number | bigint | undefined;
  }[];
  /** What a0 never holds: it is told as `Unknown`. */
  readonly unknown?: readonly bigint[];
  readonly noReturn?: true;
};
