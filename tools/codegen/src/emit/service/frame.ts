/**
 * Encoders and decoders of frames.
 *
 * A decoder is total: it reads the lengths first, then demands the exact length of the frame, then
 * padding, constants and values. What is malformed comes before what is a value outside its set,
 * because the first has no status of its own. Reading beyond the end gives zeros, never a throw.
 */
import type { FieldDef, FrameDef } from '../../model/types.ts';
import { code, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { capital, kebab, locals } from '../names.ts';
import { served, wire } from '../runtime.ts';
import {
  canBeBad,
  hasValue,
  isBadValue,
  isRestricted,
  isVariable,
  literalOf,
  readScalar,
  typeOf,
  writeScalar,
  type ValueField,
} from './field.ts';
import type { Place } from './place.ts';

/** The values of a frame as a type: an interface, or the object without keys. */
export function printValues(file: CodeFile, place: Place, name: string, frame: FrameDef): void {
  const fields = frame.fields.filter(hasValue);
  if (fields.length === 0) {
    file.print(code`export type ${name} = Readonly<Record<string, never>>;`);
    return;
  }
  file.block(code`export interface ${name}`, () => {
    for (const field of fields) {
      file.item(docOf(field), code`readonly ${field.name}: ${typeOf(place, field)};`);
    }
  });
}

const UNITS: Readonly<Record<string, string>> = {
  ns: 'In nanoseconds.',
  bytes: 'In bytes.',
  pages: 'In pages.',
};

function docOf(field: ValueField): string {
  const { type, doc } = field;
  if (isVariable(field)) {
    const range = `${field.type.min} to ${field.type.max} bytes`;
    return `${doc}${doc === '' ? '' : ' '}${capital(range)}.`;
  }
  const unit = type.kind === 'scalar' ? type.scalar.unit : undefined;
  return doc === '' ? (UNITS[unit ?? ''] ?? '') : doc;
}

/** The bytes of a frame whose variable parts are empty. */
export function emptySize(frame: FrameDef): number {
  return frame.fields.reduce((sum, field) => {
    return sum + (isVariable(field) ? field.type.length.size : field.minSize);
  }, frame.headerSize);
}

/** Whether all frames of this layout have one length. */
export function isFixed(frame: FrameDef): boolean {
  return !frame.fields.some(isVariable);
}

/** What functions over frames have in them, besides the fields. */
const OWN = ['frame', 'nonce', 'into', 'status', 'request', 'reply', 'event', 'size'];
const OWN_MORE = ['rejected', 'why', 'bytes', 'STATUSES', 'ENVELOPE'];

/** Constants of an operation's file, `PUT_CALL` and `putRejects`, are called so: fields whose variables are not. */
const OF_FILE = /(?:_CALL|Rejects)$/;

/** The local variables of a field: its value, and its length where that varies. */
type Locals = { readonly value: string; readonly length: string };

const known = new WeakMap<FrameDef, ReadonlyMap<string, Locals>>();

/** Local variables by field: each its own, apart from those that the function has itself. */
function localsOf(frame: FrameDef): ReadonlyMap<string, Locals> {
  const before = known.get(frame);
  if (before !== undefined) return before;
  const names = frame.fields.map(({ name }) => name);
  const values = names.map((name) => [`${name} value`, name] as const);
  const lengths = frame.fields
    .filter(isVariable)
    .map(({ name }) => [`${name} length`, `${name}Length`] as const);
  const constants = names.filter((name) => OF_FILE.test(name));
  const all = locals([...values, ...lengths], [...OWN, ...OWN_MORE, ...constants], 'Value');
  const made = new Map(
    names.map((name) => {
      const value = all.get(`${name} value`) ?? name;
      return [name, { value, length: all.get(`${name} length`) ?? '' }];
    }),
  );
  known.set(frame, made);
  return made;
}

function local(frame: FrameDef, { name }: FieldDef): string {
  return localsOf(frame).get(name)?.value ?? name;
}

function lengthName(frame: FrameDef, name: string): string {
  return localsOf(frame).get(name)?.length ?? name;
}

/** The offset of a field, as an expression over the lengths of those before it. */
function offsetOf(frame: FrameDef, field: FieldDef, ahead = 0): string {
  const lengths = field.after.map((name) => lengthName(frame, name));
  return [String(field.offset + ahead), ...lengths].join(' + ');
}

function readValue(place: Place, frame: FrameDef, field: ValueField): Code {
  const at = offsetOf(frame, field);
  const { type } = field;
  switch (type.kind) {
    case 'scalar':
      return readScalar(type.scalar, at);
    case 'named':
      return readScalar(type.type.scalar, at);
    case 'struct': {
      const file = `structs/${kebab(type.type.name)}.ts`;
      return code`${place.value(`read${type.type.name}`, file)}(frame, ${at})`;
    }
    case 'text':
    case 'bytes': {
      const start = offsetOf(frame, field, type.length.size);
      const range = `${start}, ${start} + ${lengthName(frame, field.name)}`;
      if (type.kind === 'bytes') return `frame.subarray(${range})`;
      return code`${wire('readUtf8')}(frame, ${range})`;
    }
  }
}

/** What a decoder gives up with: nothing, or the reject of the check that a field's name has. */
export type GiveUp = { readonly malformed: Code; readonly badValue: (field: FieldDef) => Code };

function printLengths(file: CodeFile, frame: FrameDef, giveUp: GiveUp): void {
  const variable = frame.fields.filter(isVariable);
  const size = [String(emptySize(frame))];
  for (const field of variable) {
    const { type, name } = field;
    const length = lengthName(frame, name);
    file.print(code`const ${length} = ${readScalar(type.length, offsetOf(frame, field))};`);
    // A length of 53 bits that has more, and a negative one, are read as a negative number.
    const signed = type.length.signed || type.length.wire === 'u53';
    const under = type.min > 0 || signed ? `${length} < ${type.min} || ` : '';
    file.print(code`if (${under}${length} > ${type.max}) return ${giveUp.malformed};`);
    size.push(length);
  }
  file.print(code`if (frame.length !== ${size.join(' + ')}) return ${giveUp.malformed};`);
}

function printPadding(file: CodeFile, frame: FrameDef, field: FieldDef, giveUp: GiveUp): void {
  const { type } = field;
  const at = offsetOf(frame, field);
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
export function printReads(file: CodeFile, place: Place, frame: FrameDef, giveUp: GiveUp): void {
  printLengths(file, frame, giveUp);
  for (const field of frame.fields) printPadding(file, frame, field, giveUp);
  const values = frame.fields.filter(hasValue);
  const bad: { readonly field: ValueField; readonly own: boolean }[] = [];
  for (const field of values) {
    file.print(code`const ${local(frame, field)} = ${readValue(place, frame, field)};`);
    if (canBeBad(field)) {
      bad.push({ field, own: giveUp.badValue(field) !== giveUp.malformed });
    }
  }
  for (const { field } of bad.toSorted((a, b) => Number(a.own) - Number(b.own))) {
    file.print(
      code`if (${isBadValue(place, field, local(frame, field))}) return ${giveUp.badValue(field)};`,
    );
  }
}

/** The values that were read, as an object. */
export function valuesRead(place: Place, frame: FrameDef): Code {
  const fields = frame.fields.filter(hasValue).map((field): Code => {
    const name = local(frame, field);
    const cast = field.type.kind === 'named' && !isRestricted(field.type.type);
    if (cast) return code`${field.name}: ${name} as ${typeOf(place, field)}`;
    return name === field.name ? name : `${field.name}: ${name}`;
  });
  return code`{ ${fields.map((field, i) => (i === 0 ? [field] : [', ', field]))} }`;
}

function writeField(place: Place, frame: FrameDef, field: FieldDef, from: string): Code {
  const { type } = field;
  const at = offsetOf(frame, field);
  const value = `${from}.${field.name}`;
  switch (type.kind) {
    case 'zero':
      return type.size === 1
        ? code`${wire('putU8')}(frame, ${at}, 0);`
        : code`frame.fill(0, ${at}, ${at} + ${type.size});`;
    case 'constant':
      return writeScalar(type.scalar, at, literalOf(type.scalar, type.value));
    case 'scalar':
      return writeScalar(type.scalar, at, value);
    case 'named':
      return writeScalar(type.type.scalar, at, value);
    case 'struct': {
      const file = `structs/${kebab(type.type.name)}.ts`;
      return code`${place.value(`write${type.type.name}`, file)}(frame, ${at}, ${value});`;
    }
    case 'text':
    case 'bytes': {
      const size = lengthName(frame, field.name);
      const length = writeScalar(type.length, at, size);
      const start = offsetOf(frame, field, type.length.size);
      if (type.kind === 'bytes') return code`${length}\nframe.set(${value}, ${start});`;
      return code`${length}\n${wire('writeUtf8')}(frame, ${start}, ${value}, ${size});`;
    }
  }
}

/** Prints what makes `frame`, of the exact size, from `from` and perhaps from `into`. */
export function printFrameStart(file: CodeFile, frame: FrameDef, from: string): void {
  for (const field of frame.fields.filter(isVariable)) {
    const { type, name } = field;
    const length = lengthName(frame, name);
    const value = `${from}.${name}`;
    const size = type.kind === 'text' ? code`${wire('utf8Length')}(${value})` : `${value}.length`;
    file.print(code`const ${length} = ${size};`);
    const under = type.min > 0 ? `${length} < ${type.min} || ` : '';
    file.print(code`if (${under}${length} > ${type.max}) return undefined;`);
  }
  const lengths = frame.fields.filter(isVariable).map(({ name }) => lengthName(frame, name));
  const size = [String(emptySize(frame)), ...lengths].join(' + ');
  file.print(code`const frame = ${served('frameFor')}(into, ${size});`);
}

/** Prints what writes the fields of `frame`, padding included. */
export function printWrites(file: CodeFile, place: Place, frame: FrameDef, from: string): void {
  for (const field of frame.fields) file.print(writeField(place, frame, field, from));
}
