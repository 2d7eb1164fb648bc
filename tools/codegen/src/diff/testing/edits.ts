/** Edits of contracts, leaf by leaf, as data: for properties and exhaustive tests. */
import { FORMS } from '../../read/forms.ts';
import { CONTRACT } from '../../read/contract-keys.ts';
import type { Keys, Optional, Spec } from '../../read/spec.ts';
import { ABSENT, isLeaf, isSection, kindsOf, required } from '../points.ts';

/** A place in a value: keys from its root. */
export type Path = readonly string[];

/** A leaf, a record, or a list of a contract that an edit can touch. */
export type Spot = {
  readonly path: Path;
  readonly point: string;
  readonly spec: Spec;
  readonly optional: boolean;
};

const TABLE: Readonly<Record<string, Spec>> = FORMS;
const entriesOf = (value: unknown): [string, unknown][] => Object.entries(Object(value));

function keysSpots(keys: Keys, value: unknown, path: Path, point: string): Spot[] {
  return Object.entries(keys).flatMap(([key, given]) => {
    const spec: Spec | Optional<Spec> = given;
    const optional = required(spec) !== spec;
    return spotsOf(required(spec), Object(value)[key], [...path, key], `${point}.${key}`, optional);
  });
}

function spotsOf(spec: Spec, value: unknown, path: Path, point: string, optional: boolean): Spot[] {
  const here: Spot = { path, point, spec, optional };
  if (isLeaf(spec)) return [here];
  if (value === undefined)
    return optional && ('record' in Object(spec) || isSection(spec)) ? [here] : [];
  if (typeof spec === 'string') return [];
  if ('list' in spec || 'record' in spec) {
    const inner = 'list' in spec ? spec.list : spec.record;
    const below = entriesOf(value).flatMap(([key, one]) =>
      spotsOf(inner, one, [...path, key], `${point}.*`, false),
    );
    return [here, ...below];
  }
  if ('keys' in spec)
    return [...(optional ? [here] : []), ...keysSpots(spec.keys, value, path, point)];
  if ('byKey' in spec) {
    const chosen = spec.byKey in Object(value) ? spec.with : spec.without;
    return keysSpots(chosen.keys, value, path, point);
  }
  if (typeof value === 'string') return [here];
  const { kind } = Object(value);
  const form = kindsOf(spec).includes(kind) ? TABLE[kind] : undefined;
  return [
    ...(optional || kindsOf(spec).length > 1 ? [here] : []),
    ...(form === undefined ? [] : spotsOf(form, value, path, kind, false)),
  ];
}

/** Every spot of a contract. */
export function spots(contract: unknown): Spot[] {
  return keysSpots(CONTRACT.keys, contract, [], 'contract');
}

/** What stands at a path. */
export function at(value: unknown, path: Path): unknown {
  return path.reduce((inner, key) => Object(inner)[key], value);
}

/** A copy with another value at a path; undefined takes the key away. */
export function edited(value: unknown, path: Path, to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  if (Array.isArray(value)) {
    const items = value.map((one, i) => (String(i) === key ? edited(one, rest, to) : one));
    return items.filter((one) => one !== undefined);
  }
  const inner = edited(Object(value)[key], rest, to);
  const entries = entriesOf(value).filter(([name]) => name !== key);
  const i = entriesOf(value).findIndex(([name]) => name === key);
  if (inner !== undefined) entries.splice(i < 0 ? entries.length : i, 0, [key, inner]);
  return Object.fromEntries(entries);
}

/** Names of a workspace that an edit may put in the place of another. */
export type Words = readonly string[];

/** Every string of a value: what an edit of a reference can be redrawn to. */
export function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return entriesOf(value).flatMap(([key, one]) => [key, ...wordsOf(one)]);
}

const shuffled = <T>(all: readonly T[], n: number): T[] => {
  const by = all.length < 2 ? 0 : 1 + (n % (all.length - 1));
  return [...all.slice(by), ...all.slice(0, by)];
};

/** What the value at a spot becomes with the draw `n`; the same value if this draw has no edit. */
export function redrawn(
  { spec, optional, point }: Spot,
  value: unknown,
  n: number,
  words: Words,
): unknown {
  if (optional && value !== undefined && !(point in ABSENT) && n % 5 === 0) return undefined;
  if (spec === 'number') {
    const old = typeof value === 'number' ? value : 0;
    return [old + 1, old - 1, old * 2, Math.floor(old / 2), old + 8, n % 64][n % 6];
  }
  if (spec === 'boolean') return value !== true;
  if (spec === 'string' || (typeof spec === 'object' && 'name' in spec)) {
    return n % 2 === 0
      ? `${typeof value === 'string' ? value : ''} or so`
      : words[n % words.length];
  }
  if (typeof spec === 'string') return { type: 'string', maxLength: n };
  if ('one' in spec) return shuffled(Object.keys(spec.one), n)[0];
  if ('tuple' in spec)
    return Array.isArray(value) ? value.map((one) => Number(one) + (n % 3)) : value;
  if ('any' in spec && isLeaf(spec)) return [['any'], [words[n % words.length]], 'any'][n % 3];
  if ('any' in spec && typeof value === 'string') return words[n % words.length];
  if ('list' in spec || Array.isArray(value))
    return listEdit(Array.isArray(value) ? value : [], n, words);
  if ('record' in spec) return recordEdit(value, n);
  return value;
}

function listEdit(value: readonly unknown[], n: number, words: Words): unknown {
  if (n % 3 === 0) return value.filter((_, i) => i !== n % Math.max(value.length, 1));
  if (n % 3 === 1) return shuffled(value, n);
  const [first] = value;
  if (typeof first === 'number') return [...value, n];
  return typeof first === 'object' ? value : [...value, words[n % words.length]];
}

function recordEdit(value: unknown, n: number): unknown {
  const entries = entriesOf(value);
  const picked = entries[n % Math.max(entries.length, 1)];
  if (picked === undefined) return value;
  const [key, one] = picked;
  if (n % 3 === 0) return Object.fromEntries(entries.filter(([name]) => name !== key));
  if (n % 3 === 1) return Object.fromEntries(shuffled(entries, n));
  return Object.fromEntries([...entries, [`${key}Too`, one]]);
}
