/** Finds the positions of the members of a JSON object, which `JSON.parse` does not return. */

/** A member of the outermost object: its key, its value, and the place of the value. */
export type Member = {
  readonly key: string;
  /** Undefined for an array or an object. */
  readonly value: unknown;
  readonly line: number;
  readonly col: number;
  /** The strings of an array, with their places; undefined if it is no array, or holds something else. */
  readonly items?: readonly Item[];
};

/** A string in an array. */
export type Item = { readonly value: string; readonly line: number; readonly col: number };

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;

/** The place of an index of a text. */
function placeIn(text: string, index: number): { line: number; col: number } {
  const line = text.slice(0, index).split('\n').length;
  return { line, col: index - text.lastIndexOf('\n', index - 1) };
}

/** The members of a text that is JSON and an object, in its order; a key that is given twice comes twice. */
export function membersOf(text: string): Member[] {
  const members: Member[] = [];
  let depth = 0;
  let key: string | undefined;
  let items: Item[] | undefined;
  let before = '';
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const opens = token === '{' || token === '[';
    const place = placeIn(text, index);
    if (depth === 1 && before === ':' && key !== undefined) {
      items = token === '[' ? [] : undefined;
      const value: unknown = opens ? undefined : JSON.parse(token);
      members.push({ key, value, ...place, ...(items && { items }) });
      key = undefined;
    } else if (depth === 1 && token.startsWith('"')) key = String(JSON.parse(token));
    else if (depth === 2 && items !== undefined && !/^[,\]]$/.test(token)) {
      if (token.startsWith('"')) items.push({ value: String(JSON.parse(token)), ...place });
      else items = dropItems(members);
    }
    if (opens) depth++;
    if (token === '}' || token === ']') depth--;
    before = token;
  }
  return members;
}

/** An array that holds something else than strings has no items. */
function dropItems(members: Member[]): undefined {
  const last = members.pop();
  if (last === undefined) return;
  const { items: _items, ...rest } = last;
  members.push(rest);
}
