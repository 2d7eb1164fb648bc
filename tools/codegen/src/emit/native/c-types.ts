/** Types, records and frames in C, each with assertions of its size and offsets. */
import type {
  FieldDef,
  FrameDef,
  ScalarDef,
  StructDef,
  TypeDef,
  ValueType,
} from '../../model/types.ts';
import type { CodeFile } from '../../output/code-file.ts';
import {
  cField,
  cFixed,
  cFrame,
  cFrameField,
  cMacro,
  cTypeMacro,
  cTypeName,
} from '../../names/c.ts';
import { isFixed } from '../service/frame.ts';
import { plural } from '../../diagnostics/plural.ts';

/** `uint32_t`. A u53 is 64 bits wide. */
export function cScalar(scalar: ScalarDef): string {
  return `${scalar.signed ? '' : 'u'}int${scalar.size * 8}_t`;
}

/** The type of an integer. */
export function cValue(prefix: string, value: ValueType): string {
  return value.kind === 'scalar' ? cScalar(value.scalar) : cTypeName(prefix, value.type);
}

/** A number as C writes it, wide enough. */
export function cNumber(value: number): string {
  if (value < 0) return `(${value})`;
  if (value <= 0x7fff_ffff) return String(value);
  const hex = `0x${value.toString(16)}`;
  return value <= 0xffff_ffff ? `UINT32_C(${hex})` : `UINT64_C(${hex})`;
}

const hex = (value: number): string =>
  value > 0xff && value <= 0x7fff_ffff ? `0x${value.toString(16)}` : cNumber(value);

/** A macro of a number, with its comment. */
export function define(file: CodeFile, name: string, value: string, doc: string): void {
  file.entry(doc, `#define ${name} ${value}`);
}

function fieldLine(prefix: string, field: FieldDef, name: string): string {
  const { type } = field;
  switch (type.kind) {
    case 'scalar':
    case 'named':
      return `${cValue(prefix, type)} ${name};`;
    case 'struct':
      return `${cTypeName(prefix, type.type)} ${name};`;
    case 'constant':
      return `${cScalar(type.scalar)} ${name};`;
    case 'zero':
      return `uint8_t ${name}[${type.size}];`;
    case 'text':
    case 'bytes':
      throw new Error(`${field.name}: a field of variable length has no place in a C struct`);
  }
}

function fieldDoc(field: FieldDef): string {
  const { type, doc } = field;
  if (doc !== '') return doc;
  if (type.kind === 'constant') return `Always ${hex(type.value)}.`;
  return type.kind === 'zero' ? 'Zero.' : '';
}

/** What the compiler must find true. */
function assert(file: CodeFile, prefix: string, what: string, text: string): void {
  file.print(`${cFixed(prefix).assertion}(${what}, "${text}");`);
}

type Member = { readonly name: string; readonly offset: number; readonly print: () => void };

function printRecord(
  file: CodeFile,
  prefix: string,
  type: string,
  members: readonly Member[],
  size: number,
): void {
  const lines = (): void => {
    for (const { print } of members) print();
  };
  file.closed(type, '} __attribute__((packed));', lines);
  assert(file, prefix, `sizeof(${type}) == ${size}`, `${type} has ${plural(size, 'byte')}`);
  for (const { name, offset } of members) {
    const text = `${type}.${name} is at ${offset}`;
    assert(file, prefix, `offsetof(${type}, ${name}) == ${offset}`, text);
  }
}

function memberOf(file: CodeFile, prefix: string, field: FieldDef, name: string): Member {
  const print = (): void => {
    file.entry(fieldDoc(field), fieldLine(prefix, field, name));
  };
  return { name, offset: field.offset, print };
}

/** A record of a contract. */
export function printStruct(file: CodeFile, prefix: string, type: StructDef): void {
  const name = cTypeName(prefix, type);
  file.doc(type.doc);
  const members = type.fields.map((field) => {
    return memberOf(file, prefix, field, cField(prefix, field.name));
  });
  printRecord(file, prefix, name, members, type.size);
  for (const { name: field, type: of } of type.fields) {
    if (of.kind !== 'constant') continue;
    define(file, cTypeMacro(prefix, type, field), hex(of.value), '');
  }
  file.blank();
}

/** A frame of fixed size as a record; of one of variable size, its bounds. */
export function printFrame(file: CodeFile, prefix: string, name: string, frame: FrameDef): void {
  if (!isFixed(frame)) {
    const [least, most] = [cMacro(prefix, name, 'min_size'), cMacro(prefix, name, 'max_size')];
    define(file, least, String(frame.minSize), 'Bytes with all its parts empty.');
    define(file, most, String(frame.maxSize), 'Bytes at most.');
    file.blank();
    return;
  }
  const header = frame.header.map(({ name: field, size, offset }): Member => {
    const line = field === 'magic' ? 'uint8_t magic[2];' : `uint${size * 8}_t ${field};`;
    return { name: field, offset, print: () => file.print(line) };
  });
  const fields = frame.fields.map((field) => {
    return memberOf(file, prefix, field, cFrameField(prefix, frame, field.name));
  });
  printRecord(file, prefix, cFrame(prefix, name), [...header, ...fields], frame.maxSize);
  file.blank();
}

/** A type that is an integer: its typedef, and macros of its members. */
export function printInteger(
  file: CodeFile,
  prefix: string,
  type: Exclude<TypeDef, StructDef>,
): void {
  const name = cTypeName(prefix, type);
  file.entry(type.doc, `typedef ${cScalar(type.scalar)} ${name};`);
  assert(
    file,
    prefix,
    `sizeof(${name}) == ${type.size}`,
    `${name} has ${plural(type.size, 'byte')}`,
  );
  const members = type.kind === 'enumeration' ? type.members : [];
  const bits = type.kind === 'flags' ? type.bits : [];
  for (const { name: one, value, doc } of [...members, ...bits]) {
    define(file, cTypeMacro(prefix, type, one), cNumber(value), doc);
  }
  file.blank();
}
