/** Fields of frames: their types, how a value is read, checked and written. */
import type {
  FieldDef,
  IntegerDef,
  LengthDef,
  RangedType,
  RunType,
  ScalarDef,
  ValueType,
} from '../../model/types.ts';
import { code, type Code } from '../../output/code.ts';
import { wire } from '../runtime.ts';
import * as names from '../type-names.ts';
import type { Home } from '../type-names.ts';
import type { Place } from './place.ts';

/** A field that a program gives and gets: no padding, no constant, no length. */
export type ValueField = FieldDef & {
  readonly type: Exclude<FieldDef['type'], { readonly kind: 'zero' | 'constant' | 'length' }>;
};

/** Whether a field holds a value. */
export function hasValue(field: FieldDef): field is ValueField {
  return !['zero', 'constant', 'length'].includes(field.type.kind);
}

/** A field of text or bytes whose length stands somewhere. */
export type RunField = ValueField & {
  readonly type: RunType & { readonly length: Exclude<LengthDef, { readonly place: 'rest' }> };
};

/** Whether a field is text or bytes whose length stands somewhere. */
export function isRun(field: FieldDef): field is RunField {
  const { type } = field;
  return (type.kind === 'text' || type.kind === 'bytes') && type.length.place !== 'rest';
}

/** The function of the runtime that reads a scalar, as an expression over `frame`. */
export function readScalar(scalar: ScalarDef, at: Code): Code {
  const get = scalar.wire === 'bool' ? 'U8' : scalar.wire.toUpperCase();
  return code`${wire(`get${get}`)}(frame, ${at})`;
}

/** A statement that writes a scalar to `frame`. */
export function writeScalar(scalar: ScalarDef, at: Code, value: Code): Code {
  const put = scalar.wire === 'bool' ? 'Bool' : scalar.wire.toUpperCase();
  return code`${wire(`put${put}`)}(frame, ${at}, ${value});`;
}

/** A literal of a scalar: with `n` if it is a bigint. */
export function literalOf(scalar: ScalarDef, value: number): string {
  return scalar.carrier === 'bigint' ? `${value}n` : String(value);
}

/** Whether the scalar of a named integer can carry values outside of it. */
export function isRestricted(type: IntegerDef): boolean {
  if (type.scalar.wire === 'u53') return true;
  if (type.kind === 'flags') return !type.open;
  if (type.kind === 'enumeration') return type.closed;
  return (type.align ?? type.min ?? type.below) !== undefined;
}

/** Whether there are bytes that are no value of a field. */
export function canBeBad({ type }: ValueField): boolean {
  if (type.kind === 'named') return isRestricted(type.type);
  if (type.kind === 'scalar') return type.scalar.wire === 'u53' || type.scalar.wire === 'bool';
  if (type.kind === 'list') return true;
  return type.kind !== 'bytes' && type.kind !== 'octets';
}

/** When an integer with bounds is outside of them. */
export function isBeyond({ scalar, min, max }: RangedType, value: string): string {
  return `${value} < ${literalOf(scalar, min)} || ${value} > ${literalOf(scalar, max)}`;
}

const isScalar = ({ wire: name }: ScalarDef, value: string): Code =>
  code`${wire(`is${name.slice(0, 1).toUpperCase()}${name.slice(1)}`)}(${value})`;

/** A type whose values have one size, and parts that no length precedes. */
type WholeType = ValueType | RangedType | Extract<FieldDef['type'], { readonly kind: 'struct' }>;

/** The condition that a value, as a program gives it, is of the type: no bits are cut off when it is written. */
export function isOfType(home: Home, type: WholeType, value: string): Code {
  switch (type.kind) {
    case 'scalar':
      return isScalar(type.scalar, value);
    case 'named': {
      const { scalar } = type.type;
      const guarded = code`${isScalar(scalar, value)} && ${names.guard(home, type.type)}(${value})`;
      return isRestricted(type.type) ? guarded : isScalar(scalar, value);
    }
    case 'ranged': {
      const { scalar, min, max } = type;
      const within = `${value} >= ${literalOf(scalar, min)} && ${value} <= ${literalOf(scalar, max)}`;
      return code`${isScalar(scalar, value)} && ${within}`;
    }
    case 'struct':
      return code`${names.structFunction(home, 'is', type.type)}(${value})`;
  }
}

/** The condition that a decoded value is not valid for the field. */
export function isBadValue(place: Place, { type }: ValueField, value: string): Code {
  if (type.kind === 'named')
    return code`!${place.value(`is${type.type.name}`, 'types.ts')}(${value})`;
  if (type.kind === 'ranged') return isBeyond(type, value);
  if (type.kind !== 'scalar') return `${value} === undefined`;
  return type.scalar.wire === 'bool' ? `${value} > 1` : `${value} < 0`;
}
