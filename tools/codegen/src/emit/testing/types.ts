/** `testing/types.ts`: the shapes of a package's types, their constructors and codecs, and vectors. */
import type {
  CompositeDef,
  FieldDef,
  FieldType,
  IntegerDef,
  LengthDef,
  NamedNumber,
  StructDef,
  TypeDef,
  ValueType,
} from '../../model/types.ts';
import { imported } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import type { Data } from '../../output/data.ts';
import { referenceStruct } from '../../reference/encode.ts';
import { referenceSamples } from '../../reference/values.ts';
import { typesOf } from '../per-package.ts';
import { constructorName, structFunction } from '../type-names.ts';
import { inSource, shape, testingFile, type TestingHome } from './home.ts';
import { carriedRecord } from './vectors.ts';

const numbers = (all: readonly NamedNumber[]): Data => all.map(({ name, value }) => [name, value]);

function integerShape(home: TestingHome, type: IntegerDef): Data {
  const { kind, id, errno, scalar } = type;
  const make = imported(constructorName(type), inSource(home, 'types.ts'));
  const common = { kind, id, error: errno?.name, wire: scalar.wire, make };
  switch (type.kind) {
    case 'newtype':
      return { ...common, align: type.align, min: type.min, below: type.below };
    case 'enumeration':
      return { ...common, closed: type.closed, members: numbers(type.members) };
    case 'flags':
      return { ...common, open: type.open, bits: numbers(type.bits) };
  }
}

/** The name of a type, or the plain integer. */
export function nameOf(type: ValueType): string {
  return type.kind === 'scalar' ? type.scalar.wire : type.type.name;
}

/** Where the length of a field is. */
function lengthShape(length: LengthDef): string {
  if (length.place === 'prefix') return length.scalar.wire;
  return length.place === 'field' ? 'ahead' : 'rest';
}

function fieldShape(type: FieldType): Data {
  switch (type.kind) {
    case 'scalar':
    case 'named':
      return nameOf(type);
    case 'struct':
    case 'composite':
      return type.type.name;
    case 'zero':
      return { zero: type.size };
    case 'constant':
      return { constant: type.value, wire: type.scalar.wire };
    case 'ranged':
      return { ranged: type.scalar.wire, min: type.min, max: type.max };
    case 'length':
      return { length: type.scalar.wire, of: type.for };
    case 'octets':
      return { octets: type.size };
    case 'text':
    case 'bytes':
      return { [type.kind]: lengthShape(type.length), min: type.min, max: type.max };
    case 'list': {
      const { min, max, bytes, element } = type;
      return { list: lengthShape(type.length), min, max, room: bytes, of: fieldShape(element) };
    }
    case 'tail':
      return { tail: type.type.name };
  }
}

/** Fields by name, in order. */
export function fieldShapes(fields: readonly FieldDef[]): Data {
  return fields.map((field) => [field.name, fieldShape(field.type)]);
}

function structShape(home: TestingHome, type: StructDef): Data {
  const { kind, id, errno, size, fields } = type;
  return {
    kind,
    id,
    error: errno?.name,
    size,
    fields: fieldShapes(fields),
    encode: structFunction(home, 'encode', type),
    is: structFunction(home, 'is', type),
    write: structFunction(home, 'write', type),
    read: structFunction(home, 'read', type),
    vectors: referenceSamples(fields).map(({ what, values }) => {
      return { what, value: carriedRecord(values, fields), hex: referenceStruct(type, values) };
    }),
  };
}

function compositeShape(type: CompositeDef): Data {
  const { kind, id } = type;
  if (kind === 'record') return { kind, id, fields: fieldShapes(type.fields) };
  const variants = type.variants.map(({ name, tag, fields }) => {
    return { name, tag, fields: fieldShapes(fields) };
  });
  return kind === 'union' ? { kind, id, tag: type.tag.wire, variants } : { kind, id, variants };
}

function typeShape(home: TestingHome, type: TypeDef): Data {
  switch (type.kind) {
    case 'struct':
      return structShape(home, type);
    case 'record':
    case 'union':
    case 'sized':
      return compositeShape(type);
    case 'newtype':
    case 'enumeration':
    case 'flags':
      return integerShape(home, type);
  }
}

/** The table of a package's types, as other files of `testing/` have it. */
export function typesTable(home: TestingHome): Data {
  const hasTypes = typesOf(home.model, home.feeds).length > 0;
  return hasTypes ? imported('TYPES', inSource(home, 'testing/types.ts')) : {};
}

/** The file of a package's types; none if it has none. */
export function typesFile(home: TestingHome): CodeFile | undefined {
  const types = typesOf(home.model, home.feeds);
  if (types.length === 0) return undefined;
  const file = testingFile(home, 'types.ts');
  const shapes = types.map((type) => [type.name, typeShape(home, type)] as const);
  shape(file, 'The types by name.', 'TYPES', 'Types', Object.fromEntries(shapes));
  return file;
}
