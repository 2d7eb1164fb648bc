/** What a document shows of the output of a command: all of it, or with `…` in place of what differs from run to run. */

/** Text as part of a regular expression. */
const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** The outputs that a text shows. A line `…` stands for any lines, also none; a `…` in a line for any characters of it. */
function patternOf(shown: string): RegExp {
  const lines = shown.replace(/\n$/, '').split('\n');
  const body = lines.map((line) =>
    line.trim() === '…' ? '(?:.*\n)*?' : `${line.split('…').map(escaped).join('.*')}\n`,
  );
  return new RegExp(`^${body.join('')}$`);
}

/** Whether a text shows what a command printed. */
export function shows(shown: string, output: string): boolean {
  return patternOf(shown).test(output === '' || output.endsWith('\n') ? output : `${output}\n`);
}
