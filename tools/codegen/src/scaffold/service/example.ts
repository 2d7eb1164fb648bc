/** Values for a first request of an operation, as a person would write them. */
import { hasValue } from '../../emit/service/field.ts';
import type { FieldDef, FieldType, IntegerDef, ScalarDef } from '../../model/types.ts';
import { property, quote, type Code } from '../../output/code.ts';
import { abi, member, type Plan } from './plan.ts';

const digits = ({ carrier }: ScalarDef, value: number): string =>
  carrier === 'bigint' ? `${value}n` : String(value);

/** A value of a named type: its first member, the least number that it takes. */
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

function valueOf(plan: Plan, type: FieldType): Code {
  switch (type.kind) {
    case 'scalar':
      return digits(type.scalar, 1);
    case 'named':
      return named(plan, type.type);
    case 'struct':
      return exampleRecord(plan, type.type.fields);
    case 'text':
      return quote('a'.repeat(Math.max(type.min, Math.min(type.max, 1))));
    case 'bytes': {
      const length = Math.max(type.min, Math.min(type.max, 1));
      return length > 8
        ? `new Uint8Array(${length})`
        : `Uint8Array.of(${Array(length).fill(1).join(', ')})`;
    }
    case 'zero':
    case 'constant':
      return [];
  }
}

/** An object with a value for each field. */
export function exampleRecord(plan: Plan, fields: readonly FieldDef[]): Code {
  const cells = fields
    .filter(hasValue)
    .map((field): Code => [property(field.name), ': ', valueOf(plan, field.type), ', ']);
  return ['{ ', cells, '}'];
}
