/** A contract as a tree of what its text says: printed for the reader, and made smaller for people. */

/** A value of the literal subset. */
export type Tree =
  /** A literal or a name of the language, as it is written. */
  | string
  | { readonly call: string; readonly args: readonly Tree[] }
  | { readonly list: readonly Tree[] }
  | { readonly keys: readonly (readonly [name: string, value: Tree])[]; readonly docs?: Docs };

/** The comments of keys. */
type Docs = Readonly<Record<string, string>>;

/** A contract file before it is text. */
export type DrawnFile = { readonly file: string; readonly tree: Tree };

/** A string literal that the parser reads back as it is. */
export function str(value: string): string {
  const body = JSON.stringify(value).slice(1, -1).replaceAll("'", "\\'").replaceAll('\\"', '"');
  return `'${body.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** A call of a constructor. */
export const call = (name: string, ...args: readonly Tree[]): Tree => ({ call: name, args });

/** An object; entries without a value are left out. */
export function object(
  entries: Readonly<Record<string, Tree | undefined>> | readonly (readonly [string, Tree])[],
  docs?: Docs,
): Tree {
  const list = Array.isArray(entries)
    ? (entries as readonly (readonly [string, Tree])[])
    : Object.entries(entries).flatMap(([name, value]): [string, Tree][] =>
        value === undefined ? [] : [[name, value as Tree]],
      );
  return { keys: list, ...(docs && { docs }) };
}

const word = /^[A-Za-z_$][\w$]*$/;

function text(tree: Tree, depth: number): string {
  if (typeof tree === 'string') return tree;
  if ('call' in tree) return `${tree.call}(${tree.args.map((one) => text(one, depth)).join(', ')})`;
  if ('list' in tree) return `[${tree.list.map((one) => text(one, depth)).join(', ')}]`;
  if (tree.keys.length === 0) return '{}';
  const tab = '  '.repeat(depth + 1);
  const lines = tree.keys.map(([name, value]) => {
    const doc =
      tree.docs !== undefined && Object.hasOwn(tree.docs, name) ? tree.docs[name] : undefined;
    const said = doc === undefined ? '' : `${tab}/** ${doc.replaceAll('*/', '')} */\n`;
    return `${said}${tab}${word.test(name) ? name : str(name)}: ${text(value, depth + 1)},\n`;
  });
  return `{\n${lines.join('')}${'  '.repeat(depth)}}`;
}

/** The text of a contract. All names of the language are imported. */
export function printed(tree: Tree, names: readonly string[]): string {
  const imports = `import { ${names.join(', ')} } from '@abicus/contract';`;
  return `${imports}\n\nexport default contract(${text(tree, 0)});\n`;
}

const without = <T>(list: readonly T[], i: number): T[] => list.filter((_, at) => at !== i);

/** Every tree that lacks one entry or item of this one, those that lack most first. */
export function* smaller(tree: Tree): Generator<Tree> {
  if (typeof tree === 'string') return;
  if ('call' in tree) {
    for (const [i, arg] of tree.args.entries()) {
      for (const less of smaller(arg)) yield { ...tree, args: tree.args.with(i, less) };
    }
  } else if ('list' in tree) {
    for (const i of tree.list.keys()) yield { list: without(tree.list, i) };
    for (const [i, item] of tree.list.entries()) {
      for (const less of smaller(item)) yield { list: tree.list.with(i, less) };
    }
  } else {
    const { docs, keys } = tree;
    if (docs !== undefined) yield { keys };
    for (const i of keys.keys()) yield { ...tree, keys: without(keys, i) };
    for (const [i, [name, value]] of keys.entries()) {
      for (const less of smaller(value)) yield { ...tree, keys: keys.with(i, [name, less]) };
    }
  }
}
