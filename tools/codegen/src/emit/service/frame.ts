/**
 * Encoders and decoders of frames.
 *
 * A decoder is total: it reads the lengths first, then demands the exact length of the frame, then
 * padding, constants and values. What is malformed comes before what is a value outside its set,
 * because the first has no status of its own. Reading beyond the end gives zeros, never a throw.
 *
 * Fields whose places follow from a few lengths are read and written there. Frames with lists, unions and
 * tails are read from front to back, see cursor-frame.ts.
 */
import { prefixSize } from '../../model/sizes.ts';
import type { FieldDef, FrameDef } from '../../model/types.ts';
import { code, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { typeOf } from '../field-type.ts';
import { kebab } from '../names.ts';
import { served, wire } from '../runtime.ts';
import type { Around } from './around.ts';
import {
  canBeBad,
  hasValue,
  isBadValue,
  isRestricted,
  isRun,
  isOfType,
  literalOf,
  readScalar,
  type RunField,
  type ValueField,
  writeScalar,
} from './field.ts';
import type { Place } from './place.ts';
import { isDynamic, localsOf } from './frame-locals.ts';

/** Whether there are values that no frame of this layout can carry, and so no frame of them. */
export function canFail(frame: FrameDef): boolean {
  return isDynamic(frame) || frame.fields.some(hasValue);
}

/** The bytes of the fields when those of variable length are empty. */
function fixedPart({ fields }: FrameDef): number {
  return fields.reduce((all, { type, minSize }) => {
    return all + (type.kind === 'text' || type.kind === 'bytes' ? prefixSize(type) : minSize);
  }, 0);
}

type ScalarType = Extract<FieldDef['type'], { readonly kind: 'scalar' }>;

/** A frame that is read or written where its fields are. */
export type Layout = {
  readonly place: Place;
  readonly frame: FrameDef;
  readonly around: Around;
  /** Fields for whose values outside their sets the service has a check: clients send these. */
  readonly checked?: ReadonlySet<string>;
};

function local({ place, frame }: Layout, { name }: FieldDef): string {
  return localsOf(place, frame).values.get(name) ?? name;
}

function lengthName({ place, frame }: Layout, name: string): string {
  return localsOf(place, frame).lengths.get(name) ?? name;
}

/** A sum without zeros. */
function sum(terms: readonly (string | number)[]): string {
  return terms.filter((term) => term !== 0).join(' + ') || '0';
}

/** Where the fields start, and so many bytes behind. */
const behind = (at: Around['at'], offset: number): (string | number)[] =>
  at === 'at' ? [at, offset] : [at + offset];

/** The offset of a field, as an expression over the lengths of those before it. */
function offsetOf(layout: Layout, field: FieldDef, ahead = 0): string {
  const lengths = field.after.map((name) => lengthName(layout, name));
  const offset = field.offset - layout.frame.headerSize + ahead;
  return sum([...behind(layout.around.at, offset), ...lengths]);
}

/** Where the length of a field is. */
function lengthAt(layout: Layout, field: RunField): string {
  const { length } = field.type;
  if (length.place === 'prefix') return offsetOf(layout, field);
  const holder = layout.frame.fields.find(({ name }) => name === length.field);
  return holder === undefined ? '0' : offsetOf(layout, holder);
}

function readValue(layout: Layout, field: ValueField): Code {
  const at = offsetOf(layout, field);
  const { type } = field;
  switch (type.kind) {
    case 'scalar':
    case 'ranged':
      return readScalar(type.scalar, at);
    case 'named':
      return readScalar(type.type.scalar, at);
    case 'struct': {
      const file = `structs/${kebab(type.type.name)}.ts`;
      return code`${layout.place.value(`read${type.type.name}`, file)}(frame, ${at})`;
    }
    case 'octets':
      return `frame.subarray(${at}, ${offsetOf(layout, field, type.size)})`;
    case 'text':
    case 'bytes': {
      const start = offsetOf(layout, field, prefixSize(type));
      const range = `${start}, ${start} + ${lengthName(layout, field.name)}`;
      if (type.kind === 'bytes') return `frame.subarray(${range})`;
      return code`${wire('readUtf8')}(frame, ${range})`;
    }
    case 'list':
    case 'composite':
    case 'tail':
      throw new Error(`${field.name} has no fixed place`);
  }
}

/** What a decoder gives up with: nothing, or the reject of the check that a field's name has. */
export type GiveUp = { readonly malformed: Code; readonly badValue: (field: FieldDef) => Code };

function printLengths(file: CodeFile, layout: Layout, giveUp: GiveUp): void {
  const { frame, around } = layout;
  const lengths: string[] = [];
  for (const field of frame.fields.filter(isRun)) {
    const { type, name } = field;
    const { scalar } = type.length;
    const length = lengthName(layout, name);
    file.print(code`const ${length} = ${readScalar(scalar, lengthAt(layout, field))};`);
    // A length of 53 bits that has more, and a negative one, are read as a negative number.
    const signed = scalar.signed || scalar.wire === 'u53';
    const under = type.min > 0 || signed ? `${length} < ${type.min} || ` : '';
    file.print(code`if (${under}${length} > ${type.max}) return ${giveUp.malformed};`);
    lengths.push(length);
  }
  const size = sum([...behind(around.at, fixedPart(frame)), ...lengths]);
  file.print(code`if (${around.end} !== ${size}) return ${giveUp.malformed};`);
}

function printPadding(file: CodeFile, layout: Layout, field: FieldDef, giveUp: GiveUp): void {
  const { type } = field;
  const at = offsetOf(layout, field);
  if (type.kind === 'zero') {
    const isBad =
      type.size === 1
        ? code`${wire('getU8')}(frame, ${at}) !== 0`
        : code`!${wire('allZero')}(frame, ${at}, ${type.size})`;
    file.print(code`if (${isBad}) return ${giveUp.malformed};`);
  } else if (type.kind === 'constant') {
    const value = literalOf(type.scalar, type.value);
    file.print(code`if (${readScalar(type.scalar, at)} !== ${value}) return ${giveUp.malformed};`);
  }
}

/** Prints what reads the fields of `frame` after its header was checked, up to the values. */
export function printPlacedReads(file: CodeFile, layout: Layout, giveUp: GiveUp): void {
  const { frame, place } = layout;
  printLengths(file, layout, giveUp);
  for (const field of frame.fields) printPadding(file, layout, field, giveUp);
  const bad: { readonly field: ValueField; readonly own: boolean }[] = [];
  for (const field of frame.fields.filter(hasValue)) {
    file.print(code`const ${local(layout, field)} = ${readValue(layout, field)};`);
    if (canBeBad(field)) {
      bad.push({ field, own: giveUp.badValue(field) !== giveUp.malformed });
    }
  }
  for (const { field } of bad.toSorted((a, b) => Number(a.own) - Number(b.own))) {
    const isBad = isBadValue(place, field, local(layout, field));
    file.print(code`if (${isBad}) return ${giveUp.badValue(field)};`);
  }
}

/** The values that were read where they are, as an object. */
export function placedValues(layout: Layout): Code {
  const fields = layout.frame.fields.filter(hasValue).map((field): Code => {
    const name = local(layout, field);
    const { type } = field;
    if (type.kind === 'scalar' && type.scalar.wire === 'bool')
      return `${field.name}: ${name} === 1`;
    const cast = type.kind === 'named' && !isRestricted(type.type);
    if (cast) return code`${field.name}: ${name} as ${typeOf(layout.place.home, type)}`;
    return name === field.name ? name : `${field.name}: ${name}`;
  });
  return code`{ ${fields.map((field, i) => (i === 0 ? [field] : [', ', field]))} }`;
}

function writeField(layout: Layout, field: FieldDef, from: string): Code {
  const { type } = field;
  const at = offsetOf(layout, field);
  const value = `${from}.${field.name}`;
  switch (type.kind) {
    case 'zero':
      return type.size === 1
        ? code`${wire('putU8')}(frame, ${at}, 0);`
        : code`frame.fill(0, ${at}, ${at} + ${type.size});`;
    case 'constant':
      return writeScalar(type.scalar, at, literalOf(type.scalar, type.value));
    case 'scalar':
    case 'ranged':
      return writeScalar(type.scalar, at, value);
    case 'named':
      return writeScalar(type.type.scalar, at, value);
    case 'length':
      return writeScalar(type.scalar, at, lengthName(layout, type.for));
    case 'struct': {
      const file = `structs/${kebab(type.type.name)}.ts`;
      return code`${layout.place.value(`write${type.type.name}`, file)}(frame, ${at}, ${value});`;
    }
    case 'octets':
      return `frame.set(${value}, ${at});`;
    case 'text':
    case 'bytes': {
      const size = lengthName(layout, field.name);
      const prefix =
        type.length.place === 'prefix' ? code`${writeScalar(type.length.scalar, at, size)}\n` : '';
      const start = offsetOf(layout, field, prefixSize(type));
      if (type.kind === 'bytes') return code`${prefix}frame.set(${value}, ${start});`;
      return code`${prefix}${wire('writeUtf8')}(frame, ${start}, ${value}, ${size});`;
    }
    case 'list':
    case 'composite':
    case 'tail':
      throw new Error(`${field.name} has no fixed place`);
  }
}

/** The type of what a client may give for a field: any number of the width where the service has a check of its values. */
export function sentType<T extends FieldDef['type']>(
  { checked }: Pick<Layout, 'checked'>,
  { name }: FieldDef,
  type: T,
): T | ScalarType {
  if (type.kind !== 'named' || checked?.has(name) !== true) return type;
  return { kind: 'scalar', scalar: type.type.scalar };
}

function printBounds(file: CodeFile, layout: Layout, field: FieldDef, from: string): void {
  const value = `${from}.${field.name}`;
  const { type } = field;
  switch (type.kind) {
    case 'scalar':
    case 'named':
    case 'ranged':
    case 'struct': {
      const right = isOfType(layout.place.home, sentType(layout, field, type), value);
      return file.print(code`if (!(${right})) return undefined;`);
    }
    case 'octets':
      return file.print(`if (${value}.length !== ${type.size}) return undefined;`);
    default:
      // The others have a length, which is checked below, or are not given.
      break;
  }
  if (!isRun(field)) return;
  const { min, max, kind } = field.type;
  const length = lengthName(layout, field.name);
  const size = kind === 'text' ? code`${wire('utf8Length')}(${value})` : `${value}.length`;
  file.print(code`const ${length} = ${size};`);
  // In this sense: what has no length is within no bounds.
  file.print(code`if (!(${length} >= ${min} && ${length} <= ${max})) return undefined;`);
}

/** Prints what makes `frame`, of the exact size, from `from` and perhaps from `into`; `trailer` follows the fields. */
export function printFrameStart(
  file: CodeFile,
  layout: Layout,
  from: string,
  trailer: string,
): void {
  const { frame, around } = layout;
  for (const field of frame.fields) printBounds(file, layout, field, from);
  const lengths = frame.fields.filter(isRun).map(({ name }) => lengthName(layout, name));
  const size = sum([...behind(around.at, fixedPart(frame)), ...lengths]);
  const whole = trailer === '' ? size : `${size} + ${trailer}`;
  file.print(code`const frame = ${served('frameFor')}(into, ${whole});`);
}

/** Prints what writes the fields of `frame`, padding included. */
export function printPlacedWrites(file: CodeFile, layout: Layout, from: string): void {
  for (const field of layout.frame.fields) file.print(writeField(layout, field, from));
}
