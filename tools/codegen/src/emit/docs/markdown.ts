/** Markdown: what the pages are made of. */
import type { ContractDef, Declared, Model } from '../../model/types.ts';

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

/** The file of a contract's page: `rfc-0023-qos.md`. */
export function pageName(contract: ContractDef): string {
  const name = contract.file.slice(contract.file.lastIndexOf('/') + 1);
  return name.replace(/\.contract\.ts$/, '.md');
}

/** The page that is written. */
export type Page = { readonly model: Model; readonly contract: ContractDef };

/** Elements that a contract declares. */
export function ownOf<T extends Declared>(page: Page, elements: readonly T[]): T[] {
  return elements.filter((one) => one.contract === page.contract.slug);
}

/** The name of an element, linked if it is on another page. */
export function link(page: Page, element: Declared): string {
  const other = page.model.contracts.find(({ slug }) => slug === element.contract);
  if (other === undefined || other.slug === page.contract.slug) return mono(element.name);
  return `[${mono(element.name)}](${pageName(other)})`;
}

/** The rungs that prove an element, as text; nothing if there are none. */
export function provenBy({ model }: Page, id: string): string {
  const markers = model.markers.filter(({ proves }) => proves.includes(id));
  return markers.map(({ text }) => mono(text)).join(', ');
}
