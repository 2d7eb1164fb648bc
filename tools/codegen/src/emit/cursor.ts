/**
 * Codecs that go from front to back: of records, unions, and frames whose fields have no fixed place.
 *
 * Generated code names the fields and their bounds; what reading and writing them means is the runtime's
 * (`FrameReader`, `FrameWriter`).
 */
import type { ElementType, FieldDef, FieldType, ListType, ScalarDef } from '../model/types.ts';
import { code, type Code } from '../output/code.ts';
import type { CodeFile } from '../output/code-file.ts';
import { wire } from './runtime.ts';
import { hasValue, isOfType, isRestricted, literalOf } from './service/field.ts';
import * as names from './type-names.ts';
import type { Home } from './type-names.ts';

/** The names of the local variables of fields. */
export type Locals = ReadonlyMap<string, string>;

/** The variable of a field. */
export const localOf = (locals: Locals, name: string): string => locals.get(name) ?? name;

/** The method of a cursor for a scalar, called on `cursor`. */
const method = (cursor: string, { wire: name }: ScalarDef): string => `${cursor}.${name}`;

/** What reads an element; its scalar or its length by `scalar`, if that was taken before. */
function readElement(home: Home, type: ElementType, cursor: string, scalar?: Code): Code {
  switch (type.kind) {
    case 'scalar':
      return scalar ?? `${method(cursor, type.scalar)}()`;
    case 'ranged': {
      const bounds = [type.min, type.max].map((one) => literalOf(type.scalar, one)).join(', ');
      const read = scalar ?? `${method(cursor, type.scalar)}()`;
      return code`${cursor}.between(${read}, ${bounds})`;
    }
    case 'named': {
      const read = scalar ?? `${method(cursor, type.type.scalar)}()`;
      return isRestricted(type.type)
        ? code`${cursor}.of(${read}, ${names.guard(home, type.type)})`
        : code`${read} as ${names.typeName(home, type.type)}`;
    }
    case 'octets':
      return `${cursor}.octets(${type.size})`;
    case 'struct': {
      const read = names.structFunction(home, 'read', type.type);
      return code`${cursor}.struct(${names.structSize(home, type.type)}, ${read})`;
    }
    case 'composite':
      return code`${names.compositeFunction(home, 'read', type.type)}(${cursor})`;
    case 'text':
    case 'bytes': {
      const length =
        type.length.place === 'prefix'
          ? `${method(cursor, type.length.scalar)}()`
          : `${cursor}.left`;
      return `${cursor}.${type.kind === 'text' ? 'text' : 'run'}(${length}, ${type.min}, ${type.max})`;
    }
  }
}

/** The function that reads an element of a list. */
function elementReader(home: Home, type: ElementType): Code {
  return type.kind === 'composite'
    ? code`${names.compositeFunction(home, 'read', type.type)}`
    : code`(one) => ${readElement(home, type, 'one')}`;
}

function readList(home: Home, type: ListType, length: Code | undefined): Code {
  const element = elementReader(home, type.element);
  const bytes = type.bytes === undefined ? '' : `, ${type.bytes}`;
  const bounds = `${type.min}, ${type.max}`;
  return length === undefined
    ? code`reader.listOfRest(${bounds}, ${element}${bytes})`
    : code`reader.list(${length}, ${bounds}, ${element}${bytes})`;
}

/** What reads a field that has a value, as an expression over `reader`. */
function readField(home: Home, type: FieldType, locals: Locals, scalar?: Code): Code {
  switch (type.kind) {
    case 'list':
    case 'text':
    case 'bytes': {
      const { length } = type;
      const ahead =
        length.place === 'field'
          ? localOf(locals, length.field)
          : length.place === 'prefix'
            ? (scalar ?? `${method('reader', length.scalar)}()`)
            : undefined;
      if (type.kind === 'list') return readList(home, type, ahead);
      const verb = type.kind === 'text' ? 'text' : 'run';
      return code`reader.${verb}(${ahead ?? 'reader.left'}, ${type.min}, ${type.max})`;
    }
    case 'tail': {
      const element: ElementType =
        type.type.kind === 'struct'
          ? { kind: 'struct', type: type.type }
          : { kind: 'composite', type: type.type };
      return code`reader.hasMore ? ${readElement(home, element, 'reader')} : undefined`;
    }
    case 'composite':
      return code`${names.compositeFunction(home, 'read', type.type)}(reader)`;
    case 'length':
      return scalar ?? `${method('reader', type.scalar)}()`;
    case 'zero':
    case 'constant':
      return '';
    default:
      return readElement(home, type, 'reader', scalar);
  }
}

/**
 * Prints the reading of a field, into a variable if it has a value or is a length. `scalar` is what reads the integer
 * that it is or begins with, if the bytes of that were taken before.
 */
export function printReadField(
  file: CodeFile,
  home: Home,
  field: FieldDef,
  locals: Locals,
  scalar?: Code,
): void {
  const { type, name } = field;
  if (type.kind === 'zero') file.print(`reader.zeros(${type.size});`);
  else if (type.kind === 'constant') {
    const value = names.readable(literalOf(type.scalar, type.value));
    file.print(`if (${method('reader', type.scalar)}() !== ${value}) reader.fail();`);
  } else
    file.print(code`const ${localOf(locals, name)} = ${readField(home, type, locals, scalar)};`);
}

