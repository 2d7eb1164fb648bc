/** `testing/types.ts`: the shapes of a package's types, their constructors and codecs, and vectors. */
import type { FieldDef, IntegerDef, NamedNumber, StructDef, ValueType } from '../../model/types.ts';
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

function fieldShape({ type }: FieldDef): Data {
  switch (type.kind) {
    case 'scalar':
    case 'named':
      return nameOf(type);
    case 'struct':
      return type.type.name;
    case 'zero':
      return { zero: type.size };
    case 'constant':
      return { constant: type.value, wire: type.scalar.wire };
    case 'text':
    case 'bytes':
      return { [type.kind]: type.length.wire, min: type.min, max: type.max };
  }
}

/** Fields by name, in order. */
export function fieldShapes(fields: readonly FieldDef[]): Data {
  return fields.map((field) => [field.name, fieldShape(field)]);
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
    write: structFunction(home, 'write', type),
    read: structFunction(home, 'read', type),
    vectors: referenceSamples(fields).map(({ what, values }) => {
      return { what, value: carriedRecord(values, fields), hex: referenceStruct(type, values) };
    }),
  };
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
  const shapes = types.map((type) => {
    const one = type.kind === 'struct' ? structShape(home, type) : integerShape(home, type);
    return [type.name, one] as const;
  });
  shape(file, 'The types by name.', 'TYPES', 'Types', Object.fromEntries(shapes));
  return file;
}
