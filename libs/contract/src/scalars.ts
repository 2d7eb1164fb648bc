/**
 * Scalars: the integers that registers and frames are made of. All are little-endian.
 *
 * A scalar says how wide it is on the wire and which JavaScript type carries it: `u64` and `i64` are
 * bigints, `bool` is a boolean, everything else a number. `u53` is eight bytes wide and rejects values above 2^53 − 1,
 * so that a number can carry it; it must be asked for. `u64.ns` and the like name the unit.
 */

/** Wire forms of an integer. */
export type Wire = 'u8' | 'u16' | 'u32' | 'u53' | 'u64' | 'i8' | 'i16' | 'i32' | 'i64' | 'bool';

/** Units that names and docs are derived from. */
export type Unit = 'ns' | 'bytes' | 'pages' | 'ticks';

/** An integer on the wire: its width, what carries it, and its unit if it has one. */
export type Scalar = {
  readonly kind: 'scalar';
  readonly wire: Wire;
  /** Width on the wire in bytes. */
  readonly size: 1 | 2 | 4 | 8;
  readonly unit?: Unit;
};

type WithUnits = Scalar & { readonly [U in Unit]: Scalar };

function scalar(wire: Wire, size: Scalar['size']): WithUnits {
  const plain = { kind: 'scalar', wire, size } as const;
  const units = {
    ns: { ...plain, unit: 'ns' },
    bytes: { ...plain, unit: 'bytes' },
    pages: { ...plain, unit: 'pages' },
    ticks: { ...plain, unit: 'ticks' },
  } as const;
  // Units are not enumerable: a scalar prints, compares and serialises as itself.
  return Object.defineProperties(plain, {
    ns: { value: units.ns },
    bytes: { value: units.bytes },
    pages: { value: units.pages },
    ticks: { value: units.ticks },
  }) as WithUnits;
}

/** One unsigned byte. */
export const u8: WithUnits = scalar('u8', 1);
/** Two bytes, unsigned. */
export const u16: WithUnits = scalar('u16', 2);
/** Four bytes, unsigned. */
export const u32: WithUnits = scalar('u32', 4);
/** Eight bytes, unsigned, values to 2^53 − 1 only; carried by a number. */
export const u53: WithUnits = scalar('u53', 8);
/** Eight bytes, unsigned; carried by a bigint. */
export const u64: WithUnits = scalar('u64', 8);
/** One byte, two's complement. Frames and records only. */
export const i8: WithUnits = scalar('i8', 1);
/** Two bytes, two's complement. Frames and records only. */
export const i16: WithUnits = scalar('i16', 2);
/** Eight bytes, two's complement; carried by a bigint. Frames and records only. */
export const i64: WithUnits = scalar('i64', 8);
/** One byte, 0 or 1; carried by a boolean. A decoder rejects other bytes. Frames and records only. */
export const bool: Scalar = { kind: 'scalar', wire: 'bool', size: 1 };
/** Four bytes, two's complement; in a register sign-extended to 64 bits. */
export const i32: WithUnits = scalar('i32', 4);
