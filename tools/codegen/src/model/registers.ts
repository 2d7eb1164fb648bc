/** Registers of arguments and results, in the order in which decoders read them. */
import type { Register } from '@abicus/contract';
import { register } from '../read/call-keys.ts';

/** All registers: a0 to a6, then t0 to t6. */
export const REGISTERS = Object.keys(register.one) as readonly Register[];

/** The place of a register among all: 0 for a0, 7 for t0. */
export function registerIndex(name: Register): number {
  return REGISTERS.indexOf(name);
}
