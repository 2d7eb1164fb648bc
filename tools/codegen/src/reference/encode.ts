/**
 * The reference encoder: slow, and of nothing but the declared order of fields.
 *
 * It shares no code with the emitters and looks at none of the offsets and sizes that the linker
 * computes: bytes are made from the digits of hexadecimal numbers and put one after another. What
 * it gives is compared with what generated codecs give.
 */
import type {
  ElementType,
  FieldDef,
  FieldType,
  FrameDef,
  LengthDef,
  ServiceDef,
  StructDef,
  VariantDef,
  VersionDef,
} from '../model/types.ts';

/**
 * A value of a field: a number of any size, a boolean, text, bytes, a list, or a record. Of a choice
 * between forms, a record whose `kind` is the name of the form.
 */
export type ReferenceValue =
  | bigint
  | boolean
  | string
  | readonly number[]
  | readonly ReferenceValue[]
  | { readonly [name: string]: ReferenceValue };

/**
 * A record's values by the names of its fields. Padding, constants and lengths have none; a tail
 * that is absent has none either.
 */
export type ReferenceRecord = { readonly [name: string]: ReferenceValue };

/** How many bytes a number of a wire type takes: `u53` is carried in 64 bits. */
const WIDTHS: Readonly<Record<string, number>> = {
  u8: 1,
  u16: 2,
  u32: 4,
  u53: 8,
  u64: 8,
  i8: 1,
  i16: 2,
  i32: 4,
  i64: 8,
  bool: 1,
};

/** Little-endian digits of a number in two's complement, two per byte. */
function digits(value: bigint, wire: string): string {
  const bytes = WIDTHS[wire];
  if (bytes === undefined) throw new Error(`no width for ${wire}`);
  const whole = value < 0n ? 16n ** BigInt(2 * bytes) + value : value;
  const big = whole.toString(16).padStart(2 * bytes, '0');
  if (big.length > 2 * bytes) throw new Error(`${value} does not fit ${wire}`);
  let reversed = '';
  for (let end = big.length; end > 0; end -= 2) reversed += big.substring(end - 2, end);
  return reversed;
}

/** The bytes of text in UTF-8, by the table of the standard. */
function utf8(text: string): number[] {
  return Array.from(text).flatMap((character) => {
    const point = character.codePointAt(0) ?? 0;
    const tail = (shift: number): number => 128 + (Math.floor(point / 2 ** shift) % 64);
    if (point < 0x80) return [point];
    if (point < 0x800) return [192 + Math.floor(point / 64), tail(0)];
    if (point < 0x1_0000) return [224 + Math.floor(point / 4096), tail(6), tail(0)];
    return [240 + Math.floor(point / 262_144), tail(12), tail(6), tail(0)];
  });
}

function run(bytes: readonly number[]): string {
  return bytes.map((byte) => digits(BigInt(byte), 'u8')).join('');
}

