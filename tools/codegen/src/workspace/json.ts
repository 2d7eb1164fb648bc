/** Finds the positions of the members of a JSON object, which `JSON.parse` does not return. */

/** A member of the outermost object: its key, its value, and the place of the value. */
export type Member = {
  readonly key: string;
  /** Undefined for an array or an object. */
  readonly value: unknown;
  readonly line: number;
  readonly col: number;
};

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;

/** The members of a text that is JSON and an object, in its order; a key that is given twice comes twice. */
export function membersOf(text: string): Member[] {
  const members: Member[] = [];
  let depth = 0;
  let key: string | undefined;
  let before = '';
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const opens = token === '{' || token === '[';
    if (depth === 1 && before === ':' && key !== undefined) {
      const line = text.slice(0, index).split('\n').length;
      const col = index - text.lastIndexOf('\n', index - 1);
      members.push({ key, value: opens ? undefined : JSON.parse(token), line, col });
      key = undefined;
    } else if (depth === 1 && token.startsWith('"')) key = String(JSON.parse(token));
    if (opens) depth++;
    if (token === '}' || token === ']') depth--;
    before = token;
  }
  return members;
}
