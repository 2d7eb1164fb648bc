/** Envelopes: what every frame of a service starts with. */
import type { Envelope } from '@abicus/contract';
import type { FieldDef } from './shape/values.ts';
import type { FrameDef, HeaderField } from './shape/services.ts';
import { totalSize } from './fields.ts';

const START: readonly HeaderField[] = [
  { name: 'magic', offset: 0, size: 2 },
  { name: 'version', offset: 2, size: 1 },
  { name: 'opcode', offset: 3, size: 1 },
];

function append(
  fields: readonly HeaderField[],
  name: HeaderField['name'],
  size: number,
): HeaderField[] {
  return [...fields, { name, offset: headerSize(fields), size }];
}

/** The bytes that a header takes. */
export function headerSize(fields: readonly HeaderField[]): number {
  return fields.reduce((sum, field) => sum + field.size, 0);
}

/** The headers of the three kinds of frame. An event has neither nonce nor status. */
export function headersOf(envelope: Envelope): {
  readonly request: readonly HeaderField[];
  readonly reply: readonly HeaderField[];
  readonly event: readonly HeaderField[];
} {
  const width = { status: 1, nonce: envelope.nonce.size };
  let reply = START;
  for (const name of envelope.reply) reply = append(reply, name, width[name]);
  return { request: append(START, 'nonce', width.nonce), reply, event: START };
}

/** A frame from its header and its packed fields. */
export function frameOf(header: readonly HeaderField[], fields: readonly FieldDef[]): FrameDef {
  const [min, max] = totalSize(fields);
  const size = headerSize(header);
  return { header, headerSize: size, fields, minSize: size + min, maxSize: size + max };
}
