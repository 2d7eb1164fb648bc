/** Values of frames, records and choices in Rust. */
import { plural, pluralRange } from '../../../diagnostics/plural.ts';
import type {
  ElementType,
  FieldDef,
  FieldType,
  ScalarDef,
  TypeDef,
  ValueType,
} from '../../../model/types.ts';
import type { CodeFile } from '../../../output/code-file.ts';
import { rustField, rustType } from '../../../names/rust.ts';
import { fieldsIn, valuesIn } from '../reach.ts';

/** `u32`; a u53 is 64 bits wide, a bool in a packed structure is a byte. */
export function rustScalar(scalar: ScalarDef): string {
  return `${scalar.signed ? 'i' : 'u'}${scalar.size * 8}`;
}

/** The type of an integer. */
export function rustValue(value: ValueType): string {
  return value.kind === 'scalar' ? rustScalar(value.scalar) : rustType(value.type);
}

/** Whether values of fields have views into a frame in them. */
export function borrows(fields: readonly FieldDef[]): boolean {
  return fields.some(({ type }) => {
    switch (type.kind) {
      case 'text':
      case 'bytes':
      case 'list':
        return true;
      case 'composite':
      case 'tail':
        return borrows(fieldsIn(type.type));
      default:
        return false;
    }
  });
}

/** A type with its lifetime, if it has one. */
export function rustTypeIn(type: TypeDef): string {
  return `${rustType(type)}${borrows(fieldsIn(type)) ? "<'a>" : ''}`;
}

/** The type of what a field or an element holds. */
export function rustHeld(type: FieldType): string {
  switch (type.kind) {
    case 'scalar':
      return type.scalar.wire === 'bool' ? 'bool' : rustScalar(type.scalar);
    case 'ranged':
      return rustScalar(type.scalar);
    case 'named':
      return rustType(type.type);
    case 'struct':
    case 'composite':
      return rustTypeIn(type.type);
    case 'tail':
      return `Option<${rustTypeIn(type.type)}>`;
    case 'octets':
      return `[u8; ${type.size}]`;
    case 'text':
      return "&'a str";
    case 'bytes':
      return "&'a [u8]";
    case 'list':
      return `wire::List<'a, ${rustHeld(type.element)}>`;
    case 'zero':
    case 'constant':
    case 'length':
      throw new Error(`a field of ${type.kind} has no value`);
  }
}

function boundsText({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? String(max) : `${min} to ${max}`;
}

function elementText(type: ElementType): string {
  return type.kind === 'text' || type.kind === 'bytes'
    ? ` of ${pluralRange(type.min, type.max, 'byte')}`
    : '';
}

function docOf({ type, doc }: FieldDef): string {
  const notes = doc === '' ? [] : [doc];
  if (type.kind === 'text' || type.kind === 'bytes')
    notes.push(`${pluralRange(type.min, type.max, 'byte')}.`);
  if (type.kind === 'ranged') notes.push(`${boundsText(type)}.`);
  if (type.kind === 'list') {
    const together = type.bytes === undefined ? '' : `, ${plural(type.bytes, 'byte')} together`;
    const count = pluralRange(type.min, type.max, 'element');
    notes.push(`${count}${elementText(type.element)}${together}.`);
  }
  return notes.join('\n');
}

/** Prints the fields of a structure (`pub `) or of a form of an enumeration. */
export function printMembers(file: CodeFile, fields: readonly FieldDef[], start: string): void {
  for (const field of valuesIn(fields)) {
    file.entry(docOf(field), `${start}${rustField(field.name)}: ${rustHeld(field.type)},`);
  }
}

/** What every type of values can do. */
export const DERIVED = '#[derive(Clone, Copy, Debug, PartialEq, Eq)]';
