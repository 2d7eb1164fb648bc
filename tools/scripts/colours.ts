/** Colours of our scripts and of the programs that they start: on terminals alone, or as NO_COLOR and FORCE_COLOR say. */
import process from 'node:process';
import { stripVTControlCharacters, styleText } from 'node:util';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether what goes to our standard output may have colours. Node's own rules. */
export function isColoured(): boolean {
  return styleText('red', 'x') !== 'x';
}

/**
 * What a program's environment needs beside ours, so that it uses colours where we do: many look at their own output,
 * which is a pipe to us, and vitest doesn't look at all.
 */
export function coloursFor(env: Environment, coloured: boolean): Readonly<Record<string, string>> {
  if (coloured) return env['FORCE_COLOR'] === undefined ? { FORCE_COLOR: '1' } : {};
  return env['NO_COLOR'] === undefined && env['FORCE_COLOR'] === undefined ? { NO_COLOR: '1' } : {};
}

/** Output of a program as it is shown: not all of them can be talked out of their colours. */
export function asShown(output: string, coloured: boolean = isColoured()): string {
  return coloured ? output : stripVTControlCharacters(output);
}

/** A word in a colour, where there are colours. */
export function paint(colour: 'green' | 'red', text: string): string {
  return styleText(colour, text, { stream: process.stdout });
}
