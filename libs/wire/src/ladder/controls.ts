/** Control characters in log lines: which are harmless, and a line without the others. */
import { CONTROLS } from '../visible.ts';

/** Colours and other attributes of characters: `ESC [ … m`. */
// oxlint-disable-next-line no-control-regex -- it is what finds them
const COLOUR = /\u001B\[[\d;:]*m/g;
/** Other terminal commands, except those that carry a text (a title). */
// oxlint-disable-next-line no-control-regex -- it is what finds them
const COMMAND = /\u001B(?:\[[0-?]*[ -/]*[@-~]|[ -/]*[0-OQ-WYZ\\`-~])/g;
/**
 * Removes harmless controls of a line: colours, and carriage returns at its end. A terminal ends a
 * line with `\r\n`; after two of them it ends with `\r\r\n`.
 */
export function plainLine(line: string): string {
  const text = line.includes('\u001B') ? line.replaceAll(COLOUR, '') : line;
  let end = text.length;
  while (text[end - 1] === '\r') end--;
  return text.slice(0, end);
}

/** What viewers and terminals show of a text with control characters. Neither takes a word apart that has none. */
export function shownAs(text: string): readonly string[] {
  return [text, text.replaceAll(COMMAND, '')].map((shown) => shown.replaceAll(CONTROLS, ''));
}