/** The statement that writes an integer: where the cursor is, or at a place that was taken before. */
function writeScalar(scalar: ScalarDef, cursor: string, value: string, at?: string): Code {
  return at === undefined
    ? `${method(cursor, scalar)}(${value});`
    : code`${putOf(scalar)}(${cursor}.bytes, ${at}, ${value});`;
}

/** The statements that write an element of a value. */
function writeElement(
  home: Home,
  type: ElementType,
  cursor: string,
  value: string,
  at?: string,
): Code {
  switch (type.kind) {
    case 'scalar':
    case 'ranged':
    case 'named': {
      const scalar = type.kind === 'named' ? type.type.scalar : type.scalar;
      const held = code`${cursor}.hold(${isOfType(home, type, value)})`;
      return code`if (${held}) ${writeScalar(scalar, cursor, value, at)}`;
    }
    case 'octets':
      return `${cursor}.octets(${value}, ${type.size});`;
    case 'struct': {
      const write = names.structFunction(home, 'write', type.type);
      const held = code`${cursor}.hold(${isOfType(home, type, value)})`;
      return code`if (${held}) ${cursor}.struct(${names.structSize(home, type.type)}, ${value}, ${write});`;
    }
    case 'composite':
      return code`${names.compositeFunction(home, 'write', type.type)}(${cursor}, ${value});`;
    case 'text':
    case 'bytes': {
      const run = `${cursor}.${type.kind === 'text' ? 'text' : 'run'}(${value}, ${type.min}, ${type.max})`;
      if (type.length.place !== 'prefix') return `${run};`;
      return putLength(
        type.length.scalar,
        cursor,
        `${cursor}.skip(${type.length.scalar.size})`,
        run,
      );
    }
  }
}

const putOf = ({ wire: name }: ScalarDef): Code =>
  code`${wire(`put${name === 'bool' ? 'Bool' : name.toUpperCase()}`)}`;

/** Writes a length to its place: the place is evaluated before what the length is of is written. */
function putLength(scalar: ScalarDef, cursor: string, at: string, length: Code): Code {
  return code`${putOf(scalar)}(${cursor}.bytes, ${at}, ${length});`;
}

function elementWriter(home: Home, type: ElementType): Code {
  return type.kind === 'composite'
    ? code`${names.compositeFunction(home, 'write', type.type)}`
    : code`(to, one) => {\n${writeElement(home, type, 'to', 'one')}\n}`;
}

/** Prints the writing of a field of `from`: of the integer that it is or begins with to `at`, if that was taken before. */
export function printWriteField(
  file: CodeFile,
  home: Home,
  { name, type }: FieldDef,
  from: string,
  locals: Locals,
  at?: string,
): void {
  const value = `${from}.${name}`;
  switch (type.kind) {
    case 'zero':
      return file.print(`writer.zeros(${type.size});`);
    case 'constant':
      return file.print(
        `${method('writer', type.scalar)}(${names.readable(literalOf(type.scalar, type.value))});`,
      );
    case 'length':
      return file.print(
        `const ${localOf(locals, name)} = ${at ?? `writer.skip(${type.scalar.size})`};`,
      );
    case 'list':
    case 'text':
    case 'bytes': {
      const { length, min, max } = type;
      const body =
        type.kind === 'list'
          ? code`writer.list(${value}, ${min}, ${max}, ${elementWriter(home, type.element)}${type.bytes === undefined ? '' : `, ${type.bytes}`})`
          : `writer.${type.kind === 'text' ? 'text' : 'run'}(${value}, ${min}, ${max})`;
      if (length.place === 'rest') return file.print(code`${body};`);
      const place =
        length.place === 'field'
          ? localOf(locals, length.field)
          : (at ?? `writer.skip(${length.scalar.size})`);
      return file.print(putLength(length.scalar, 'writer', place, body));
    }
    case 'tail': {
      const element: ElementType =
        type.type.kind === 'struct'
          ? { kind: 'struct', type: type.type }
          : { kind: 'composite', type: type.type };
      return file.print(
        code`if (${value} !== undefined) {\n${writeElement(home, element, 'writer', value)}\n}`,
      );
    }
    case 'composite':
      return file.print(
        code`${names.compositeFunction(home, 'write', type.type)}(writer, ${value});`,
      );
    default:
      return file.print(writeElement(home, type, 'writer', value, at));
  }
}

/** The values that were read, as the properties of an object. */
export function valuesOf(fields: readonly FieldDef[], locals: Locals): string[] {
  return fields.filter(hasValue).map(({ name }) => {
    const own = localOf(locals, name);
    return own === name ? name : `${name}: ${own}`;
  });
}

/** The names of what has a variable in a reader or writer: values and lengths. */
export function wantedLocals(fields: readonly FieldDef[]): (readonly [string, string])[] {
  return fields
    .filter((field) => hasValue(field) || field.type.kind === 'length')
    .map(({ name }) => [name, name] as const);
}
