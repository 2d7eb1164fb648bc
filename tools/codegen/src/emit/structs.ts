/** Structures: their layout, an interface, and a codec that is total. One file each. */
import type {
  FieldDef,
  Model,
  RangedType,
  ScalarDef,
  StructDef,
  ValueType,
} from '../model/types.ts';
import { code, join, property, type Code } from '../output/code.ts';
import { codeFile, type CodeFile } from '../output/code-file.ts';
import { outputs, type Emitter } from './emitter.ts';
import { locals, screaming } from './names.ts';
import { originsOf, typesOf } from './per-package.ts';
import { hasValue, isBeyond, isOfType, literalOf, type ValueField } from './service/field.ts';
import { docOf, propertyOf } from './field-type.ts';
import { wire } from './runtime.ts';
import * as names from './type-names.ts';
import type { Home } from './type-names.ts';

/** The suffix of functions that get and put a scalar: `U32`. */
function suffix(scalar: ScalarDef, verb: 'get' | 'put'): string {
  if (scalar.wire === 'bool') return verb === 'get' ? 'U8' : 'Bool';
  return scalar.wire.toUpperCase();
}

const scalarOf = (type: ValueType | RangedType): ScalarDef =>
  type.kind === 'named' ? type.type.scalar : type.scalar;

function offset({ offset: at }: FieldDef): string {
  return at === 0 ? 'at' : `at + ${at}`;
}

function printLayout(file: CodeFile, struct: StructDef, valued: readonly ValueField[], home: Home) {
  const constant = screaming(struct.name);
  file.doc(`The size of a ${struct.name} in bytes.`);
  file.print(`export const ${constant}_SIZE = ${struct.size};`);
  file.doc(`The offsets of the fields of a ${struct.name}, in bytes.`);
  file.closed(`export const ${constant} =`, '} as const;', () => {
    for (const field of struct.fields) file.print(`${property(field.name)}: ${field.offset},`);
  });
  file.doc(struct.doc);
  file.block(`export interface ${struct.name}`, () => {
    for (const field of valued) {
      file.item(docOf(field), propertyOf(home, field));
    }
  });
}

function printIs(file: CodeFile, struct: StructDef, valued: readonly ValueField[], home: Home) {
  const { name } = struct;
  const parts = valued.flatMap(({ name: key, type }): Code[] => {
    const value = `value.${key}`;
    switch (type.kind) {
      case 'scalar':
      case 'named':
      case 'ranged':
      case 'struct':
        return [isOfType(home, type, value)];
      case 'octets':
        return [`${value}.length === ${type.size}`];
      default:
        throw new Error(`${struct.id}.${key} has no fixed size`);
    }
  });
  file.doc(
    `Whether each field of a ${name} holds a value of its type; a write cuts off other values.`,
  );
  const held = parts.length > 0 ? 'value' : '_value';
  file.block(`export function is${name}(${held}: ${name}): boolean`, () => {
    file.print(code`return ${parts.length > 0 ? join(parts, ' && ') : 'true'};`);
  });
}

function printWrite(file: CodeFile, struct: StructDef, home: Home): void {
  const { name } = struct;
  file.doc(`Writes a ${name} at \`at\`. The bytes must be long enough.`);
  const held = struct.fields.some(hasValue) ? 'value' : '_value';
  const head = `export function write${name}(bytes: Uint8Array, at: number, ${held}: ${name}): void`;
  file.block(head, () => {
    for (const field of struct.fields) {
      const { type } = field;
      const at = offset(field);
      if (type.kind === 'zero') {
        file.print(`bytes.fill(0, ${at}, at + ${field.offset + type.size});`);
      } else if (type.kind === 'constant') {
        const put = wire(`put${type.scalar.wire.toUpperCase()}`);
        file.print(
          code`${put}(bytes, ${at}, ${names.readable(literalOf(type.scalar, type.value))});`,
        );
      } else if (type.kind === 'struct') {
        const write = names.structFunction(home, 'write', type.type);
        file.print(code`${write}(bytes, ${at}, value.${field.name});`);
      } else if (type.kind === 'octets') {
        // Of other values only as much as there is room for, and zeros where they have less.
        file.print(code`${wire('putOctets')}(bytes, ${at}, value.${field.name}, ${type.size});`);
      } else if (type.kind === 'scalar' || type.kind === 'named' || type.kind === 'ranged') {
        const put = wire(`put${suffix(scalarOf(type), 'put')}`);
        file.print(code`${put}(bytes, ${at}, value.${field.name});`);
      }
    }
  });
  file.doc(`The bytes of a ${name}.`);
  file.block(`export function encode${name}(value: ${name}): Uint8Array`, () => {
    file.print(`const bytes = new Uint8Array(${screaming(name)}_SIZE);`);
    file.print(`write${name}(bytes, 0, value);`);
    file.print('return bytes;');
  });
}

