/**
 * What a program keeps in a store: keys with named parts, and values in versions.
 *
 * A stored value begins with a byte for the version of its layout. An old version stays in `was` for as long as it may be
 * read; the generated reader takes a function for each that makes the next version of it.
 */
import type { TSchema } from 'typebox';
import type { Only, SaidAsType, Says } from './names.ts';

/** The layout of a value: the name of a structure, or a TypeBox schema of JSON. */
export type Layout = string | TSchema;

/** A kind of entry. */
export type StoredEntry = {
  readonly kind: 'stored';
  /**
   * The form of its keys: `/state/wal/seg_{n: u32}`. Parts are `u8`, `u16`, `u32`, `u53` and `u64` in decimal, `hex64` in 16
   * digits, `hex` (bytes), and `word` (letters, digits, `_` and `-`).
   */
  readonly key: string;
  /** The version that is written, from 1 on. */
  readonly version: number;
  readonly value: Layout;
  /** Layouts of earlier versions that are still read: `v1`, `v2`. */
  readonly was?: Readonly<Record<string, Layout>>;
  /** Whether programs list these entries by what their keys begin with: then no other key of the store begins so. */
  readonly scan?: boolean;
};

type StoredShape = Omit<StoredEntry, 'kind' | 'key'>;

/** The names of structures in layouts. */
type SaidByLayouts<S> = S extends { readonly value: infer V; readonly was: infer W }
  ? SaidAsLayout<V> | SaidAsLayout<W[keyof W]>
  : S extends { readonly value: infer V }
    ? SaidAsLayout<V>
    : never;
type SaidAsLayout<L> = L extends string ? SaidAsType<L> : never;

/** Declares a kind of entry by the form of its keys. */
export function stored<const S extends StoredShape>(
  key: string,
  shape: Only<S, keyof StoredShape>,
): StoredEntry & Says<SaidByLayouts<S>> {
  return { kind: 'stored', key, ...shape };
}

/** What a program keeps. */
export type Persistence = {
  /** The store: no key of one kind of entry is a key of another one there, whichever contract declares it. */
  readonly store: string;
  /** The most characters of a key that the store takes. */
  readonly maxKey: number;
  readonly entries: Readonly<Record<string, StoredEntry>>;
};
