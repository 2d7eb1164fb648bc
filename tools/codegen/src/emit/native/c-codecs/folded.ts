/** Heads of functions in lines of a page's width. */

const WIDTH = 100;

/** A head of a function, broken behind commas if it is too long; other lines as they are. */
export function folded(line: string): string {
  if (line.length <= WIDTH || !line.startsWith('static inline ')) return line;
  const lines: string[] = [];
  for (const part of line.split(/(?<=[,(]) ?(?=\S)/)) {
    const last = lines.at(-1);
    const more = last === undefined || last.endsWith('(') ? part : ` ${part}`;
    if (last === undefined) lines.push(part);
    else if (last.length + more.length > WIDTH) lines.push(`    ${part}`);
    else lines[lines.length - 1] = last + more;
  }
  return lines.join('\n');
}
