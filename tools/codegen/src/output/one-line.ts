/** Text of several lines as one: each end of a line, with the blanks around it, is one blank. */
export function oneLine(text: string): string {
  // A pattern for this (`\s*\n\s*`) takes seconds for a line with 100,000 blanks.
  if (!text.includes('\n')) return text;
  const [first = '', ...rest] = text.split('\n');
  const last = rest.pop() ?? '';
  const inner = rest.map((line) => line.trim()).filter((line) => line !== '');
  return [first.trimEnd(), ...inner, last.trimStart()].join(' ');
}
