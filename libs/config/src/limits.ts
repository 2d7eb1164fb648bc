/** What is looked at before a text is parsed: its size, its encoding, and how deep it nests. */
import { ParseFault } from './tree.ts';

/** The most bytes of a file. */
export const SIZE_MAX: number = 1024 * 1024;
/** The most levels of lists and tables in each other. */
export const DEPTH_MAX = 64;

/** Strings of TOML and JSON, and comments: brackets in them nest nothing. */
const OPAQUE =
  /"""(?:[^"\\]|\\[^]|"(?!""))*"{3,5}|'''[^]*?'{3,5}|"(?:[^"\\\n]|\\[^])*"|'[^'\n]*'|#[^\n]*|[[{]|[\]}]/g;

/** Where an offset is in a text. */
export function placeAt(
  text: string,
  offset: number,
): { readonly line: number; readonly col: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, col: offset - before.lastIndexOf('\n') };
}

/** Throws the fault of a text that is too large, not well-formed, or nests too deep. */
export function checkLimits(text: string): void {
  const start = { line: 1, col: 1 };
  if (text.length > SIZE_MAX || new TextEncoder().encode(text).length > SIZE_MAX) {
    throw new ParseFault(start, 'a file has no more than 1 MiB', 'split it');
  }
  if (!text.isWellFormed()) {
    throw new ParseFault(
      start,
      'the text is no Unicode: half of a character is in it',
      'save it as UTF-8',
    );
  }
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(OPAQUE)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > DEPTH_MAX) {
      const message = `a file nests no deeper than ${DEPTH_MAX} levels`;
      throw new ParseFault(placeAt(text, index), message, 'fewer levels');
    }
  }
}
