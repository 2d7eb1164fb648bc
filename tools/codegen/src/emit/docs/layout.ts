/** Records and frames: a picture of their bytes, and a table of their fields. */
import type { FieldDef, FieldType, FrameDef, LengthDef, ValueType } from '../../model/types.ts';
import { plural } from '../../diagnostics/plural.ts';
import { link, type Page } from './links.ts';
import { fenced, inline, mono, table } from './markdown.ts';

/** A run of bytes in a picture. */
type Run = { readonly name: string; readonly offset: number; readonly size: number };

const ROW = 8;
const BYTE = 8;

function label(name: string, width: number): string {
  const text = name.length <= width - 2 ? ` ${name}` : name.slice(0, width);
  return text.padEnd(width);
}

/** The pieces of runs that fall into one row of bytes. */
function cells(runs: readonly Run[], from: number): { text: string; bytes: number }[] {
  return runs.flatMap(({ name, offset, size }) => {
    const start = Math.max(offset, from);
    const bytes = Math.min(offset + size, from + ROW) - start;
    if (bytes <= 0) return [];
    return [{ text: start === offset ? name : `… ${name}`, bytes }];
  });
}

/** A picture of runs of bytes, eight to a line. */
function picture(runs: readonly Run[]): string[] {
  const end = Math.max(...runs.map(({ offset, size }) => offset + size));
  const lines: string[] = [];
  const margin = ' '.repeat(6);
  for (let from = 0; from < end; from += ROW) {
    const row = cells(runs, from);
    const rule = row.map(({ bytes }) => `${'-'.repeat(bytes * BYTE - 1)}+`).join('');
    if (from === 0) lines.push(`${margin}+${rule}`);
    const boxes = row.map(({ text, bytes }) => `${label(text, bytes * BYTE - 1)}|`).join('');
    lines.push(`${String(from).padStart(5)} |${boxes}`, `${margin}+${rule}`);
  }
  return lines;
}

function valueText(page: Page, value: ValueType): string {
  if (value.kind === 'named') return link(page, value.type);
  const { wire, unit } = value.scalar;
  return mono(unit === undefined ? wire : `${wire}, ${unit}`);
}

/** Returns where a length is; `of` is what it counts. */
function lengthText(length: LengthDef, of: string): string {
  if (length.place === 'rest') return 'up to the end of the frame';
  const where = length.place === 'field' ? length.field : length.scalar.wire;
  return length.place === 'field' ? `${of} in ${mono(where)}` : `after a ${mono(where)} of ${of}`;
}

/** Returns the value of a field in words. */
function typeText(page: Page, type: FieldType): string {
  switch (type.kind) {
    case 'scalar':
    case 'named':
      return valueText(page, type);
    case 'ranged': {
      const { wire, unit } = type.scalar;
      const integer = mono(unit === undefined ? wire : `${wire}, ${unit}`);
      return `${integer}, ${type.min} to ${type.max}`;
    }
    case 'struct':
    case 'composite':
      return link(page, type.type);
    case 'zero':
      return 'zero';
    case 'constant':
      return `always ${mono(`0x${type.value.toString(16)}`)}`;
    case 'length':
      return `${mono(type.scalar.wire)}, the length of ${mono(type.for)}`;
    case 'octets':
      return 'bytes';
    case 'text':
    case 'bytes':
      return `${type.kind === 'text' ? 'UTF-8' : 'bytes'}, ${type.min} to ${type.max}, ${lengthText(type.length, 'their length')}`;
    case 'list': {
      const { element, length, min, max } = type;
      const own =
        element.kind === 'octets' ? plural(element.size, 'byte') : typeText(page, element);
      return `list of ${min} to ${max}, ${lengthText(length, 'their number')}: ${own}`;
    }
    case 'tail':
      return `${link(page, type.type)}, or the frame ends here`;
  }
}

function offsetText({ offset, after }: FieldDef): string {
  return [String(offset), ...after.map((name) => `length of ${name}`)].join(' + ');
}

/** A table of fields. */
export function fieldTable(page: Page, fields: readonly FieldDef[]): string[] {
  const rows = fields.map((field) => {
    const { name, type, minSize, maxSize, doc } = field;
    const size = minSize === maxSize ? String(minSize) : `${minSize} to ${maxSize}`;
    return [offsetText(field), size, mono(name), typeText(page, type), inline(doc)];
  });
  return table(['Offset', 'Bytes', 'Field', 'Value', ''], rows);
}

function isFixed({ after, minSize, maxSize }: FieldDef): boolean {
  return after.length === 0 && minSize === maxSize;
}

function runsOf(fields: readonly FieldDef[]): Run[] {
  return fields
    .filter(isFixed)
    .map(({ name, offset, minSize }) => ({ name, offset, size: minSize }));
}

/** Picture and table: runs ahead of the fields, and what comes after them. */
function layout(
  page: Page,
  ahead: readonly Run[],
  fields: readonly FieldDef[],
  behind: readonly string[],
): string[] {
  const runs = [...ahead, ...runsOf(fields)];
  const tail = [
    ...fields.filter((field) => !isFixed(field)).map(({ name }) => name),
    ...behind,
  ].join(', ');
  const lines = runs.length === 0 ? [] : picture(runs);
  if (tail !== '') lines.push(`${' '.repeat(6)}| ${runs.length === 0 ? '' : 'then '}${tail}`);
  return [...(lines.length === 0 ? [] : fenced('text', lines)), ...fieldTable(page, fields)];
}

/** A record: picture and table. */
export function recordLayout(page: Page, fields: readonly FieldDef[]): string[] {
  return layout(page, [], fields, []);
}

/** A frame, header included: picture and table. */
export function frameLayout(page: Page, frame: FrameDef): string[] {
  return layout(page, frame.header, frame.fields, frame.trailerSize > 0 ? ['nonce'] : []);
}

/** A value's type in words, for arguments and results. */
export const valueLabel = valueText;
