/**
 * The forms of the language: every key of a contract, every constructor, every option and every word of
 * a closed set, as the key table of the reader says them; and those that a drawn contract has.
 */
import { CONSTRUCTORS } from '../src/read/constructor-keys.ts';
import { CONTRACT } from '../src/read/contract-keys.ts';
import type { Keys, Spec } from '../src/read/spec.ts';
import type { Tree } from './tree.ts';

const TABLE: Readonly<Record<string, readonly Spec[] | { readonly rest: Spec }>> = CONSTRUCTORS;

/** Names of the language that are values, and functions that are no constructors of the table. */
const VALUES = ['u8', 'u16', 'u32', 'u53', 'u64', 'i8', 'i16', 'i32', 'i64'] as const;
const WORDS = ['bool', 'rest', 'none'] as const;
const UNITS = ['ns', 'bytes', 'pages', 'ticks'] as const;
const TIMES = ['ns.micros', 'ns.millis', 'ns.seconds'] as const;

const bare = (spec: Spec | { readonly optional: Spec }): Spec =>
  typeof spec === 'object' && 'optional' in spec ? spec.optional : spec;

function formsOfKeys(into: Set<string>, keys: Keys, at: string): void {
  for (const [key, spec] of Object.entries(keys)) {
    into.add(`${at}.${key}`);
    formsOfSpec(into, bare(spec), `${at}.${key}`);
  }
}

function formsOfSpec(into: Set<string>, spec: Spec, at: string): void {
  if (typeof spec === 'string' || 'kinds' in spec || 'name' in spec) return;
  if ('one' in spec) for (const word of Object.keys(spec.one)) into.add(`${at}=${word}`);
  else if ('list' in spec) formsOfSpec(into, spec.list, `${at}[]`);
  else if ('tuple' in spec) spec.tuple.forEach((one, i) => formsOfSpec(into, one, `${at}[${i}]`));
  else if ('record' in spec) formsOfSpec(into, spec.record, `${at}{}`);
  else if ('any' in spec) for (const one of spec.any) formsOfSpec(into, one, at);
  else if ('byKey' in spec) {
    formsOfKeys(into, spec.with.keys, at);
    formsOfKeys(into, spec.without.keys, at);
  } else formsOfKeys(into, spec.keys, at);
}

/** Every form of the language. */
export function allForms(): Set<string> {
  const forms = new Set<string>([...VALUES, ...WORDS, ...TIMES]);
  for (const value of VALUES) for (const unit of UNITS) forms.add(`${value}.${unit}`);
  for (const [name, args] of Object.entries(TABLE)) {
    forms.add(name);
    if ('rest' in args) formsOfSpec(forms, args.rest, name);
    else args.forEach((spec, i) => formsOfSpec(forms, spec, `${name}#${i}`));
  }
  formsOfKeys(forms, CONTRACT.keys, 'contract');
  return forms;
}

function formsOfTree(into: Set<string>, tree: Tree, spec: Spec | undefined, at: string): void {
  if (typeof tree === 'string') {
    if (/^[ui]\d/.test(tree) || (WORDS as readonly string[]).includes(tree)) into.add(tree);
    const words = oneOf(spec);
    const word = tree.slice(1, -1);
    if (words !== undefined && Object.hasOwn(words, word)) into.add(`${at}=${word}`);
  } else if ('call' in tree) {
    if (!tree.call.startsWith('Type.')) into.add(tree.call);
    const args = TABLE[tree.call];
    for (const [i, arg] of tree.args.entries()) {
      const of = args === undefined || 'rest' in args ? undefined : args[i];
      formsOfTree(into, arg, of, `${tree.call}#${i}`);
    }
  } else if ('list' in tree) {
    for (const [i, item] of tree.list.entries()) formsOfItem(into, item, spec, at, i);
  } else for (const [key, value] of tree.keys) formsOfEntry(into, key, value, spec, at);
}

function formsOfItem(
  into: Set<string>,
  tree: Tree,
  given: Spec | undefined,
  at: string,
  i: number,
) {
  const spec = pick(given, (one) => 'list' in one || 'tuple' in one);
  if (spec === undefined || typeof spec === 'string') return;
  if ('list' in spec) formsOfTree(into, tree, spec.list, `${at}[]`);
  else if ('tuple' in spec) formsOfTree(into, tree, spec.tuple[i], `${at}[${i}]`);
}

type ObjectSpec = Exclude<Spec, string>;

/** The schema of these forms, which may be one of several. */
function pick(spec: Spec | undefined, fits: (one: ObjectSpec) => boolean): Spec | undefined {
  if (spec === undefined || typeof spec === 'string') return undefined;
  if ('any' in spec) return spec.any.find((one) => typeof one === 'object' && fits(one));
  return fits(spec) ? spec : undefined;
}

function oneOf(spec: Spec | undefined): Readonly<Record<string, true>> | undefined {
  const found = pick(spec, (one) => 'one' in one);
  return typeof found === 'object' && 'one' in found ? found.one : undefined;
}

function formsOfEntry(
  into: Set<string>,
  key: string,
  value: Tree,
  spec: Spec | undefined,
  at: string,
): void {
  if (spec === undefined || typeof spec === 'string') return;
  if ('record' in spec) return formsOfTree(into, value, spec.record, `${at}{}`);
  const keys =
    'keys' in spec
      ? spec.keys
      : 'byKey' in spec
        ? { ...spec.with.keys, ...spec.without.keys }
        : undefined;
  const of = keys?.[key];
  if (of === undefined) return;
  into.add(`${at}.${key}`);
  formsOfTree(into, value, bare(of), `${at}.${key}`);
}

/** The forms that a contract has. */
export function formsOf(tree: Tree): Set<string> {
  const forms = new Set<string>();
  formsOfTree(forms, tree, CONTRACT, 'contract');
  return forms;
}
