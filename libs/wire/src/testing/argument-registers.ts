/** The registers of arguments and results by name, in the order in which decoders read them. */
import * as registers from '../registers.ts';

/** The index of the low word of each register, by its name. */
export const ARGUMENTS: ReadonlyMap<string, number> = new Map([
  ['a0', registers.A0],
  ['a1', registers.A1],
  ['a2', registers.A2],
  ['a3', registers.A3],
  ['a4', registers.A4],
  ['a5', registers.A5],
  ['a6', registers.A6],
  ['t0', registers.T0],
  ['t1', registers.T1],
  ['t2', registers.T2],
  ['t3', registers.T3],
  ['t4', registers.T4],
  ['t5', registers.T5],
  ['t6', registers.T6],
]);

const NAMES = [...ARGUMENTS.keys()];

/** The place of a register among all: 0 for a0, 7 for t0. */
export function placeOf(name: string): number {
  const place = NAMES.indexOf(name);
  if (place < 0) throw new Error(`${name} is no register of arguments`);
  return place;
}

/** Puts the 64 bits of a value into a register, by the index of its low word. */
export function setRegister(x: Int32Array, at: number, value: bigint): void {
  x[at] = Number(BigInt.asIntN(32, value));
  x[at + 1] = Number(BigInt.asIntN(32, value >> 32n));
}
