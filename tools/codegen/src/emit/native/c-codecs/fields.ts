/** Statements that read and write the fields of a frame, record or form, one after another. */
import type { ElementType, FieldDef, FieldType, ListType } from '../../../model/types.ts';
import type { CodeFile } from '../../../output/code-file.ts';
import { cField, cHas, cTypeCodec } from '../../../names/c.ts';
import { cNumber } from '../c-types.ts';
import { countedBy, hasValue, valuesIn, type CountedField } from '../reach.ts';
import { setOf } from '../sets.ts';
import { cCondition } from './sets.ts';
import { cHeld } from './values.ts';

/** Where statements go, and what stands before the names of values: `value->`. */
export type Place = {
  readonly file: CodeFile;
  readonly prefix: string;
  readonly base: string;
  /** Values are in a packed structure, where padding and constants are members and a bool is a byte. */
  readonly packed?: boolean;
};

/** What a value outside the set of a field costs: a status; nothing if it is malformed as all else. */
export type Cost = (field: FieldDef) => string | undefined;

const hex = (value: bigint): string =>
  value < 10n ? String(value) : `UINT64_C(0x${value.toString(16)})`;

const isBool = (type: FieldType): boolean => type.kind === 'scalar' && type.scalar.wire === 'bool';

function width(type: FieldType): number {
  if (type.kind === 'named') return type.type.size;
  return 'scalar' in type ? type.scalar.size : 0;
}

/** The condition that a number is a value: by the function of its type, or by its bounds. */
function condition(prefix: string, name: string, type: FieldType): string | undefined {
  if (type.kind === 'named') {
    return setOf(type) && `${cTypeCodec(prefix, 'is', type.type)}(${name})`;
  }
  return cCondition(name, type);
}

/** Local variables of lengths that stand ahead, by field: `n0`, `n1`. */
function lengthNames(fields: readonly FieldDef[]): ReadonlyMap<string, string> {
  const all = fields.filter(({ type }) => type.kind === 'length');
  return new Map(all.map(({ name }, i) => [name, `n${i}`]));
}

function countRead(prefix: string, type: CountedField, ahead: ReadonlyMap<string, string>): string {
  const { length, min, max } = type;
  const p = `${prefix}_wire`;
  if (length.place === 'prefix') return `${p}_get_count(in, ${length.scalar.size}, ${min}, ${max})`;
  if (length.place === 'rest') return `${p}_within(in, in->left, ${min}, ${max})`;
  return ahead.get(length.field) ?? '';
}

/** Reads what is no list: a field, or an element. */
function readOne(
  { file, prefix, packed = false }: Place,
  type: Exclude<FieldType, ListType>,
  to: string,
  ahead: ReadonlyMap<string, string>,
): void {
  const p = `${prefix}_wire`;
  switch (type.kind) {
    case 'scalar':
    case 'ranged':
    case 'named': {
      if (isBool(type)) {
        file.print(`${to} = ${p}_get_bool(in);`);
        return;
      }
      const [carrier] = cHeld(prefix, type);
      const cast = carrier === 'uint64_t' ? '' : `(${carrier})`;
      file.print(`${to} = ${cast}${p}_get(in, ${width(type)});`);
      const holds = condition(prefix, to, type);
      if (holds !== undefined) file.print(`${p}_demand(in, ${holds});`);
      return;
    }
    case 'struct':
    case 'composite':
    case 'tail':
      file.print(`${cTypeCodec(prefix, 'decode', type.type)}(in, &${to});`);
      return;
    case 'octets':
      file.print(`${p}_get_octets(in, ${to}, ${type.size});`);
      return;
    case 'text':
    case 'bytes':
      file.print(`${to} = ${p}_get_${type.kind}(in, ${countRead(prefix, type, ahead)});`);
      return;
    // A structure with other constants or padding is a value outside its set, as all that it does not hold.
    case 'zero':
      if (packed) {
        file.print(`${p}_get_octets(in, ${to}, ${type.size});`);
        file.print(`${p}_demand(in, ${p}_is_zero(${to}, ${type.size}));`);
      } else file.print(`${p}_get_zero(in, ${type.size});`);
      return;
    case 'constant': {
      const { size } = type.scalar;
      const value = hex(BigInt.asUintN(8 * size, BigInt(type.value)));
      if (packed) {
        file.print(`${p}_demand(in, ${p}_get(in, ${size}) == ${value});`);
        file.print(`${to} = ${cNumber(type.value)};`);
      } else file.print(`${p}_get_constant(in, ${size}, ${value});`);
      return;
    }
    case 'length':
      throw new Error('lengths are read with what they are the lengths of');
  }
}

/** Reads an element and drops it: what counts is that it is there, and a value. */
function readElement(place: Place, type: ElementType): void {
  const { file, prefix } = place;
  const nothing = new Map<string, string>();
  const p = `${prefix}_wire`;
  if (type.kind === 'text' || type.kind === 'bytes') {
    file.print(`(void)${p}_get_${type.kind}(in, ${countRead(prefix, type, nothing)});`);
  } else if (type.kind === 'octets') file.print(`(void)${p}_get_bytes(in, ${type.size});`);
  else if (isBool(type)) file.print(`(void)${p}_get_bool(in);`);
  else if ('scalar' in type && setOf(type) === undefined) {
    file.print(`(void)${p}_get(in, ${width(type)});`);
  } else {
    const [held] = cHeld(prefix, type);
    file.print(`${held} one;`);
    readOne(place, type, 'one', nothing);
    if (type.kind === 'named') file.print('(void)one;');
  }
}