/** The condition that a scalar that was read is outside of the values of the field; undefined if every value is valid. */
function badScalar(home: Home, type: ValueType | RangedType, variable: string): Code {
  if (type.kind === 'named') return code`!${names.guard(home, type.type)}(${variable})`;
  if (type.kind === 'ranged') return isBeyond(type, variable);
  if (type.scalar.wire === 'u53') return `${variable} < 0`;
  return type.scalar.wire === 'bool' ? `${variable} > 1` : '';
}

/** Prints the reading of one field; what it may not hold ends the reading. */
function printReadField(file: CodeFile, field: FieldDef, home: Home, variable: string): void {
  const { type } = field;
  const at = offset(field);
  if (type.kind === 'zero') {
    file.print(code`if (!${wire('allZero')}(bytes, ${at}, ${type.size})) return undefined;`);
  } else if (type.kind === 'constant') {
    const get = wire(`get${type.scalar.wire.toUpperCase()}`);
    const value = names.readable(literalOf(type.scalar, type.value));
    file.print(code`if (${get}(bytes, ${at}) !== ${value}) return undefined;`);
  } else if (type.kind === 'struct') {
    const read = names.structFunction(home, 'read', type.type);
    file.print(code`const ${variable} = ${read}(bytes, ${at});`);
    file.print(`if (${variable} === undefined) return undefined;`);
  } else if (type.kind === 'octets') {
    file.print(`const ${variable} = bytes.subarray(${at}, at + ${field.offset + type.size});`);
  } else if (type.kind === 'scalar' || type.kind === 'named' || type.kind === 'ranged') {
    const get = wire(`get${suffix(scalarOf(type), 'get')}`);
    file.print(code`const ${variable} = ${get}(bytes, ${at});`);
    const isBad = badScalar(home, type, variable);
    if (isBad !== '') file.print(code`if (${isBad}) return undefined;`);
  }
}

function printRead(file: CodeFile, struct: StructDef, valued: readonly ValueField[], home: Home) {
  const { name } = struct;
  file.doc(`Reads a ${name} at \`at\`; undefined if the bytes are too short or not valid.`);
  const head = `export function read${name}(bytes: Uint8Array, at: number): ${name} | undefined`;
  file.block(head, () => {
    // No index is negative, fractional or NaN.
    const size = `${screaming(name)}_SIZE`;
    file.print(`if (at >>> 0 !== at || bytes.length - at < ${size}) return undefined;`);
    const taken = ['bytes', 'at', `${screaming(name)}_SIZE`, `read${name}`];
    const wanted = struct.fields.map((field) => [field, field.name] as const);
    const own = locals(wanted, taken, 'Read');
    const variable = (field: FieldDef): string => own.get(field) ?? field.name;
    for (const field of struct.fields) printReadField(file, field, home, variable(field));
    const properties = valued.map((field) => {
      const local = variable(field);
      if (field.type.kind === 'scalar' && field.type.scalar.wire === 'bool') {
        return `${field.name}: ${local} === 1`;
      }
      return local === field.name ? local : `${field.name}: ${local}`;
    });
    file.print(`return { ${properties.join(', ')} };`);
  });
}

function structFile(struct: StructDef, home: Home, model: Model): CodeFile {
  const pkg = model.packages.find(({ feeds }) => feeds === home.feeds);
  const origins = pkg === undefined ? [] : originsOf(model, pkg);
  const owner = origins.filter((origin) => origin.file === struct.pos.file);
  const file = codeFile(names.structPath(home, struct), owner.length > 0 ? owner : origins);
  const valued = struct.fields.filter(hasValue);
  printLayout(file, struct, valued, home);
  printIs(file, struct, valued, home);
  printWrite(file, struct, home);
  printRead(file, struct, valued, home);
  return file;
}

/** `structs/<name>.ts` of each package. */
export const structs: Emitter = {
  name: 'structs',
  emit: (model, workspace) => {
    const files = model.packages.flatMap(({ feeds }) => {
      const own = typesOf(model, feeds).filter((type) => type.kind === 'struct');
      return own.map((struct) => structFile(struct, { workspace, feeds }, model));
    });
    return outputs(...files);
  },
};
