/** What is looked at before a text is parsed: its size, its encoding, and how deep it nests. */
import { ParseFault } from './tree.ts';

/** The most bytes of a file. */
export const SIZE_MAX: number = 1024 * 1024;
/** The most levels of lists and tables in each other. */
export const DEPTH_MAX = 64;

/**
 * The most characters of a string, number or key of TOML: its parser gives each to one call, whose
 * arguments are bounded.
 */
export const TOKEN_MAX = 32_768;

/**
 * Strings of TOML and JSON, and comments, in which brackets nest nothing; brackets; and what else
 * stands between blanks. A string without an end is taken for one to the end of its line or text: if
 * it matched nothing, each of its quotes would be looked at as the start of another one without an
 * end, in a time that grows with the square of the text.
 */
const TOKEN =
  /"""(?:[^"\\]|\\[^]|"(?!""))*(?:"{3,5})?|'''[^]*?(?:'{3,5}|$)|"(?:[^"\\\n]|\\[^])*"?|'[^'\n]*'?|#[^\n]*|[[{]|[\]}]|[^\s"'#[\]{},=]+/g;

/** Where an offset is in a text. */
export function placeAt(
  text: string,
  offset: number,
): { readonly line: number; readonly col: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, col: offset - before.lastIndexOf('\n') };
}

/** Throws the fault of a text that is too large, not well-formed, nests too deep, or has a token that is too long. */
export function checkLimits(text: string, tokenMax = Infinity): void {
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
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.length > tokenMax && !token.startsWith('#')) {
      const message = `a string, number or key has no more than ${tokenMax} characters`;
      throw new ParseFault(placeAt(text, index), message, 'a list of shorter strings');
    }
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > DEPTH_MAX) {
      const message = `a file nests no deeper than ${DEPTH_MAX} levels`;
      throw new ParseFault(placeAt(text, index), message, 'fewer levels');
    }
  }
}
