/** Reads statements in the text of a changeset, one per line: `authority: approved <id>`. */

/** A mark that opens a block of code; one of backticks has none of them behind it. */
const FENCE = /^[\s>*+-]*(`{3,}(?=[^`]*$)|~{3,})/;

/** The lines of a text outside blocks of code and comments: quoted lines state nothing. */
function visibleLines(text: string): string[] {
  let fence: string | undefined;
  const shown = text.replaceAll(/<!--[^]*?(?:-->|$)/g, '');
  return shown.split(/\r?\n/).filter((line) => {
    const [, mark] = FENCE.exec(line) ?? [];
    if (fence === undefined) {
      fence = mark;
      return mark === undefined;
    }
    const closes = mark !== undefined && mark.startsWith(fence) && line.trim() === mark;
    if (closes) fence = undefined;
    return false;
  });
}

/** The names that follow a phrase, each on a line of its own. */
export function stated(text: string, phrase: string): string[] {
  return visibleLines(text)
    .filter((line) => line.startsWith(`${phrase} `))
    .map((line) => line.slice(phrase.length + 1).trim())
    .filter((name) => /^[@\w./-]+$/.test(name));
}
