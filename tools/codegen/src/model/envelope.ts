/** Headers of frames, and frames made of headers and fields. */
import { scalarDef } from './scalars.ts';
import type { Envelope, NoNonce, OneVersion, Scalar, Version } from '@abicus/contract';
import { totalSize } from './fields.ts';
import type { FrameDef, HeaderField, VersionDef } from './shape/services.ts';
import type { FieldDef } from './shape/values.ts';

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

/** The size of a header in bytes. */
export function headerSize(fields: readonly HeaderField[]): number {
  return fields.reduce((sum, field) => sum + field.size, 0);
}

/** The size of a nonce: 0 without one. */
function nonceSize(nonce: Scalar | NoNonce): number {
  return nonce.kind === 'none' ? 0 : scalarDef(nonce).size;
}

/** The headers of the three kinds of frame of a version. An event has neither nonce nor status. */
export function headersOf({
  nonce,
  place = 'header',
  reply: order = ['status', 'nonce'],
}: Pick<Version, 'nonce' | 'place' | 'reply'>): Pick<
  VersionDef,
  'request' | 'reply' | 'event' | 'trailerSize'
> {
  const size = nonceSize(nonce);
  const inHeader = size > 0 && place === 'header';
  let reply = START;
  for (const name of inHeader ? order : (['status'] as const)) {
    reply = append(reply, name, name === 'status' ? 1 : size);
  }
  const request = inHeader ? append(START, 'nonce', size) : START;
  return { request, reply, event: START, trailerSize: inHeader ? 0 : size };
}

/** Whether an envelope has several versions. */
export function isMany(envelope: Envelope): envelope is Exclude<Envelope, OneVersion> {
  return 'versions' in envelope;
}

/**
 * A frame of packed fields, with the header and trailer of each of its versions: the last version
 * determines the offsets.
 */
export function frameOf(
  around: readonly { readonly header: readonly HeaderField[]; readonly trailerSize: number }[],
  fields: readonly FieldDef[],
): FrameDef {
  const [bodyMin, bodyMax] = totalSize(fields);
  const extra = around.map(({ header, trailerSize }) => headerSize(header) + trailerSize);
  const { header = [], trailerSize = 0 } = around.at(-1) ?? {};
  return {
    header,
    headerSize: headerSize(header),
    trailerSize,
    fields,
    bodyMin,
    bodyMax,
    minSize: Math.min(...extra) + bodyMin,
    maxSize: Math.max(...extra) + bodyMax,
  };
}
