/** Which numbers are values of a type: as ranges, and as a multiple or bits. */
import type { FieldType, IntegerDef, ScalarDef } from '../../model/types.ts';

/** Numbers from one to another, both included. */
export type Range = readonly [least: bigint, most: bigint];

/** Numbers that are values: within one of the ranges, and without other bits than those of the mask. */
export type NumberSet = {
  /** Nothing if all that the scalar carries are. */
  readonly ranges?: readonly Range[];
  /** Bits that a value must not have: those under a multiple, or all that are not named. */
  readonly without?: bigint;
};

const literal = (text: string): bigint => BigInt(text.replace(/n$/, ''));

/** The largest and the smallest of a scalar as it is on the wire: a u53 is 64 bits there. */
export function carried({ size, signed }: ScalarDef): Range {
  const bits = BigInt(8 * size);
  return signed ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n] : [0n, (1n << bits) - 1n];
}

function within(scalar: ScalarDef, ranges: readonly Range[]): NumberSet {
  const [least, most] = carried(scalar);
  const [only] = ranges;
  const all = ranges.length === 1 && only !== undefined && only[0] <= least && only[1] >= most;
  return all ? {} : { ranges };
}

/** Members in ranges, in order. */
function joined(values: readonly number[]): Range[] {
  const found: [bigint, bigint][] = [];
  for (const value of [...new Set(values)].map(BigInt).sort((a, b) => (a < b ? -1 : 1))) {
    const last = found.at(-1);
    if (last !== undefined && last[1] + 1n === value) last[1] = value;
    else found.push([value, value]);
  }
  return found;
}

function ofInteger(type: IntegerDef): NumberSet {
  const { scalar } = type;
  const [least, most] = [literal(scalar.min), literal(scalar.max)];
  switch (type.kind) {
    case 'enumeration':
      if (!type.closed) return within(scalar, [[least, most]]);
      return within(scalar, joined(type.members.map(({ value }) => value)));
    case 'flags': {
      if (type.open) return within(scalar, [[least, most]]);
      const all = (1n << BigInt(8 * scalar.size)) - 1n;
      const without = all & ~BigInt(type.mask);
      return without === 0n ? {} : { without };
    }
    case 'newtype': {
      const { align = 1, min, below } = type;
      const first = min === undefined ? least : BigInt(min);
      const last = below === undefined ? most : BigInt(below) - 1n;
      const set = within(scalar, [[first, last]]);
      return align === 1 ? set : { ...set, without: BigInt(align) - 1n };
    }
  }
}

/** The values of what a field holds; nothing if every number is one, or if it holds no number. */
export function setOf(
  type: FieldType | { kind: 'named'; type: IntegerDef },
): NumberSet | undefined {
  const set = made(type);
  return set?.ranges === undefined && set?.without === undefined ? undefined : set;
}

function made(type: FieldType): NumberSet | undefined {
  switch (type.kind) {
    case 'named':
      return ofInteger(type.type);
    case 'scalar': {
      const { scalar } = type;
      return within(scalar, [[literal(scalar.min), literal(scalar.max)]]);
    }
    case 'ranged':
      return within(type.scalar, [[BigInt(type.min), BigInt(type.max)]]);
    default:
      return undefined;
  }
}
