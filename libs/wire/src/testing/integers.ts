/**
 * The integers that a type accepts and rejects, at and around each of its edges.
 * Values are bit patterns of a register or field: 64 bits, unsigned; a negative number is
 * sign-extended.
 */
import type {
  EnumShape,
  FlagsShape,
  IntegerShape,
  NamedNumber,
  NewtypeShape,
  TypeName,
  Types,
  Wire,
} from './shapes.ts';

/** A value and its description. */
export type Sample = { readonly what: string; readonly value: bigint };

/** The edges of a set of integers. */
export type Domain = {
  /** Accepted: both ends, and every named member. The first is the default of good values. */
  readonly taken: readonly Sample[];
  /** Rejected. */
  readonly rejected: readonly Sample[];
};

const TWO_64 = 1n << 64n;

/** A number as the 64 bits of a register. */
export function bits64(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}

/** The width of a wire type in bits. */
export const widthOf = (wire: Wire): number => (wire === 'bool' ? 1 : Number(wire.slice(1)));

/** The size of a wire type in bytes. */
export const sizeOf = (wire: Wire): number => {
  if (wire === 'bool') return 1;
  return wire === 'u53' ? 8 : widthOf(wire) / 8;
};

/** Whether it can be negative. */
export const isSigned = (wire: Wire): boolean => wire.startsWith('i');

/** Whether its values are bigints. */
export const isWide = (wire: Wire): boolean => wire === 'u64' || wire === 'i64';

/** The named integer with this name; nothing for a plain one. */
export function namedInteger(types: Types, name: TypeName): IntegerShape | undefined {
  const type = types[name];
  switch (type?.kind) {
    case 'newtype':
    case 'enumeration':
    case 'flags':
      return type;
    default:
      return undefined;
  }
}

/** The wire type of an integer. */
export function wireOf(types: Types, name: TypeName): Wire {
  return namedInteger(types, name)?.wire ?? (name as Wire);
}

/** The number of a bit pattern. */
export function numberOf(wire: Wire, bits: bigint): bigint {
  return isSigned(wire) ? BigInt.asIntN(64, bits) : bits;
}

/** The number of a bit pattern as a program has it. */
export function carried(wire: Wire, bits: bigint): number | bigint {
  const value = numberOf(wire, bits);
  return isWide(wire) ? value : Number(value);
}

function plainDomain(wire: Wire): Domain {
  const width = BigInt(widthOf(wire));
  if (isSigned(wire)) {
    const half = 1n << (width - 1n);
    const taken = [
      { what: '0', value: 0n },
      { what: 'the largest', value: half - 1n },
      { what: 'the smallest', value: bits64(-half) },
      { what: 'minus one', value: bits64(-1n) },
    ];
    if (width === 64n) return { taken, rejected: [] };
    const rejected = [
      { what: `${width} bits that are not sign-extended`, value: half },
      { what: `more than ${width} bits`, value: half << 1n },
      { what: 'below the smallest', value: bits64(-half - 1n) },
    ];
    return { taken, rejected };
  }
  const largest = (1n << width) - 1n;
  const taken = [
    { what: '0', value: 0n },
    { what: 'the largest', value: largest },
  ];
  if (width === 64n) return { taken, rejected: [] };
  const rejected = [
    { what: `more than ${width} bits`, value: largest + 1n },
    { what: `more than ${width} bits, the low ones zero`, value: 1n << 63n },
    { what: 'all bits', value: TWO_64 - 1n },
  ];
  return { taken, rejected };
}

/** The least value of a wire type, and the first beyond the greatest. */
export function boundsOf(wire: Wire): readonly [least: bigint, end: bigint] {
  const all = 1n << BigInt(widthOf(wire));
  return isSigned(wire) ? [-all / 2n, all / 2n] : [0n, all];
}

/** The first and the last value of a newtype, and the step from one to the next. */
export function rangeOf({ wire, min, below, align }: NewtypeShape): {
  readonly first: bigint;
  readonly last: bigint;
  readonly step: bigint;
} {
  const step = BigInt(align ?? 1);
  const [least, end] = boundsOf(wire);
  const rest = (value: bigint): bigint => ((value % step) + step) % step;
  const lowest = min === undefined ? least : BigInt(min);
  const highest = (below === undefined ? end : BigInt(below)) - 1n;
  return { first: lowest + rest(-lowest), last: highest - rest(highest), step };
}

