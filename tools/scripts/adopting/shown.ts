/** Matches a document's text with the output of a command; `…` stands for what differs from run to run. */

/** Text as part of a regular expression. */
const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/**
 * Matches the outputs that a text shows. A line `…` stands for any number of lines, a `…` in a line
 * for any characters.
 */
function patternOf(shown: string): RegExp {
  const lines = shown.replace(/\n$/, '').split('\n');
  const body = lines.map((line) =>
    line.trim() === '…' ? '(?:.*\n)*?' : `${line.split('…').map(escaped).join('.*')}\n`,
  );
  return new RegExp(`^${body.join('')}$`);
}

/** Whether a text shows the output of a command. */
export function shows(shown: string, output: string): boolean {
  return patternOf(shown).test(output === '' || output.endsWith('\n') ? output : `${output}\n`);
}
