/**
 * The outline of an object literal: its keys, and where their values begin and end.
 *
 * Contracts are a literal subset of TypeScript, so brackets, strings and comments are all there is
 * to know. A text that is not well formed gives a shorter outline, never an error: the reader of
 * codegen says what is wrong with it.
 */

/** A key of an object literal, and the span of its value in the text. */
export type Entry = { readonly key: string; readonly start: number; readonly end: number };

const QUOTES = new Set(["'", '"', '`']);
const OPEN = new Set(['{', '[', '(']);
const CLOSE = new Set(['}', ']', ')']);

/** The end of the string or comment that starts at `at`; `at` itself if none does. */
function skip(text: string, at: number): number {
  const char = text.charAt(at);
  if (QUOTES.has(char)) {
    let end = at + 1;
    while (end < text.length && text[end] !== char) end += text[end] === '\\' ? 2 : 1;
    return end + 1;
  }
  if (text.startsWith('//', at)) return endOf(text, '\n', at);
  if (text.startsWith('/*', at)) return endOf(text, '*/', at);
  return at;
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from + 2);
  return found === -1 ? text.length : found + mark.length;
}

/** The first place from `at` on that is neither space nor comment. */
function next(text: string, at: number): number {
  for (let i = at; i < text.length;) {
    const after = QUOTES.has(text.charAt(i)) ? i : skip(text, i);
    if (after === i && !/\s/.test(text.charAt(i))) return i;
    i = Math.max(after, i + 1);
  }
  return text.length;
}

/** Where the value that starts at `at` ends: at a comma or closing bracket of its own depth. */
function endOfValue(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length;) {
    const after = skip(text, i);
    if (after > i) {
      i = after;
      continue;
    }
    const char = text.charAt(i);
    if (depth === 0 && (char === ',' || CLOSE.has(char))) return i;
    if (OPEN.has(char)) depth++;
    if (CLOSE.has(char)) depth--;
    i++;
  }
  return text.length;
}

/** The entries of the object literal whose `{` is the first character from `at` on. */
export function outline(text: string, at: number): Entry[] {
  const entries: Entry[] = [];
  let i = next(text, at);
  if (text[i] !== '{') return entries;
  for (i = next(text, i + 1); i < text.length && text[i] !== '}'; i = next(text, i + 1)) {
    const match = /['"]?([^'":\s]+)['"]?\s*:/y;
    match.lastIndex = i;
    const found = match.exec(text);
    if (found?.[1] === undefined) return entries;
    const start = next(text, match.lastIndex);
    const end = endOfValue(text, start);
    entries.push({ key: found[1], start, end });
    if (text[end] !== ',') return entries;
    i = end;
  }
  return entries;
}

/** Every string in quotes in a part of the text; comments and templates aside. */
export function strings(text: string, start: number, end: number): string[] {
  const found: string[] = [];
  for (let i = start; i < end;) {
    const after = skip(text, i);
    const quoted = text[i] === "'" || text[i] === '"';
    if (quoted) found.push(text.slice(i + 1, after - 1));
    i = Math.max(after, i + 1);
  }
  return found;
}