function newtypeDomain(type: NewtypeShape): Domain {
  const { taken, rejected } = plainDomain(type.wire);
  const { min, below } = type;
  const { first, last, step } = rangeOf(type);
  if (min === undefined && below === undefined && step === 1n) return { taken, rejected };
  const outside: Sample[] = [];
  if (min !== undefined) {
    outside.push({ what: `below ${min}`, value: bits64(BigInt(min) - 1n) });
  }
  if (below !== undefined)
    outside.push({ what: `${below}, the end`, value: bits64(BigInt(below)) });
  if (step > 1n) outside.push({ what: `not a multiple of ${step}`, value: bits64(first + 1n) });
  return {
    taken: [
      { what: 'the smallest', value: bits64(first) },
      { what: 'the largest', value: bits64(last) },
    ],
    rejected: [...outside, ...rejected],
  };
}

function enumDomain(type: EnumShape): Domain {
  const { taken, rejected } = plainDomain(type.wire);
  const members = type.members.map(([name, value]) => ({
    what: name,
    value: bits64(BigInt(value)),
  }));
  if (!type.closed) return { taken: [...members, ...taken], rejected };
  const values = new Set(members.map(({ value }) => value));
  const largest = [...values].reduce((a, b) => (a > b ? a : b), 0n);
  const around = [...values].flatMap((value) => [value + 1n, value === 0n ? value : value - 1n]);
  const limit = 1n << BigInt(widthOf(type.wire));
  const holes = [...new Set([...around, largest + 1n, limit - 1n])]
    .filter((value) => !values.has(value) && value < limit)
    .map((value) => ({ what: `${value}, which is no member`, value }));
  return { taken: members, rejected: [...holes, ...rejected] };
}

/** Named bits combined. */
export function maskOf(bits: readonly NamedNumber[]): bigint {
  return bits.reduce((mask, [, value]) => mask | BigInt(value), 0n);
}

function flagsDomain(type: FlagsShape): Domain {
  const { taken, rejected } = plainDomain(type.wire);
  const bits = type.bits.map(([name, value]) => ({ what: name, value: BigInt(value) }));
  const mask = maskOf(type.bits);
  const own = [{ what: 'no bit', value: 0n }, ...bits, { what: 'every bit', value: mask }];
  if (type.open) return { taken: [...own, ...taken], rejected };
  const free = Array.from({ length: widthOf(type.wire) }, (_, i) => 1n << BigInt(i)).filter(
    (bit) => (bit & mask) === 0n,
  );
  const unknown = [free[0], free.at(-1)]
    .filter((bit) => bit !== undefined)
    .map((bit) => ({ what: `the unknown bit 0x${bit.toString(16)}`, value: bit }));
  return { taken: own, rejected: [...unknown, ...rejected] };
}

function edgesOf(types: Types, name: TypeName): Domain {
  const type = namedInteger(types, name);
  switch (type?.kind) {
    case undefined:
      return plainDomain(name as Wire);
    case 'newtype':
      return newtypeDomain(type);
    case 'enumeration':
      return enumDomain(type);
    case 'flags':
      return flagsDomain(type);
  }
}

function unique(samples: readonly Sample[]): Sample[] {
  const seen = new Set<bigint>();
  return samples.filter(({ value }) => !seen.has(value) && seen.add(value));
}

/** The domain of an integer: of a type, or of a plain integer. */
export function domainOf(types: Types, name: TypeName): Domain {
  const { taken, rejected } = edgesOf(types, name);
  const inside = new Set(taken.map((one) => one.value));
  return {
    taken: unique(taken),
    rejected: unique(rejected.filter((one) => !inside.has(one.value))),
  };
}

/** The rejected values that fit the bytes of a field: a field has no bits above its width. */
export function rejectedInField(types: Types, name: TypeName): readonly Sample[] {
  const wire = wireOf(types, name);
  const bits = sizeOf(wire) * 8;
  const fits = ({ value }: Sample): boolean =>
    isSigned(wire)
      ? BigInt.asIntN(bits, value) === numberOf(wire, value)
      : value >> BigInt(bits) === 0n;
  return domainOf(types, name).rejected.filter(fits);
}
