/**
 * Colours of our scripts and of the programs that they start: on terminals only, or as NO_COLOR and
 * FORCE_COLOR say.
 */
import process from 'node:process';
import { stripVTControlCharacters, styleText } from 'node:util';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether our standard output may have colours, by Node's own rules. */
export function isColoured(): boolean {
  return styleText('red', 'x') !== 'x';
}

/**
 * Environment variables that make a program use colours where we do: many programs check their own
 * output, which is a pipe to us, and vitest does not check at all.
 */
export function coloursFor(env: Environment, coloured: boolean): Readonly<Record<string, string>> {
  if (coloured) return env['FORCE_COLOR'] === undefined ? { FORCE_COLOR: '1' } : {};
  return env['NO_COLOR'] === undefined && env['FORCE_COLOR'] === undefined ? { NO_COLOR: '1' } : {};
}

/**
 * The output of a program as it is shown: without colours where we use none, since some programs
 * cannot be configured.
 */
export function asShown(output: string, coloured: boolean = isColoured()): string {
  return coloured ? output : stripVTControlCharacters(output);
}

/** Colours a word, where colours are used. */
export function paint(colour: 'green' | 'red', text: string): string {
  return styleText(colour, text, { stream: process.stdout });
}
