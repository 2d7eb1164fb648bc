/** Markdown: what the pages are made of. */
import { oneLine } from '../../output/one-line.ts';

/** Text without characters that a reader of the page doesn't see and that could turn what is seen around. */
function seen(text: string): string {
  return text.replaceAll(/(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, ' ');
}

/** Text on one line, with what Markdown would take for a table's bar or for HTML escaped. */
export function inline(text: string): string {
  return oneLine(seen(text)).replaceAll('|', '\\|').replaceAll('<', '&lt;').trim();
}

/** A phrase as a sentence; nothing stays nothing. */
export function sentence(text: string): string {
  const line = inline(text);
  if (line === '') return '';
  const start = line.charAt(0).toUpperCase() + line.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}

/** Code in a line, between more ticks than it has in a row. */
export function mono(text: string | number): string {
  const code = seen(String(text)).replaceAll('|', '\\|').replaceAll('\n', ' ');
  const runs = code.match(/`+/g) ?? [];
  const ticks = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const room = /^`|`$/.test(code) ? ' ' : '';
  return `${ticks}${room}${code}${room}${ticks}`;
}

/** A table; nothing without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

/** A list; nothing without items. */
export function list(items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return [...items.map((item) => `- ${sentence(item)}`), ''];
}

/** A section; nothing if its body is empty. */
export function section(level: number, title: string, body: readonly string[]): string[] {
  if (body.every((line) => line === '')) return [];
  return [`${'#'.repeat(level)} ${title}`, '', ...body, ''];
}

/** Returns the cell of a yes-or-no column. */
export function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** Lines between fences. */
export function fenced(language: string, lines: readonly string[]): string[] {
  return [`\`\`\`${language}`, ...lines, '```', ''];
}

/** Text whose last fence is closed: an open one would take the rest of the page for code. */
function withClosedFence(text: string): string {
  let open = '';
  for (const line of text.split('\n')) {
    const [, fence = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence === '') continue;
    if (open === '') open = fence;
    else if (fence.startsWith(open) && info.trim() === '') open = '';
  }
  return open === '' ? text : `${text}\n${open}`;
}

/** A paragraph; nothing without text. */
export function paragraph(text: string): string[] {
  const trimmed = seen(text).trim();
  return trimmed === '' ? [] : [withClosedFence(trimmed.replaceAll('<', '&lt;')), ''];
}

/** A number as people read it: hexadecimal beside it from 2^16 on. */
export function number(value: number): string {
  return value > 0xffff ? `${value} (0x${value.toString(16)})` : String(value);
}
