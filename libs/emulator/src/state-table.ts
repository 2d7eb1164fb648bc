/**
 * State as tables of fields: each field is stated once, with its kind. Digest, dump and comparison of a state come from
 * its table.
 *
 * A table names every field of its type. A field that decides no behaviour is stated as `quiet`, or `apart` if it is no
 * state at all, each with the reason.
 */
import type { Digest } from './digest.ts';

/** A state as plain values, to print or to compare. */
export type Plain =
  | number
  | bigint
  | string
  | boolean
  | undefined
  | readonly Plain[]
  | { readonly [name: string]: Plain };

/** How values of a type are digested and dumped. */
export interface Kind<V> {
  /** Adds a value to a digest. */
  digest(value: V, digest: Digest): void;
  /** The value as plain values; later changes of the state do not reach it. */
  dump(value: V): Plain;
}

/** A part of a state: what reads it, and its kind. */
export interface Field<T> {
  digest(it: T, digest: Digest): void;
  dump(it: T): Plain;
}

/** A field that is not digested; without `kind` it is not dumped either. */
export interface Exempt<V = never> {
  readonly why: string;
  readonly kind?: Kind<V>;
}

/** All fields of a type of plain data. */
export type Table<T> = { readonly [K in keyof T]-?: Kind<T[K]> | Exempt<T[K]> };

/** An integer of 32 bits. */
export const word: Kind<number> = { digest: (value, d) => void d.word(value), dump: (v) => v };
/** Any number. */
export const number: Kind<number> = { digest: (value, d) => void d.number(value), dump: (v) => v };
/** An integer of 64 bits. */
export const big: Kind<bigint> = { digest: (value, d) => void d.big(value), dump: (v) => v };
/** A text. */
export const text: Kind<string> = { digest: (value, d) => void d.text(value), dump: (v) => v };
/** A boolean. */
export const flag: Kind<boolean> = { digest: (value, d) => void d.flag(value), dump: (v) => v };
/** Bytes. */
export const bytes: Kind<Uint8Array> = {
  digest: (value, d) => void d.bytes(value),
  dump: (value) => [...value],
};
/** An array of numbers, also a typed one. */
export const numbers: Kind<Iterable<number> & { readonly length: number }> = {
  digest: (value, d) => {
    d.word(value.length);
    for (const one of value) d.number(one);
  },
  dump: (value) => [...value],
};

/** Any plain value; the fields of records count in their order. */
export const plain: Kind<Plain> = { digest: digestPlain, dump: (value) => structuredClone(value) };

function digestPlain(value: Plain, d: Digest): void {
  if (typeof value === 'number') d.word(1).number(value);
  else if (typeof value === 'bigint') d.word(2).big(value);
  else if (typeof value === 'string') d.word(3).text(value);
  else if (typeof value === 'boolean') d.word(4).flag(value);
  else if (value === undefined) d.word(5);
  else {
    const parts = Object.entries(value);
    d.word(Array.isArray(value) ? 6 : 7).word(parts.length);
    for (const [name, part] of parts) digestPlain(part, d.text(name));
  }
}

/** A list of values of one kind, in order. */
export function list<V>(kind: Kind<V>): Kind<readonly V[]> {
  return {
    digest: (values, d) => {
      d.word(values.length);
      for (const value of values) kind.digest(value, d);
    },
    dump: (values) => values.map((value) => kind.dump(value)),
  };
}

/** A list with empty places; those behind the last value do not count. */
export function sparse<V>(kind: Kind<V>): Kind<readonly (V | undefined)[]> {
  return {
    digest: (values, d) => {
      values.forEach((value, at) => {
        if (value === undefined) return;
        d.word(at);
        kind.digest(value, d);
      });
      d.word(-1);
    },
    dump: (values) =>
      Object.fromEntries(
        values.flatMap((value, at) => (value === undefined ? [] : [[at, kind.dump(value)]])),
      ),
  };
}

/** A value that may be absent. */
export function optional<V>(kind: Kind<V>): Kind<V | undefined> {
  return {
    digest: (value, d) => {
      d.flag(value !== undefined);
      if (value !== undefined) kind.digest(value, d);
    },
    dump: (value) => (value === undefined ? undefined : kind.dump(value)),
  };
}

/** A field that decides no behaviour by itself: dumped, not digested. */
export function quiet<V>(kind: Kind<V>, why: string): Exempt<V> {
  return { kind, why };
}

/** A field that is no state: neither dumped nor digested. */
export function apart(why: string): Exempt {
  return { why };
}

/** A part of `T` that `get` reads. */
export function field<T, V>(get: (it: T) => V, kind: Kind<V>): Field<T> {
  return {
    digest: (it, d) => kind.digest(get(it), d),
    dump: (it) => kind.dump(get(it)),
  };
}

/** The kind of a field that is dumped, and whether it is digested. */
function kindOf<V>(stated: Kind<V> | Exempt<V>): readonly [Kind<V> | undefined, boolean] {
  return 'digest' in stated ? [stated, true] : [stated.kind, false];
}

/**
 * The kind of a type of plain data, by its fields. `derived` are further parts, by names of their own: what is digested in
 * another form than it is kept in.
 */
export function record<T extends object>(
  table: Table<T>,
  derived: Readonly<Record<string, Field<T>>> = {},
): Kind<T> {
  const digested: Field<T>[] = [];
  const dumped: [string, Field<T>][] = [];
  for (const name of Object.keys(table) as (keyof T & string)[]) {
    const [kind, isDigested] = kindOf<T[keyof T & string]>(table[name]);
    if (kind === undefined) continue;
    const part = field<T, T[keyof T & string]>((it) => it[name], kind);
    dumped.push([name, part]);
    if (isDigested) digested.push(part);
  }
  for (const [name, part] of Object.entries(derived)) {
    digested.push(part);
    dumped.push([name, part]);
  }
  return {
    digest: (it, d) => {
      for (const part of digested) part.digest(it, d);
    },
    dump: (it) => Object.fromEntries(dumped.map(([name, part]) => [name, part.dump(it)])),
  };
}

/** The fields of a class, private ones by their names with `#`: each is read by a function, or exempt. */
export type ClassTable<T> = Readonly<Record<string, Field<T> | Exempt>>;

/** The kind of a class, by its fields. A test compares the names with the declarations of the class. */
export function classState<T>(table: ClassTable<T>): Kind<T> {
  const parts = Object.entries(table).flatMap(([name, stated]) =>
    'why' in stated ? [] : [[name, stated] as const],
  );
  return {
    digest: (it, d) => {
      for (const [, part] of parts) part.digest(it, d);
    },
    dump: (it) => Object.fromEntries(parts.map(([name, part]) => [name, part.dump(it)])),
  };
}

/** Where two dumps differ: up to `most` lines `path: one → other`. */
export function differences(one: Plain, other: Plain, most = 20): string[] {
  const found: string[] = [];
  const visit = (a: Plain, b: Plain, path: string): void => {
    if (found.length >= most || Object.is(a, b)) return;
    if (typeof a !== 'object' || typeof b !== 'object') {
      found.push(`${path}: ${shown(a)} → ${shown(b)}`);
      return;
    }
    const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
    for (const name of new Set([...left.keys(), ...right.keys()]))
      visit(left.get(name), right.get(name), path === '' ? name : `${path}.${name}`);
  };
  visit(one, other, '');
  return found;
}

const shown = (value: Plain): string =>
  typeof value === 'object' ? (Array.isArray(value) ? 'a list' : 'a record') : String(value);
