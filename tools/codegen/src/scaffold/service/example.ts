/** Values for a first request of an operation, as its author would write them. */
import { hasValue } from '../../emit/service/field.ts';
import type {
  FieldDef,
  FieldType,
  IntegerDef,
  ScalarDef,
  SizedDef,
  UnionDef,
} from '../../model/types.ts';
import { join, property, quote, type Code } from '../../output/code.ts';
import { abi, member, type Plan } from './plan.ts';

const digits = ({ carrier }: ScalarDef, value: number): string =>
  carrier === 'bigint' ? `${value}n` : String(value);

/** A value of a named type: its first member, or its least number. */
function named(plan: Plan, type: IntegerDef): Code {
  switch (type.kind) {
    case 'enumeration': {
      const [first] = type.members;
      return first === undefined
        ? digits(type.scalar, 0)
        : [abi(plan, type.name), member(first.name)];
    }
    case 'flags': {
      const [first] = type.bits;
      return first === undefined
        ? [abi(plan, `as${type.name}`), `(${digits(type.scalar, 0)})`]
        : [abi(plan, type.name), member(first.name)];
    }
    case 'newtype': {
      const step = type.align ?? 1;
      const least = Math.ceil(Math.max(type.min ?? 1, 1) / step) * step;
      const value = type.below !== undefined && least >= type.below ? (type.min ?? 0) : least;
      return [abi(plan, `as${type.name}`), `(${digits(type.scalar, value)})`];
    }
  }
}

const octets = (length: number): string =>
  length > 8 ? `new Uint8Array(${length})` : `Uint8Array.of(${Array(length).fill(1).join(', ')})`;

const some = (min: number, max: number): number => Math.max(min, Math.min(max, 1));

/** A union, or forms that are distinguished by size: the first form. */
function chosen(plan: Plan, { variants }: UnionDef | SizedDef): Code {
  const [first] = variants;
  if (first === undefined) return [];
  return ['{ kind: ', quote(first.name), ', ', cellsOf(plan, first.fields), '}'];
}

function valueOf(plan: Plan, type: FieldType): Code {
  switch (type.kind) {
    case 'scalar':
      return type.scalar.carrier === 'boolean' ? 'true' : digits(type.scalar, 1);
    case 'ranged':
      return digits(type.scalar, type.min);
    case 'named':
      return named(plan, type.type);
    case 'struct':
      return exampleRecord(plan, type.type.fields);
    case 'composite':
      return type.type.kind === 'record'
        ? exampleRecord(plan, type.type.fields)
        : chosen(plan, type.type);
    case 'tail':
      return exampleRecord(plan, type.type.fields);
    case 'list':
      return [
        '[',
        join(Array(some(type.min, type.max)).fill(valueOf(plan, type.element)), ', '),
        ']',
      ];
    case 'text':
      return quote('a'.repeat(some(type.min, type.max)));
    case 'bytes':
      return octets(some(type.min, type.max));
    case 'octets':
      return octets(type.size);
    case 'zero':
    case 'constant':
    case 'length':
      return [];
  }
}

function cellsOf(plan: Plan, fields: readonly FieldDef[]): Code {
  return fields
    .filter(hasValue)
    .map((field): Code => [property(field.name), ': ', valueOf(plan, field.type), ', ']);
}

/** An object with a value for each field. */
export function exampleRecord(plan: Plan, fields: readonly FieldDef[]): Code {
  return ['{ ', cellsOf(plan, fields), '}'];
}
