/**
 * Which integers a type takes and which it refuses, at and around each of its edges.
 *
 * Values are bit patterns of a register or field: 64 bits, unsigned; a negative number is
 * sign-extended.
 */
import type { EnumDef, FlagsDef, NewtypeDef, ScalarDef, ValueType } from '../../model/types.ts';

/** A value and what is special about it. */
export type Sample = { readonly what: string; readonly value: bigint };

/** The edges of a set of integers. */
export type Domain = {
  /** Taken: both ends, and every named member. The first is a good one to build on. */
  readonly taken: readonly Sample[];
  /** Refused. */
  readonly refused: readonly Sample[];
};

const TWO_64 = 1n << 64n;

/** A number as the 64 bits of a register. */
export function bits64(value: bigint): bigint {
  return ((value % TWO_64) + TWO_64) % TWO_64;
}

/** Bits that a value of this scalar has. */
export function widthOf({ wire }: ScalarDef): number {
  return Number(wire.slice(1));
}

function scalarDomain(scalar: ScalarDef): Domain {
  const width = BigInt(widthOf(scalar));
  if (scalar.signed) {
    const half = 1n << (width - 1n);
    const taken = [
      { what: '0', value: 0n },
      { what: 'the largest', value: half - 1n },
      { what: 'the smallest', value: bits64(-half) },
      { what: 'minus one', value: bits64(-1n) },
    ];
    const refused = [
      { what: `${width} bits that are not sign-extended`, value: half },
      { what: `more than ${width} bits`, value: half << 1n },
      { what: 'below the smallest', value: bits64(-half - 1n) },
    ];
    return { taken, refused: width === 64n ? [] : refused };
  }
  const largest = (1n << width) - 1n;
  const taken = [
    { what: '0', value: 0n },
    { what: 'the largest', value: largest },
  ];
  if (width === 64n) return { taken, refused: [] };
  const refused = [
    { what: `more than ${width} bits`, value: largest + 1n },
    { what: `more than ${width} bits, the low ones zero`, value: 1n << 63n },
    { what: 'all bits', value: TWO_64 - 1n },
  ];
  return { taken, refused };
}

function newtypeDomain(type: NewtypeDef): Domain {
  const { taken, refused } = scalarDomain(type.scalar);
  const step = BigInt(type.align ?? 1);
  const lowest = BigInt(type.min ?? 0);
  const all = 1n << BigInt(widthOf(type.scalar));
  const end = type.below === undefined ? all : BigInt(type.below);
  const first = ((lowest + step - 1n) / step) * step;
  const last = ((end - 1n) / step) * step;
  if (type.min === undefined && type.below === undefined && step === 1n) return { taken, refused };
  const outside: Sample[] = [];
  if (lowest > 0n) outside.push({ what: `below ${lowest}`, value: lowest - 1n });
  if (type.below !== undefined) outside.push({ what: `${end}, the end`, value: end });
  if (step > 1n) outside.push({ what: `not a multiple of ${step}`, value: first + 1n });
  return {
    taken: [
      { what: 'the smallest', value: first },
      { what: 'the largest', value: last },
    ],
    refused: [...outside, ...refused],
  };
}

function enumDomain(type: EnumDef): Domain {
  const { taken, refused } = scalarDomain(type.scalar);
  const members = type.members.map(({ name, value }) => ({
    what: name,
    value: bits64(BigInt(value)),
  }));
  if (!type.closed) return { taken: [...members, ...taken], refused };
  const values = new Set(members.map(({ value }) => value));
  const largest = [...values].reduce((a, b) => (a > b ? a : b), 0n);
  const around = [...values].flatMap((value) => [value + 1n, value === 0n ? value : value - 1n]);
  const limit = 1n << BigInt(widthOf(type.scalar));
  const holes = [...new Set([...around, largest + 1n, limit - 1n])]
    .filter((value) => !values.has(value) && value < limit)
    .map((value) => ({ what: `${value}, which is no member`, value }));
  return { taken: members, refused: [...holes, ...refused] };
}

function flagsDomain(type: FlagsDef): Domain {
  const { taken, refused } = scalarDomain(type.scalar);
  const bits = type.bits.map(({ name, value }) => ({ what: name, value: BigInt(value) }));
  const mask = BigInt(type.mask);
  const own = [{ what: 'no bit', value: 0n }, ...bits, { what: 'every bit', value: mask }];
  if (type.open) return { taken: [...own, ...taken], refused };
  const width = widthOf(type.scalar);
  const free = Array.from({ length: width }, (_, i) => 1n << BigInt(i)).filter(
    (bit) => (bit & mask) === 0n,
  );
  const unknown = [free[0], free.at(-1)]
    .filter((bit) => bit !== undefined)
    .map((bit) => ({ what: `the unknown bit 0x${bit.toString(16)}`, value: bit }));
  return { taken: own, refused: [...unknown, ...refused] };
}

function unique(samples: readonly Sample[]): Sample[] {
  const seen = new Set<bigint>();
  return samples.filter(({ value }) => {
    if (seen.has(value)) return false;
    seen.add(value);
    return true;
  });
}

/** The domain of an integer. */
export function domainOf(value: ValueType): Domain {
  const { taken, refused } = rawDomain(value);
  const inside = new Set(taken.map((one) => one.value));
  return { taken: unique(taken), refused: unique(refused.filter((one) => !inside.has(one.value))) };
}

function rawDomain(value: ValueType): Domain {
  if (value.kind === 'scalar') return scalarDomain(value.scalar);
  if (value.type.kind === 'newtype') return newtypeDomain(value.type);
  return value.type.kind === 'flags' ? flagsDomain(value.type) : enumDomain(value.type);
}

/** The scalar that carries an integer. */
export function scalarOf(value: ValueType): ScalarDef {
  return value.kind === 'scalar' ? value.scalar : value.type.scalar;
}

/** Those refused values that fit the bytes of a field: a field has no bits above its width. */
export function refusedInField(value: ValueType): readonly Sample[] {
  const { size, signed } = scalarOf(value);
  const bits = BigInt(size * 8 - (signed ? 1 : 0));
  return domainOf(value).refused.filter((one) => one.value < 1n << bits);
}
