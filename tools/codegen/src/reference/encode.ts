/**
 * The reference encoder: slow, and of nothing but the declared order of fields.
 *
 * It shares no code with the emitters and looks at none of the offsets and sizes that the linker
 * computes: bytes are made from the digits of hexadecimal numbers and put one after another. What
 * it gives is compared with what generated codecs give.
 */
import type { FieldDef, FieldType, FrameDef, ServiceDef, StructDef } from '../model/types.ts';

/** A value of a field: a number of any size, text, bytes, or a record. */
export type ReferenceValue =
  | bigint
  | string
  | readonly number[]
  | { readonly [name: string]: ReferenceValue };

/** A record's values by the names of its fields. Padding and constants have none. */
export type ReferenceRecord = { readonly [name: string]: ReferenceValue };

/** How many bytes a number of a wire type takes: `u53` is carried in 64 bits. */
const WIDTHS: Readonly<Record<string, number>> = {
  u8: 1,
  u16: 2,
  u32: 4,
  i32: 4,
  u53: 8,
  u64: 8,
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

function field(type: FieldType, value: ReferenceValue | undefined, name: string): string {
  switch (type.kind) {
    case 'zero':
      return '00'.repeat(type.size);
    case 'constant':
      return digits(BigInt(type.value), type.scalar.wire);
    case 'scalar':
    case 'named': {
      if (typeof value !== 'bigint') throw new Error(`${name} is no number`);
      return digits(value, type.kind === 'scalar' ? type.scalar.wire : type.type.scalar.wire);
    }
    case 'struct': {
      if (typeof value !== 'object' || Array.isArray(value)) throw new Error(`${name}: no record`);
      return referenceFields(type.type.fields, value as ReferenceRecord);
    }
    case 'text':
    case 'bytes': {
      const bytes = typeof value === 'string' ? utf8(value) : value;
      if (!Array.isArray(bytes)) throw new Error(`${name} is neither text nor bytes`);
      return digits(BigInt(bytes.length), type.length.wire) + run(bytes as readonly number[]);
    }
  }
}

/** Fields one after another, in hexadecimal. */
export function referenceFields(fields: readonly FieldDef[], values: ReferenceRecord): string {
  return fields.map(({ name, type }) => field(type, values[name], name)).join('');
}

/** A structure in hexadecimal. */
export function referenceStruct(type: StructDef, values: ReferenceRecord): string {
  return referenceFields(type.fields, values);
}

/** What the header of a frame holds. */
export type ReferenceHeader = {
  /** As it is on the wire: bit 7 set in replies and events. */
  readonly opcode: number;
  readonly status?: number;
  readonly nonce?: bigint;
};

/** A frame in hexadecimal: magic, version, opcode, what else its header has, then its fields. */
export function referenceFrame(
  { envelope }: ServiceDef,
  frame: FrameDef,
  header: ReferenceHeader,
  values: ReferenceRecord,
): string {
  const parts = frame.header.map(({ name }) => {
    if (name === 'magic') return run(utf8(envelope.magic));
    if (name === 'version') return digits(BigInt(envelope.version), 'u8');
    if (name === 'opcode') return digits(BigInt(header.opcode), 'u8');
    if (name === 'status') return digits(BigInt(header.status ?? 0), 'u8');
    return digits(header.nonce ?? 0n, envelope.nonce.wire);
  });
  return parts.join('') + referenceFields(frame.fields, values);
}
