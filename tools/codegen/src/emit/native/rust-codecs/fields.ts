/** Statements that read and write the fields of a frame, record or form, one after another. */
import type { FieldDef, FieldType, ListType } from '../../../model/types.ts';
import type { CodeFile } from '../../../output/code-file.ts';
import { rustType } from '../../../names/rust.ts';
import { countedBy, type CountedField } from '../reach.ts';
import { carried, setOf } from '../sets.ts';
import { rustScalar } from './values.ts';

/** What a value outside the set of a field costs: a status; nothing if it is malformed as all else. */
export type Cost = (field: FieldDef) => number | undefined;

/** The local variable of a field, by its place. */
export const local = (i: number): string => `v${i}`;

/** The condition that a number is a value of a type; nothing if every number is one. */
export function rustCondition(name: string, type: FieldType): string | undefined {
  if (type.kind !== 'scalar' && type.kind !== 'ranged' && type.kind !== 'named') return undefined;
  const scalar = type.kind === 'named' ? type.type.scalar : type.scalar;
  const set = setOf(type);
  if (set === undefined || scalar.wire === 'bool') return undefined;
  const [least, most] = carried(scalar);
  const texts = (set.ranges ?? []).map(([low, high]) => {
    if (low === high) return String(low);
    return `${low <= least ? least : low}..=${high >= most ? most : high}`;
  });
  const parts = texts.length === 0 ? [] : [`matches!(${name}, ${texts.join(' | ')})`];
  if (set.without !== undefined) parts.push(`${name} as u64 & 0x${set.without.toString(16)} == 0`);
  return parts.join(' && ');
}

/** The same, by the method of a named type. */
function holds(name: string, type: FieldType): string | undefined {
  if (type.kind !== 'named') return rustCondition(name, type);
  return setOf(type) && `${name}.is_declared()`;
}

const MASK = (size: number, value: number): string =>
  `0x${BigInt.asUintN(8 * size, BigInt(value)).toString(16)}`;

function countRead(type: CountedField): string | undefined {
  const { length, min, max } = type;
  if (length.place === 'prefix') return `input.count(${length.scalar.size}, ${min}, ${max})`;
  return length.place === 'rest' ? `input.rest(${min}, ${max})` : undefined;
}

/** The lines that read an element or field, and the expression that it then is. */
function reading(type: FieldType, name: string, size: string): [lines: string[], value: string] {
  switch (type.kind) {
    case 'scalar':
    case 'ranged':
    case 'named': {
      if (type.kind === 'scalar' && type.scalar.wire === 'bool') return [[], 'input.bool()'];
      const scalar = type.kind === 'named' ? type.type.scalar : type.scalar;
      const number = `input.number(${scalar.size}) as ${rustScalar(scalar)}`;
      const made = type.kind === 'named' ? `${rustType(type.type)}(${number})` : number;
      const isHeld = holds(name, type);
      if (isHeld === undefined) return [[], made];
      return [[`let ${name} = ${made};`, `input.demand(${isHeld});`], name];
    }
    case 'struct':
    case 'composite':
      return [[], `${rustType(type.type)}::read(input)`];
    case 'tail':
      return [
        [],
        `if input.left() > 0 { Some(${rustType(type.type)}::read(input)) } else { None }`,
      ];
    case 'octets':
      return [[], `input.octets::<${type.size}>()`];
    case 'text':
    case 'bytes': {
      const count = countRead(type);
      return [
        count === undefined ? [] : [`let ${size} = ${count};`],
        `input.${type.kind}(${size})`,
      ];
    }
    case 'list':
      return readingList(type, size);
    case 'zero':
    case 'constant':
    case 'length':
      throw new Error(`a field of ${type.kind} has no value`);
  }
}

/** The most bytes that the elements of a list may take. */
const mostOf = ({ bytes }: ListType): string =>
  bytes === undefined ? 'usize::MAX' : String(bytes);

