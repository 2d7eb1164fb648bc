/**
 * How facts are written: the lines of a snapshot under heads. A line without indentation is a head, and each indented row
 * below it is a fact that begins with the head: `error kernel.error.` over `EPERM 1` is `error kernel.error.EPERM 1`. A
 * head that ends with a letter is a word of its own.
 */

/** The facts of a text. */
export function linesOf(text: string): string[] {
  const found: string[] = [];
  let head = '';
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (line.startsWith(' ')) found.push(`${head}${/\w$/.test(head) ? ' ' : ''}${line.trim()}`);
    else head = line;
  }
  return found;
}

/** The cells of a table whose columns end with a semicolon. */
export function rowsOf(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(';').map((cell) => cell.trim()));
}

/** The words of a cell. */
export const wordsOf = (cell: string): string[] => cell.split(/ +/).filter((one) => one !== '');