function readList(
  place: Place,
  type: ListType,
  to: string,
  ahead: ReadonlyMap<string, string>,
): void {
  const { file, prefix } = place;
  const p = `${prefix}_wire`;
  const isRest = type.length.place === 'rest';
  file.print(`${to} = ${p}_get_list(in, ${isRest ? '0' : countRead(prefix, type, ahead)});`);
  const more = isRest ? `${p}_more_left(in, &${to}, i, ${type.max})` : `${p}_more(in, &${to}, i)`;
  file.block(`for (size_t i = 0; ${more}; i++)`, () => readElement(place, type.element));
  if (isRest && type.min > 0) {
    file.print(`${p}_within(in, ${to}.count, ${type.min}, ${type.max});`);
  }
  if (type.bytes !== undefined) file.print(`${p}_within(in, ${to}.size, 0, ${type.bytes});`);
}

/** Prints what reads fields from `in`. */
export function printReads(place: Place, fields: readonly FieldDef[], cost: Cost): void {
  const { file, prefix, base } = place;
  const p = `${prefix}_wire`;
  const ahead = lengthNames(fields);
  const values = valuesIn(fields);
  const malformed = `${prefix.toUpperCase()}_WIRE_MALFORMED`;
  let current: string | undefined;
  for (const field of fields) {
    const { name, type } = field;
    const to = `${base}${cField(prefix, name)}`;
    if (type.kind === 'length') {
      const { min, max } = countedBy(fields, type.for).type;
      const bounds = `${type.scalar.size}, ${min}, ${max}`;
      file.print(`const size_t ${ahead.get(name) ?? ''} = ${p}_get_count(in, ${bounds});`);
      continue;
    }
    if (hasValue(field) && cost(field) !== current) {
      current = cost(field);
      file.print(`in->otherwise = ${current ?? malformed};`);
    }
    if (type.kind === 'list') readList(place, type, to, ahead);
    else if (type.kind === 'tail') {
      const has = `${base}${cHas(prefix, values, name)}`;
      file.print(`${has} = in->left > 0;`);
      file.block(`if (${has})`, () => readOne(place, type, to, ahead));
    } else readOne(place, type, to, ahead);
  }
}

function countOf(from: string, type: CountedField): string {
  return `${from}.${type.kind === 'list' ? 'count' : 'size'}`;
}

function writeCount({ file, prefix }: Place, from: string, type: CountedField): void {
  const { length, min, max } = type;
  if (length.place === 'field') return;
  const size = length.place === 'prefix' ? length.scalar.size : 0;
  const count = countOf(from, type);
  file.print(`${prefix}_wire_put_count(out, ${count}, ${size}, ${min}, ${max});`);
}

function writeList(place: Place, type: ListType, from: string): void {
  const { file, prefix } = place;
  const p = `${prefix}_wire`;
  file.closed('', '}', () => {
    file.print(`struct ${p}_reader in[1];`);
    file.print(`${p}_open_list(in, ${from});`);
    const more = `i < ${from}.count && in->result == 0`;
    file.block(`for (size_t i = 0; ${more}; i++)`, () => readElement(place, type.element));
    if (type.bytes !== undefined) file.print(`${p}_within(in, ${from}.size, 0, ${type.bytes});`);
    file.print(`${p}_put_list(out, ${from}, in);`);
  });
}

function writeOne(place: Place, type: FieldType, from: string): void {
  const { file, prefix, packed = false } = place;
  const p = `${prefix}_wire`;
  switch (type.kind) {
    case 'scalar':
    case 'ranged':
    case 'named': {
      const holds = condition(prefix, from, type);
      if (holds !== undefined) file.print(`${p}_require(out, ${holds});`);
      else if (packed && isBool(type)) {
        file.print(`${p}_require(out, ${from} <= 1);`);
      }
      const scalar = type.kind === 'named' ? type.type.scalar : type.scalar;
      file.print(`${p}_put(out, ${scalar.signed ? '(uint64_t)' : ''}${from}, ${width(type)});`);
      return;
    }
    case 'struct':
    case 'composite':
    case 'tail':
      file.print(`${cTypeCodec(prefix, 'encode', type.type)}(out, &${from});`);
      return;
    case 'octets':
      file.print(`${p}_put_bytes(out, ${from}, ${type.size});`);
      return;
    case 'text':
      writeCount(place, from, type);
      file.print(`${p}_put_text(out, ${from});`);
      return;
    case 'bytes':
      writeCount(place, from, type);
      file.print(`${p}_put_bytes(out, ${from}.at, ${from}.size);`);
      return;
    case 'list':
      writeCount(place, from, type);
      writeList(place, type, from);
      return;
    case 'zero':
      file.print(`${p}_put_zero(out, ${type.size});`);
      return;
    case 'constant': {
      const value = BigInt.asUintN(8 * type.scalar.size, BigInt(type.value));
      file.print(`${p}_put(out, ${hex(value)}, ${type.scalar.size});`);
      return;
    }
    case 'length':
      throw new Error('lengths are written by the name of what they are the lengths of');
  }
}

/** Prints what writes fields to `out`. */
export function printWrites(place: Place, fields: readonly FieldDef[]): void {
  const { file, prefix, base } = place;
  const values = valuesIn(fields);
  for (const { name, type } of fields) {
    if (type.kind === 'length') {
      const of = countedBy(fields, type.for).type;
      const from = `${base}${cField(prefix, type.for)}`;
      const bounds = `${type.scalar.size}, ${of.min}, ${of.max}`;
      file.print(`${prefix}_wire_put_count(out, ${countOf(from, of)}, ${bounds});`);
      continue;
    }
    const from = `${base}${cField(prefix, name)}`;
    if (type.kind === 'tail') {
      file.block(`if (${base}${cHas(prefix, values, name)})`, () => writeOne(place, type, from));
    } else writeOne(place, type, from);
  }
}