function readingList(type: ListType, size: string): [lines: string[], value: string] {
  const [lines, value] = reading(type.element, 'one', 'size');
  const body = lines.length === 0 ? value : `{ ${[...lines, value].join(' ')} }`;
  const read = `|input| ${body}`;
  if (type.length.place === 'rest') {
    return [[], `input.list_left(${type.min}, ${type.max}, ${mostOf(type)}, ${read})`];
  }
  const count = countRead(type);
  return [
    count === undefined ? [] : [`let ${size} = ${count};`],
    `input.list(${size}, ${mostOf(type)}, ${read})`,
  ];
}

/** Prints what reads fields from `input` into local variables. */
export function printReads(
  file: CodeFile,
  fields: readonly FieldDef[],
  cost: Cost,
  packed = false,
): void {
  let current: number | undefined;
  for (const [i, field] of fields.entries()) {
    const { type } = field;
    const name = local(i);
    const demand = packed ? 'demand_' : '';
    if (type.kind === 'zero') file.print(`input.${demand}zero(${type.size});`);
    else if (type.kind === 'constant') {
      const { size } = type.scalar;
      file.print(`input.${demand}constant(${size}, ${MASK(size, type.value)});`);
    } else if (type.kind === 'length') {
      const { at, type: of } = countedBy(fields, type.for);
      file.print(`let n${at} = input.count(${type.scalar.size}, ${of.min}, ${of.max});`);
    } else {
      if (cost(field) !== current) {
        current = cost(field);
        const rejected = current === undefined ? 'Malformed' : `Status(${current})`;
        file.print(`input.otherwise(wire::Rejected::${rejected});`);
      }
      const [lines, value] = reading(type, name, `n${i}`);
      for (const line of lines) file.print(line);
      const isByte = packed && type.kind === 'scalar' && type.scalar.wire === 'bool';
      if (value !== name) file.print(`let ${name} = ${value}${isByte ? ' as u8' : ''};`);
    }
  }
}

function counting(type: CountedField, name: string): string[] {
  const { length, min, max } = type;
  if (length.place === 'field') return [];
  const size = length.place === 'prefix' ? length.scalar.size : 0;
  return [`output.count(${name}.len(), ${size}, ${min}, ${max});`];
}

function writing(type: FieldType, name: string, packed = false): string[] {
  switch (type.kind) {
    case 'scalar':
    case 'ranged':
    case 'named': {
      const scalar = type.kind === 'named' ? type.type.scalar : type.scalar;
      const isByte = packed && scalar.wire === 'bool';
      const isHeld = isByte ? `${name} <= 1` : holds(name, type);
      const number = type.kind === 'named' ? `${name}.0` : name;
      const put = `output.number(${number} as u64, ${scalar.size});`;
      return isHeld === undefined ? [put] : [`output.require(${isHeld});`, put];
    }
    case 'struct':
    case 'composite':
      return [`${name}.write(output);`];
    case 'tail':
      return [`if let Some(one) = ${name} { one.write(output); }`];
    case 'octets':
      return [`output.bytes(&${name});`];
    case 'text':
      return [...counting(type, name), `output.bytes(${name}.as_bytes());`];
    case 'bytes':
      return [...counting(type, name), `output.bytes(${name});`];
    case 'list': {
      const body = writing(type.element, 'one').join(' ');
      return [
        ...counting(type, name),
        `output.list(&${name}, ${mostOf(type)}, |output, one| { ${body} });`,
      ];
    }
    case 'zero':
      return [`output.zero(${type.size});`];
    case 'constant': {
      const { size } = type.scalar;
      return [`output.number(${MASK(size, type.value)}, ${size});`];
    }
    case 'length':
      throw new Error('lengths are written by the name of what they are the lengths of');
  }
}

/** Prints what writes fields to `output` from local variables. */
export function printWrites(file: CodeFile, fields: readonly FieldDef[], packed = false): void {
  for (const [i, { type }] of fields.entries()) {
    if (type.kind === 'length') {
      const { at, type: of } = countedBy(fields, type.for);
      file.print(`output.count(${local(at)}.len(), ${type.scalar.size}, ${of.min}, ${of.max});`);
      continue;
    }
    for (const line of writing(type, local(i), packed)) file.print(line);
  }
}
