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
import { screaming } from '../names.ts';
import { isFixed } from '../service/frame.ts';
import { member, owner, snake } from './names.ts';

/** `uint32_t`. A u53 is 64 bits wide. */
export function cScalar(scalar: ScalarDef): string {
  return `${scalar.signed ? '' : 'u'}int${scalar.size * 8}_t`;
}

/** The name of a type's typedef, or `struct …`. */
export function cTypeName(prefix: string, type: TypeDef): string {
  const name = `${prefix}_${owner(type)}${snake(type.name)}`;
  return type.kind === 'struct' ? `struct ${name}` : `${name}_t`;
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

function fieldLine(prefix: string, field: FieldDef): string {
  const { type } = field;
  const name = member(field.name);
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

function assertOffset(file: CodeFile, type: string, name: string, offset: number): void {
  const text = `${type}.${name} is at ${offset}`;
  file.print(`_Static_assert(offsetof(${type}, ${name}) == ${offset}, "${text}");`);
}

function printRecord(file: CodeFile, type: string, lines: () => void, size: number): void {
  file.closed(type, '} __attribute__((packed));', lines);
  file.print(`_Static_assert(sizeof(${type}) == ${size}, "${type} has ${size} bytes");`);
}

/** A record of a contract. */
export function printStruct(file: CodeFile, prefix: string, type: StructDef): void {
  const name = cTypeName(prefix, type);
  const lines = (): void => {
    for (const field of type.fields) {
      file.entry(fieldDoc(field), fieldLine(prefix, field));
    }
  };
  file.doc(type.doc);
  printRecord(file, name, lines, type.size);
  for (const field of type.fields) assertOffset(file, name, member(field.name), field.offset);
  for (const { name: field, type: of } of type.fields) {
    if (of.kind !== 'constant') continue;
    const macro = screaming(`${prefix}_${owner(type)}${type.name}_${field}`);
    define(file, macro, hex(of.value), '');
  }
  file.blank();
}

/** The record of a frame: `struct abicus_timed_register_request`. */
export function frameStruct(prefix: string, name: string): string {
  return `struct ${prefix}_${snake(name)}`;
}

/** A frame of fixed size as a record; of one of variable size, its bounds. */
export function printFrame(file: CodeFile, prefix: string, name: string, frame: FrameDef): void {
  const macro = screaming(`${prefix}_${name}`);
  if (!isFixed(frame)) {
    define(file, `${macro}_MIN_SIZE`, String(frame.minSize), 'Bytes with all its parts empty.');
    define(file, `${macro}_MAX_SIZE`, String(frame.maxSize), 'Bytes at most.');
    file.blank();
    return;
  }
  const type = frameStruct(prefix, name);
  const lines = (): void => {
    for (const { name: field, size } of frame.header) {
      const array = field === 'magic' ? 'uint8_t magic[2];' : `uint${size * 8}_t ${field};`;
      file.print(array);
    }
    for (const field of frame.fields) {
      file.entry(fieldDoc(field), fieldLine(prefix, field));
    }
  };
  printRecord(file, type, lines, frame.maxSize);
  for (const { name: field, offset } of frame.header) assertOffset(file, type, field, offset);
  for (const field of frame.fields) assertOffset(file, type, member(field.name), field.offset);
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
  file.print(`_Static_assert(sizeof(${name}) == ${type.size}, "${name} has ${type.size} bytes");`);
  const members = type.kind === 'enumeration' ? type.members : [];
  const bits = type.kind === 'flags' ? type.bits : [];
  for (const { name: one, value, doc } of [...members, ...bits]) {
    const macro = `${screaming(`${prefix}_${owner(type)}${type.name}`)}_${screaming(one)}`;
    define(file, macro, cNumber(value), doc);
  }
  file.blank();
}
