/** Checks before a text is parsed: its size, its encoding and its depth. */
import { ParseFault } from './tree.ts';

/** The largest file in bytes. */
export const SIZE_MAX: number = 1024 * 1024;
/** The deepest nesting of lists and tables. */
export const DEPTH_MAX = 64;

/**
 * The longest string, number or key of TOML in characters: its parser passes each to one call as
 * arguments, whose number the host bounds.
 */
export const TOKEN_MAX = 32_768;

/**
 * Matches strings and comments, in which brackets do not nest; brackets; and other runs without
 * blanks. An unterminated string matches to the end of its line or text: otherwise each of its quotes
 * would be tried as the start of another string, in quadratic time.
 */
const TOKEN =
  /"""(?:[^"\\]|\\[^]|"(?!""))*(?:"{3,5})?|'''[^]*?(?:'{3,5}|$)|"(?:[^"\\\n]|\\[^])*"?|'[^'\n]*'?|#[^\n]*|[[{]|[\]}]|[^\s"'#[\]{},=]+/g;

/** The place of an offset in a text. */
export function placeAt(
  text: string,
  offset: number,
): { readonly line: number; readonly col: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, col: offset - before.lastIndexOf('\n') };
}

/**
 * Throws a fault if a text is too large, is not well-formed, nests too deep, or has a token that is
 * too long.
 */
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
