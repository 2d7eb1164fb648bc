/** What a key or argument takes, in words, from the key tables of the reader. */
import type { Spec } from '../src/read/spec.ts';

/** The exports that make a value of a kind. */
export type Makers = ReadonlyMap<string, readonly string[]>;

const NAMES = {
  word: 'a name',
  dashed: 'a name, dashes allowed',
  free: 'a text',
} as const;

const plain = {
  string: 'a text',
  number: 'a number',
  boolean: '`true` or `false`',
  schema: 'a TypeBox schema',
};

function either(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} or ${last}`;
}

function kinds(names: readonly string[], makers: Makers): string[] {
  return names.flatMap((kind) => {
    if (kind === 'scalar') return ['a [scalar](#scalars)'];
    const made = makers.get(kind) ?? [];
    if (made.length === 0) throw new Error(`nothing in the language makes a '${kind}'`);
    return made.map((name) => `[\`${name}\`](#${name.toLowerCase()})`);
  });
}

/** A spec in words. */
export function takesText(spec: Spec, makers: Makers): string {
  if (typeof spec === 'string') return plain[spec];
  if ('name' in spec) return NAMES[spec.name];
  if ('one' in spec) return either(Object.keys(spec.one).map((one) => `\`'${one}'\``));
  if ('kinds' in spec) return either(kinds(Object.keys(spec.kinds), makers));
  if ('tuple' in spec)
    return `\`[…]\` of ${spec.tuple.length}: ${takesText(spec.tuple[0] ?? 'number', makers)}`;
  if ('list' in spec) return `a list of ${plural(takesText(spec.list, makers))}`;
  if ('record' in spec) return `${plural(takesText(spec.record, makers))} by name`;
  if ('any' in spec) {
    // A text beside values that constructors make is the name of one.
    const named = spec.any.some((one) => typeof one === 'object' && 'kinds' in one);
    return either(
      spec.any.map((one) => (one === 'string' && named ? 'a name' : takesText(one, makers))),
    );
  }
  return 'keys' in spec ? spec.what : spec.with.what;
}

function plural(text: string): string {
  const many: Readonly<Record<string, string>> = {
    'a text': 'texts',
    'a number': 'numbers',
    'a name': 'names',
    'a name, dashes allowed': 'names, dashes allowed',
    'a TypeBox schema': 'TypeBox schemas',
  };
  return many[text] ?? text;
}
