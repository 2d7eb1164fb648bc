/** Control characters in lines of a log: which are harmless, and how a line would look without the others. */

/** Colours and other attributes of characters: `ESC [ … m`. */
// oxlint-disable-next-line no-control-regex
const COLOUR = /\u001B\[[\d;:]*m/g;
/** Other sequences that a terminal takes for a command; one that carries a text (a title) is none of them. */
// oxlint-disable-next-line no-control-regex
const COMMAND = /\u001B(?:\[[0-?]*[ -/]*[@-~]|[ -/]*[0-OQ-WYZ\\`-~])/g;
/** All control characters but the tab. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000A-\u001F\u007F-\u009F]/;
const CONTROLS = new RegExp(CONTROL, 'g');

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

/** Whether a text has a control character. */
export function hasControls(text: string): boolean {
  return CONTROL.test(text);
}

/** What a text with control characters may be taken for: as it stands, and as terminals and viewers show it. */
export function shownAs(text: string): readonly string[] {
  const shown = text.replaceAll(COMMAND, '').replaceAll(CONTROLS, '');
  return [text, text.replaceAll(CONTROLS, ''), shown];
}

/** A text in which control characters can be seen, and do nothing. */
export function visible(text: string): string {
  return text.replaceAll(CONTROLS, (one) => {
    return `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
}
