/**
 * Finds keys that two kinds of entries share, or that a listing of one would find of the other. Keys
 * are compared as languages, ignoring the lengths of parts: whatever both could be is reported, with
 * an example.
 */
import { KEY_ALPHABETS, type KeyTemplate } from '@abicus/wire/persisted';

/** Printable characters of ASCII. */
const PRINTABLE: readonly string[] = Array.from({ length: 95 }, (_, i) =>
  String.fromCharCode(32 + i),
);

/** A place in a key: one character, or one or more of a class; `any` is any rest. */
type Item = { readonly chars: ReadonlySet<string>; readonly many: boolean; readonly any: boolean };

/** The characters of each kind of part. */
const CLASSES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(KEY_ALPHABETS).map(([kind, { one }]) => {
    const whole = new RegExp(`^${one}$`);
    return [kind, new Set(PRINTABLE.filter((char) => whole.test(char)))];
  }),
);

/** The characters of a part. */
export function charsOf(kind: string): ReadonlySet<string> {
  return CLASSES.get(kind) ?? new Set();
}

function itemsOf(template: KeyTemplate): Item[] {
  return template.flatMap((part): Item[] =>
    typeof part === 'string'
      ? Array.from(part, (char) => ({ chars: new Set([char]), many: false, any: false }))
      : [{ chars: charsOf(part.kind), many: true, any: false }],
  );
}

const ANY: Item = { chars: new Set(PRINTABLE), many: true, any: true };

/** The position in a key: the item, and whether at least one character of it was read. */
type State = { readonly at: number; readonly inside: boolean };

function isEnd(items: readonly Item[], { at, inside }: State): boolean {
  const item = items[at];
  if (item === undefined) return true;
  return at === items.length - 1 && ((item.many && inside) || item.any);
}

/** The possible next characters, and the positions after them. */
function stepsOf(items: readonly Item[], { at, inside }: State): (readonly [Item, State])[] {
  const item = items[at];
  if (item === undefined) return [];
  if (!item.many) return [[item, { at: at + 1, inside: false }]];
  const own: readonly [Item, State] = [item, { at, inside: true }];
  return inside ? [own, ...stepsOf(items, { at: at + 1, inside: false })] : [own];
}

/** The shortest text that matches both; nothing if there is none. */
function commonText(a: readonly Item[], b: readonly Item[]): string | undefined {
  const start: State = { at: 0, inside: false };
  const queue: (readonly [State, State, string])[] = [[start, start, '']];
  const known = new Set<string>();
  for (const [left, right, text] of queue) {
    if (isEnd(a, left) && isEnd(b, right)) return text;
    for (const [one, nextLeft] of stepsOf(a, left)) {
      for (const [other, nextRight] of stepsOf(b, right)) {
        const [char] = [...one.chars].filter((each) => other.chars.has(each));
        const key = `${nextLeft.at} ${nextLeft.inside} ${nextRight.at} ${nextRight.inside}`;
        if (char === undefined || known.has(key)) continue;
        known.add(key);
        queue.push([nextLeft, nextRight, text + char]);
      }
    }
  }
  return undefined;
}

/** The common prefix of all keys of a template. */
export function prefixOf(template: KeyTemplate): string {
  const [first] = template;
  return typeof first === 'string' ? first : '';
}

/** A key that matches both templates; nothing if there is none. */
export function commonKey(a: KeyTemplate, b: KeyTemplate): string | undefined {
  return commonText(itemsOf(a), itemsOf(b));
}

/** A key of the second template with the prefix of the first; nothing if there is none. */
export function keySeenBy(scanned: KeyTemplate, other: KeyTemplate): string | undefined {
  return commonText([...itemsOf([prefixOf(scanned)]), ANY], itemsOf(other));
}
