/** Values that are outside the type of a field, as a faulty program gives them: no encoder writes any of them. */
import { anyField, anyRecord } from './any.ts';
import type { Draw } from './draw.ts';
import { hasValue } from './fields.ts';
import { boundsOf, carried, domainOf, isWide, namedInteger, wireOf } from './integers.ts';
import type { Fields, FieldShape, TypeName, Types, Wire } from './shapes.ts';

/** A value, and what is wrong with it. */
export type Outside = { readonly what: string; readonly value: unknown };

/** Draws the least: the first variants, the shortest lists and texts. */
const LEAST: Draw = { integer: (min) => min, bigint: (min) => min };

/** More elements or bytes than this are not made for a case. */
const LONG = 70_000;

function outsideScalar(wire: Wire): Outside[] {
  const none = { what: 'undefined', value: undefined };
  if (wire === 'bool') return [none, { what: '1', value: 1 }, { what: 'a text', value: 'true' }];
  const [least, end] = boundsOf(wire);
  const around = [least - 1n, end, end * 2n];
  if (isWide(wire)) {
    const wide = around.map((value) => ({ what: `${value}`, value }));
    return [none, ...wide, { what: 'the number 1', value: 1 }];
  }
  const odd = [...around.map(Number), 0.5, Number.NaN, Infinity, -Infinity];
  const numbers = odd.map((value) => ({ what: `${value}`, value }));
  return [none, ...numbers, { what: 'the bigint 1', value: 1n }, { what: 'a text', value: '1' }];
}

function outsideInteger(types: Types, name: TypeName): Outside[] {
  const wire = wireOf(types, name);
  const type = namedInteger(types, name);
  if (type === undefined) return outsideScalar(wire);
  const [least, end] = boundsOf(wire);
  const rejected = domainOf(types, name)
    .rejected.map(({ what, value }) => ({ what, value: carried(wire, value) }))
    .filter(({ value }) => value >= least && value < end);
  return [...outsideScalar(wire), ...rejected];
}

function outsideNamed(types: Types, name: TypeName): Outside[] {
  const type = types[name];
  switch (type?.kind) {
    case 'struct':
    case 'record':
      return outsideRecord(types, type.fields);
    case 'union':
    case 'sized': {
      const inVariants = type.variants.flatMap((variant) =>
        outsideRecord(types, variant.fields).map(({ what, value }) => ({
          what: `${variant.name}, ${what}`,
          value: { kind: variant.name, ...(value as object) },
        })),
      );
      return [...inVariants, { what: 'a kind that it does not have', value: { kind: '' } }];
    }
    default:
      return outsideInteger(types, name);
  }
}

/** Counts of elements or bytes that are outside bounds. */
const countsOutside = (min: number, max: number): number[] =>
  [min - 1, max + 1].filter((count) => count >= 0 && count <= LONG);

/** Every kind of value outside a field; none where a program gives no value. */
export function outsideField(types: Types, shape: FieldShape): Outside[] {
  if (typeof shape === 'string') return outsideNamed(types, shape);
  if (!hasValue(shape)) return [];
  if ('tail' in shape)
    return outsideNamed(types, shape.tail).filter((one) => one.value !== undefined);
  if ('ranged' in shape) {
    const beyond = [shape.min - 1, shape.max + 1].map((value) => ({
      what: `${value}, outside its range`,
      value: carried(shape.ranged, BigInt(value)),
    }));
    return [...outsideScalar(shape.ranged), ...beyond];
  }
  const sized = (counts: readonly number[], of: (count: number) => unknown): Outside[] =>
    counts.map((count) => ({ what: `${count} of them`, value: of(count) }));
  if ('octets' in shape) {
    return sized([shape.octets - 1, shape.octets + 1], (count) => new Uint8Array(count));
  }
  if ('text' in shape)
    return sized(countsOutside(shape.min, shape.max), (count) => 'a'.repeat(count));
  if ('bytes' in shape) {
    return sized(countsOutside(shape.min, shape.max), (count) => new Uint8Array(count));
  }
  if (!('list' in shape)) return [];
  const several = (count: number): unknown[] =>
    Array.from({ length: count }, () => anyField(types, shape.of, LEAST));
  const elements = shape.max === 0 ? [] : outsideField(types, shape.of);
  return [
    ...sized(countsOutside(shape.min, shape.max), several),
    ...elements.map(({ what, value }) => ({
      what: `an element: ${what}`,
      value: [value, ...several(Math.max(shape.min, 1) - 1)],
    })),
  ];
}

/** Records of which one field is outside its type. */
export function outsideRecord(types: Types, fields: Fields): Outside[] {
  const good = anyRecord(types, fields, LEAST);
  return fields.flatMap(([name, shape]) =>
    outsideField(types, shape).map(({ what, value }) => ({
      what: `${name}: ${what}`,
      value: { ...good, [name]: value },
    })),
  );
}
