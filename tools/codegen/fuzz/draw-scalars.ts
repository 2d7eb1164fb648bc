/** Drawn integers: which kinds there are, and numbers of them. */
import type { Draw } from './draw.ts';

/** Integers that registers and fields have. */
export const SCALARS = ['u8', 'u16', 'u32', 'u53', 'u64', 'i32'] as const;

/** An integer of a field. */
export type Wire = (typeof SCALARS)[number] | 'i8' | 'i16' | 'i64';

/** Bytes. */
export const SIZE: Readonly<Record<Wire, number>> = {
  u8: 1,
  u16: 2,
  u32: 4,
  u53: 8,
  u64: 8,
  i8: 1,
  i16: 2,
  i32: 4,
  i64: 8,
};
/** Bits of a number that is not negative. */
export const BITS: Readonly<Record<Wire, number>> = {
  u8: 8,
  u16: 16,
  u32: 32,
  u53: 53,
  u64: 53,
  i8: 7,
  i16: 15,
  i32: 31,
  i64: 53,
};
/** The smallest number of a scalar that a contract can write exactly. */
export const LEAST: Readonly<Record<Wire, number>> = {
  u8: 0,
  u16: 0,
  u32: 0,
  u53: 0,
  u64: 0,
  i8: -0x80,
  i16: -0x8000,
  i32: -0x8000_0000,
  i64: -(2 ** 53),
};

/** The largest number of a scalar that a contract can write exactly. */
export const most = (wire: Wire): number => 2 ** Math.min(BITS[wire], 53) - 1;

/** A number, sometimes in hexadecimal. */
export function number(draw: Draw, value: number): string {
  if (value < 0 || !Number.isInteger(value)) return String(value);
  return draw.chance(20) ? `0x${value.toString(16)}` : String(value);
}

/** A scalar, perhaps with its unit. */
export function scalar(draw: Draw, wire: Wire = draw.pick(SCALARS)): string {
  return draw.chance(25) ? `${wire}.${draw.pick(['ns', 'bytes', 'pages', 'ticks'])}` : wire;
}

/** The kind of a scalar as it is written. */
export const wireOf = (text: string): Wire => text.split('.')[0] as Wire;

/** Different numbers of a scalar. */
export function values(draw: Draw, wire: Wire, count: number): number[] {
  const found = new Set<number>();
  const edges = [LEAST[wire], most(wire), 0, 1];
  while (found.size < count) {
    if (draw.chance(25)) found.add(draw.pick(edges));
    else if (draw.chance(30)) found.add(draw.int(0, Math.min(most(wire), 2 ** 31)));
    else found.add(found.size);
    if (draw.chance(5)) break;
  }
  return [...found];
}
