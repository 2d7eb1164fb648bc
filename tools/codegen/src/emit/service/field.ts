/** Fields of frames: their types, how a value is read, checked and written. */
import type { FieldDef, IntegerDef, ScalarDef } from '../../model/types.ts';
import { code, type Code } from '../../output/code.ts';
import { kebab } from '../names.ts';
import { wire } from '../runtime.ts';
import type { Place } from './place.ts';

/** A field that a program gives and gets: no padding, no constant. */
export type ValueField = FieldDef & {
  readonly type: Exclude<FieldDef['type'], { readonly kind: 'zero' | 'constant' }>;
};

/** Whether a field holds a value. */
export function hasValue(field: FieldDef): field is ValueField {
  return field.type.kind !== 'zero' && field.type.kind !== 'constant';
}

/** Whether a field's length varies. */
export function isVariable(field: FieldDef): field is ValueField & {
  readonly type: { readonly kind: 'text' | 'bytes' };
} {
  return field.type.kind === 'text' || field.type.kind === 'bytes';
}

/** The TypeScript type of what a field holds. */
export function typeOf(place: Place, field: ValueField): Code {
  const { type } = field;
  switch (type.kind) {
    case 'scalar':
      return type.scalar.carrier;
    case 'named':
      return place.type(type.type.name, 'types.ts');
    case 'struct':
      return place.type(type.type.name, `structs/${kebab(type.type.name)}.ts`);
    case 'text':
      return 'string';
    case 'bytes':
      return 'Uint8Array';
  }
}

/** The function of the runtime that reads a scalar, as an expression over `frame`. */
export function readScalar(scalar: ScalarDef, at: Code): Code {
  return code`${wire(`get${scalar.wire.toUpperCase()}`)}(frame, ${at})`;
}

/** A statement that writes a scalar to `frame`. */
export function writeScalar(scalar: ScalarDef, at: Code, value: Code): Code {
  return code`${wire(`put${scalar.wire.toUpperCase()}`)}(frame, ${at}, ${value});`;
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
  if (type.kind === 'scalar') return type.scalar.wire === 'u53';
  return type.kind !== 'bytes';
}

/** The condition that a decoded value is not valid for the field. */
export function isBadValue(place: Place, { type }: ValueField, value: string): Code {
  if (type.kind === 'named')
    return code`!${place.value(`is${type.type.name}`, 'types.ts')}(${value})`;
  return type.kind === 'scalar' ? `${value} < 0` : `${value} === undefined`;
}
