/** Markdown: what the pages are made of. */

/** Text on one line, with what Markdown would take for a table's bar or for HTML escaped. */
export function inline(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .trim();
}

/** A phrase as a sentence; nothing stays nothing. */
export function sentence(text: string): string {
  const line = inline(text);
  if (line === '') return '';
  const start = line.charAt(0).toUpperCase() + line.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}

/** Code in a line. */
export function mono(text: string | number): string {
  return `\`${String(text).replaceAll('|', '\\|')}\``;
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

/** Whether a call may be made again after a failure. */
export function again(retryable: boolean): string {
  return retryable ? 'retryable' : 'terminal';
}

/** Lines between fences. */
export function fenced(language: string, lines: readonly string[]): string[] {
  return [`\`\`\`${language}`, ...lines, '```', ''];
}

/** A paragraph; nothing without text. */
export function paragraph(text: string): string[] {
  return text.trim() === '' ? [] : [text.trim().replaceAll('<', '&lt;'), ''];
}

/** A number as people read it: hexadecimal beside it from 2^16 on. */
export function number(value: number): string {
  return value > 0xffff ? `${value} (0x${value.toString(16)})` : String(value);
}
