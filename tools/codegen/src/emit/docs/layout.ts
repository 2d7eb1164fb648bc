/** Records and frames: a picture of their bytes, and a table of their fields. */
import type { FieldDef, FieldType, FrameDef, ValueType } from '../../model/types.ts';
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

/** Returns the value of a field in words. */
function typeText(page: Page, type: FieldType): string {
  switch (type.kind) {
    case 'scalar':
    case 'named':
      return valueText(page, type);
    case 'struct':
      return link(page, type.type);
    case 'zero':
      return 'zero';
    case 'constant':
      return `always ${mono(`0x${type.value.toString(16)}`)}`;
    case 'text':
    case 'bytes':
      return `${type.kind === 'text' ? 'UTF-8' : 'bytes'}, ${type.min} to ${type.max}, after a ${mono(type.length.wire)} of their length`;
  }
}

function offsetText({ offset, after }: FieldDef): string {
  return [String(offset), ...after.map((name) => `length of ${name}`)].join(' + ');
}

function fieldTable(page: Page, fields: readonly FieldDef[]): string[] {
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

/** A record: picture and table. */
export function recordLayout(page: Page, fields: readonly FieldDef[]): string[] {
  return [...fenced('text', picture(runsOf(fields))), ...fieldTable(page, fields)];
}

/** A frame, header included: picture and table. */
export function frameLayout(page: Page, frame: FrameDef): string[] {
  const tail = frame.fields.filter((field) => !isFixed(field)).map(({ name }) => name);
  const lines = picture([...frame.header, ...runsOf(frame.fields)]);
  if (tail.length > 0) lines.push(`${' '.repeat(6)}| then ${tail.join(', ')}`);
  return [...fenced('text', lines), ...fieldTable(page, frame.fields)];
}

/** A value's type in words, for arguments and results. */
export const valueLabel = valueText;
