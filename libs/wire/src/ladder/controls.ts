/** Control characters in lines of a log: which are harmless, and how a line would look without the others. */
import { CONTROLS } from '../visible.ts';

/** Colours and other attributes of characters: `ESC [ … m`. */
// oxlint-disable-next-line no-control-regex -- it is what finds them
const COLOUR = /\u001B\[[\d;:]*m/g;
/** Other sequences that a terminal takes for a command; one that carries a text (a title) is none of them. */
// oxlint-disable-next-line no-control-regex -- it is what finds them
const COMMAND = /\u001B(?:\[[0-?]*[ -/]*[@-~]|[ -/]*[0-OQ-WYZ\\`-~])/g;
/**
 * A line without what changes no text of it: colours, and carriage returns at its end. A terminal's own end of line is
 * `\r\n`; what passes two of them ends in `\r\r\n`.
 */
export function plainLine(line: string): string {
  const text = line.includes('\u001B') ? line.replaceAll(COLOUR, '') : line;
  let end = text.length;
  while (text[end - 1] === '\r') end--;
  return text.slice(0, end);
}

/** What a text with control characters may be taken for: as it stands, and as terminals and viewers show it. */
export function shownAs(text: string): readonly string[] {
  const shown = text.replaceAll(COMMAND, '').replaceAll(CONTROLS, '');
  return [text, text.replaceAll(CONTROLS, ''), shown];
}
