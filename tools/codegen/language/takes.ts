/** What a key or argument takes, in words, from the key tables of the reader. */
import { field } from '../src/read/value-keys.ts';
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

/** The parts of a choice, one by one. */
function choices(spec: Spec, makers: Makers): string[] {
  if (typeof spec !== 'object') return [takesText(spec, makers)];
  if ('one' in spec) return Object.keys(spec.one).map((one) => `\`'${one}'\``);
  if ('kinds' in spec) return kinds(Object.keys(spec.kinds), makers);
  if (!('any' in spec)) return [takesText(spec, makers)];
  // A text beside values that constructors make is the name of one.
  const named = spec.any.some((one) => typeof one === 'object' && 'kinds' in one);
  return spec.any.flatMap((one) => (one === 'string' && named ? ['a name'] : choices(one, makers)));
}

function tupleText(parts: readonly Spec[], makers: Makers): string {
  const [first = 'number'] = parts;
  return `\`[${parts.map(() => '…').join(', ')}]\`, ${parts.length} ${plural(takesText(first, makers))}`;
}

/** A spec in words. */
export function takesText(spec: Spec, makers: Makers): string {
  if (typeof spec === 'string') return plain[spec];
  if (spec === field) return 'a [field](#fields)';
  if ('name' in spec) return NAMES[spec.name];
  if ('tuple' in spec) return tupleText(spec.tuple, makers);
  if ('list' in spec) return `a list of ${plural(takesText(spec.list, makers))}`;
  if ('record' in spec) return recordText(spec.record, makers);
  if ('keys' in spec) return spec.what;
  return 'byKey' in spec ? spec.without.what : either(choices(spec, makers));
}

function recordText(inner: Spec, makers: Makers): string {
  const held = takesText(inner, makers);
  const nested = typeof inner === 'object' && 'record' in inner;
  return nested ? `for each name, ${held}` : `${plural(held)} by name`;
}

/** What a text says of one, said of several. */
function plural(text: string): string {
  return text
    .replace(/^an? list of/, 'lists of')
    .replace(/^an? \[(\w+)\]/, '[$1s]')
    .replace(/^an? ((?:\w+ )*\w+)/, '$1s')
    .replace(/ys$/, 'ies')
    .replace(/^(.*) of an? (\w+)s$/, '$1s of $2s');
}
