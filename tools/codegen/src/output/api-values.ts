/** Types and fields as lines of the API text. */
import type {
  FieldDef,
  FieldType,
  FrameDef,
  LengthDef,
  LimitDef,
  ScalarDef,
  TypeDef,
  ValueType,
  VariantDef,
} from '../model/types.ts';
import { oneLine } from './one-line.ts';

/** An integer: its wire type and unit. */
export const scalarText = (scalar: ScalarDef): string =>
  scalar.unit === undefined ? scalar.wire : `${scalar.wire}.${scalar.unit}`;

/** An integer, or the name of its type. */
export const valueText = (value: ValueType): string =>
  value.kind === 'scalar' ? scalarText(value.scalar) : value.type.name;

function lengthText(length: LengthDef): string {
  if (length.place === 'rest') return 'rest';
  return length.place === 'field' ? length.field : length.scalar.wire;
}

function fieldTypeText(type: FieldType): string {
  switch (type.kind) {
    case 'scalar':
    case 'named':
      return valueText(type);
    case 'ranged':
      return `${scalarText(type.scalar)}[${type.min}..${type.max}]`;
    case 'struct':
    case 'composite':
      return type.type.name;
    case 'zero':
    case 'octets':
      return `${type.kind}(${type.size})`;
    case 'constant':
      return `${type.scalar.wire}=${type.value}`;
    case 'length':
      return `length(${type.scalar.wire} of ${type.for})`;
    case 'text':
    case 'bytes':
      return `${type.kind}(${lengthText(type.length)} ${type.min}..${type.max})`;
    case 'list': {
      const { element, length, min, max, bytes } = type;
      const most = bytes === undefined ? '' : ` ..${bytes}B`;
      return `list(${lengthText(length)} ${min}..${max}${most} ${fieldTypeText(element)})`;
    }
    case 'tail':
      return `tail(${type.type.name})`;
  }
}

function fieldsText(fields: readonly FieldDef[]): string {
  const one = ({ name, type, offset, after }: FieldDef): string =>
    `${name}:${fieldTypeText(type)}@${[offset, ...after].join('+')}`;
  return `(${fields.map(one).join(' ')})`;
}

type Sizes = { readonly minSize: number; readonly maxSize: number };

function sizeText({ minSize, maxSize }: Sizes): string {
  return minSize === maxSize ? `${minSize}B` : `${minSize}..${maxSize}B`;
}

/** A frame: its size and fields. */
export function frameText(frame: FrameDef): string {
  return `${sizeText(frame)}${fieldsText(frame.fields)}`;
}

function variantText({ name, fields }: VariantDef, tag = ''): string {
  return `${name}${tag}${fieldsText(fields)}`;
}

/** A named type. */
export function typeText(type: TypeDef): string {
  const fails = 'errno' in type ? type.errno : undefined;
  const errno = fails === undefined ? '' : ` errno ${fails.name}`;
  const head = `type ${type.id} ${type.kind}`;
  switch (type.kind) {
    case 'newtype': {
      const rules = (['align', 'min', 'below'] as const)
        .filter((key) => type[key] !== undefined)
        .map((key) => ` ${key} ${type[key]}`);
      return `${head} ${scalarText(type.scalar)}${rules.join('')}${errno}`;
    }
    case 'enumeration': {
      const members = type.members.map(({ name, value }) => `${name}=${value}`).join(' ');
      const initial = type.initial === undefined ? '' : ` initial ${type.initial}`;
      const openness = type.closed ? 'closed' : 'open';
      return `${head} ${scalarText(type.scalar)} ${openness}(${members})${initial}${errno}`;
    }
    case 'flags': {
      const bits = type.bits.map(({ name, value }) => `${name}=${value}`).join(' ');
      return `${head} ${scalarText(type.scalar)}${type.open ? ' open' : ''}(${bits})${errno}`;
    }
    case 'struct':
      return `${head} ${type.size}B${fieldsText(type.fields)}${errno}`;
    case 'record':
      return `${head} ${sizeText(type)}${fieldsText(type.fields)}`;
    case 'union': {
      const variants = type.variants.map((one) => variantText(one, `=${one.tag}`));
      return `${head} ${type.tag.wire} ${sizeText(type)} ${variants.join(' ')}`;
    }
    case 'sized':
      return `${head} ${sizeText(type)} ${type.variants.map((one) => variantText(one)).join(' ')}`;
  }
}

/** A limit, and what happens at it. */
export function limitText(limit: LimitDef): string {
  const scalar = limit.scalar === undefined ? '' : ` ${scalarText(limit.scalar)}`;
  if (limit.kind === 'byEnum') {
    const values = limit.values.map(({ member, value }) => `${member}=${value}`).join(' ');
    return `limit ${limit.id} by ${limit.of.id}(${values})${scalar}`;
  }
  const profiles = limit.profiles.map(({ profile, value }) => ` ${profile}=${value}`).join('');
  return `limit ${limit.id} ${limit.value}${profiles}${scalar} at '${oneLine(limit.atLimit)}'`;
}
