/**
 * Limits of a contract's size. Checking a file's size needs no parser, so these have a module of their
 * own.
 */
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';

/** Bytes of a file: thirty times the longest handwritten contract. */
export const MAX_BYTES = 1 << 20;

/** Brackets within brackets. Contracts have up to 12; the parser's stack overflows beyond 1,000. */
export const MAX_DEPTH = 64;

/**
 * Members of objects, items of lists, arguments and statements, counted as the commas, semicolons and
 * opening brackets of the text. The longest handwritten contract has 1,600.
 */
export const MAX_ELEMENTS = 20_000;

/**
 * Tokens without a comma, a semicolon or a brace among them. The literal subset needs a dozen; longer
 * runs nest without brackets (`a => a => …`, `- - …`, `a.a.a…`), or are not a contract.
 */
export const MAX_CHAIN = 64;

/** The fix for a contract that is too long. */
export const SPLIT = 'split it into several contracts';

/** The finding about a file of this many bytes, if there are too many. */
export function tooLarge(file: string, bytes: number): Diagnostic | undefined {
  if (bytes <= MAX_BYTES) return undefined;
  const message = `a contract may have at most ${MAX_BYTES} bytes, this file has ${bytes}`;
  return diagnostic('input/limit', { file, line: 1, col: 1 }, message, { fix: SPLIT });
}
