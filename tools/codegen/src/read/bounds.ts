/** What a contract may measure. Reading a file's size needs no parser, so these stand alone. */
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';

/** Bytes of a file: thirty times the longest contract that was written by hand. */
export const MAX_BYTES = 1 << 20;

/** Brackets within brackets. Contracts come to 12; the parser's stack ends beyond 1,000. */
export const MAX_DEPTH = 64;

/**
 * Members of objects, items of lists, arguments and statements, counted as the commas, semicolons and
 * opening brackets of the text. The longest contract that was written by hand has 1,600.
 */
export const MAX_ELEMENTS = 20_000;

/**
 * Tokens without a comma, a semicolon or a brace among them. The literal subset needs a dozen; what is
 * longer nests without brackets (`a => a => …`, `- - …`, `a.a.a…`), or is no text of a contract.
 */
export const MAX_CHAIN = 64;

/** What mends a contract that is too long. */
export const SPLIT = 'split it into several contracts';

/** The finding about a file of so many bytes, if those are too many. */
export function tooLarge(file: string, bytes: number): Diagnostic | undefined {
  if (bytes <= MAX_BYTES) return undefined;
  const message = `a contract may have at most ${MAX_BYTES} bytes, this file has ${bytes}`;
  return diagnostic('input/limit', { file, line: 1, col: 1 }, message, { fix: SPLIT });
}