function isRecord(value: ReferenceValue | undefined): value is ReferenceRecord {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The parts of what has a length: bytes of text, bytes, or elements. */
function partsOf(value: ReferenceValue | undefined, name: string): readonly unknown[] {
  const parts = typeof value === 'string' ? utf8(value) : value;
  if (!Array.isArray(parts)) throw new Error(`${name} has no length`);
  return parts;
}

/** The length that stands right before what it counts, if it does. */
function prefix(length: LengthDef, count: number): string {
  return length.place === 'prefix' ? digits(BigInt(count), length.scalar.wire) : '';
}

function integer(wire: string, value: ReferenceValue | undefined, name: string): string {
  if (wire === 'bool') {
    if (typeof value !== 'boolean') throw new Error(`${name} is no boolean`);
    return value ? '01' : '00';
  }
  if (typeof value !== 'bigint') throw new Error(`${name} is no number`);
  return digits(value, wire);
}

/** The form that a value is of, by its `kind`. */
function variantOf(
  variants: readonly VariantDef[],
  { kind }: ReferenceRecord,
  name: string,
): VariantDef {
  const found = variants.find((one) => one.name === kind);
  if (found === undefined) {
    throw new Error(`${name} has no form '${typeof kind === 'string' ? kind : ''}'`);
  }
  return found;
}

function named(
  type: Extract<FieldType, { kind: 'struct' | 'composite' | 'tail' }>['type'],
  value: ReferenceValue | undefined,
  name: string,
): string {
  if (!isRecord(value)) throw new Error(`${name} is no record`);
  switch (type.kind) {
    case 'struct':
    case 'record':
      return referenceFields(type.fields, value);
    case 'union': {
      const { tag, fields } = variantOf(type.variants, value, name);
      return digits(BigInt(tag), type.tag.wire) + referenceFields(fields, value);
    }
    case 'sized':
      return referenceFields(variantOf(type.variants, value, name).fields, value);
  }
}

function field(type: FieldType, record: ReferenceRecord, name: string): string {
  // The one form whose bytes are those of another field.
  if (type.kind === 'length') {
    return digits(BigInt(partsOf(record[type.for], type.for).length), type.scalar.wire);
  }
  return encoded(type, record[name], name);
}

function encoded(
  type: Exclude<FieldType, { kind: 'length' }>,
  value: ReferenceValue | undefined,
  name: string,
): string {
  switch (type.kind) {
    case 'zero':
      return '00'.repeat(type.size);
    case 'constant':
      return digits(BigInt(type.value), type.scalar.wire);
    case 'scalar':
    case 'ranged':
      return integer(type.scalar.wire, value, name);
    case 'named':
      return integer(type.type.scalar.wire, value, name);
    case 'struct':
    case 'composite':
      return named(type.type, value, name);
    case 'tail':
      return value === undefined ? '' : named(type.type, value, name);
    case 'octets': {
      const bytes = partsOf(value, name);
      if (bytes.length !== type.size)
        throw new Error(`${name}: ${bytes.length} is not ${type.size}`);
      return run(bytes as readonly number[]);
    }
    case 'text':
    case 'bytes': {
      const bytes = partsOf(value, name) as readonly number[];
      return prefix(type.length, bytes.length) + run(bytes);
    }
    case 'list': {
      const elements = partsOf(value, name) as readonly ReferenceValue[];
      const parts = elements.map((one) => encoded(type.element, one, `an element of ${name}`));
      return prefix(type.length, elements.length) + parts.join('');
    }
  }
}

/** An element of a list in hexadecimal. */
export function referenceElement(type: ElementType, value: ReferenceValue): string {
  return encoded(type, value, 'an element');
}

/** Fields one after another, in hexadecimal. */
export function referenceFields(fields: readonly FieldDef[], values: ReferenceRecord): string {
  return fields.map(({ name, type }) => field(type, values, name)).join('');
}

/** A structure in hexadecimal. */
export function referenceStruct(type: StructDef, values: ReferenceRecord): string {
  return referenceFields(type.fields, values);
}

/** What surrounds the fields of a frame. */
export type ReferenceHeader = {
  /** As it is on the wire: bit 7 set in replies and events. */
  readonly opcode: number;
  readonly status?: number;
  readonly nonce?: bigint;
  /** The name of the version, where the envelope has several and the frame is no event. */
  readonly version?: string;
};

/** What a frame is: bit 7 tells what a service sends, and a status what answers a request. */
function sideOf({ opcode }: ReferenceHeader, { header }: FrameDef): 'request' | 'reply' | 'event' {
  if (opcode < 0x80) return 'request';
  return header.some(({ name }) => name === 'status') ? 'reply' : 'event';
}

/** Events are those of the last version; of other frames it has to be said where there are several. */
function versionOf(
  { name, envelope: { versions } }: ServiceDef,
  header: ReferenceHeader,
  side: string,
): VersionDef {
  const [only, second] = versions;
  const found =
    header.version !== undefined
      ? versions.find((one) => one.name === header.version)
      : second === undefined
        ? only
        : side === 'event'
          ? versions.at(-1)
          : undefined;
  if (found === undefined) throw new Error(`${name} has no version '${header.version ?? ''}'`);
  return found;
}

/**
 * A frame in hexadecimal: magic, version, opcode, what else its header has, then its fields, then a
 * nonce that stands at the end.
 */
export function referenceFrame(
  service: ServiceDef,
  frame: FrameDef,
  header: ReferenceHeader,
  values: ReferenceRecord,
): string {
  const side = sideOf(header, frame);
  const version = versionOf(service, header, side);
  const nonce = (): string =>
    version.nonce === undefined ? '' : digits(header.nonce ?? 0n, version.nonce.wire);
  const parts = version[side].map(({ name }) => {
    if (name === 'magic') return run(utf8(service.envelope.magic));
    if (name === 'version') return digits(BigInt(version.number), 'u8');
    if (name === 'opcode') return digits(BigInt(header.opcode), 'u8');
    if (name === 'status') return digits(BigInt(header.status ?? 0), 'u8');
    return nonce();
  });
  const end = version.place === 'end' && side !== 'event' ? nonce() : '';
  return parts.join('') + referenceFields(frame.fields, values) + end;
}
