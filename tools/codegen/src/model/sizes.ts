/** Sizes of the contents of fields. */
import type { FieldDef, FieldType, LengthDef } from './shape/values.ts';

/** The size of a length prefix in bytes. */
export function lengthSize(length: LengthDef): number {
  return length.place === 'prefix' ? length.scalar.size : 0;
}

/** The size of a field whose variable parts are empty, in bytes. */
export function prefixSize(type: FieldType): number {
  return 'length' in type && typeof type.length === 'object' ? lengthSize(type.length) : 0;
}

/** The smallest and largest size of a field's contents in bytes. */
export function sizeOf(type: FieldType): readonly [min: number, max: number] {
  switch (type.kind) {
    case 'scalar':
    case 'ranged':
    case 'constant':
    case 'length':
      return [type.scalar.size, type.scalar.size];
    case 'named':
    case 'struct':
      return [type.type.size, type.type.size];
    case 'composite':
      return [type.type.minSize, type.type.maxSize];
    case 'zero':
    case 'octets':
      return [type.size, type.size];
    case 'text':
    case 'bytes': {
      const prefix = lengthSize(type.length);
      return [prefix + type.min, prefix + type.max];
    }
    case 'list': {
      const prefix = lengthSize(type.length);
      const [min, max] = sizeOf(type.element);
      const most = Math.min(type.max * max, type.bytes ?? Infinity);
      return [prefix + type.min * min, prefix + most];
    }
    case 'tail': {
      const [, max] =
        type.type.kind === 'struct'
          ? [type.type.size, type.type.size]
          : [type.type.minSize, type.type.maxSize];
      return [0, max];
    }
  }
}

/** The size of fields that are all zero: counts and lengths 0, no tail, the smallest form of each union. */
export function emptySize(fields: readonly FieldDef[]): number {
  return fields.reduce((sum, { type }) => sum + emptySizeOf(type), 0);
}

function emptySizeOf(type: FieldType): number {
  switch (type.kind) {
    case 'text':
    case 'bytes':
    case 'list':
      return lengthSize(type.length);
    case 'tail':
      return 0;
    case 'composite':
      return type.type.kind === 'record' ? emptySize(type.type.fields) : type.type.minSize;
    default:
      return sizeOf(type)[0];
  }
}
