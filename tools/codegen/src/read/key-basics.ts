/** Parts of key tables: kinds of constructors, texts, names. */
import type { KindSpec, Optional } from './spec.ts';

/** A key that can be left out. */
export const optional = <const S>(spec: S): Optional<S> => ({ optional: spec });
/** A value made by the constructor of this kind. */
export const kind = <const K extends string>(name: K): KindSpec<K> =>
  ({ kinds: { [name]: true } }) as unknown as KindSpec<K>;

/** An integer on the wire. */
export const scalar = kind('scalar');
/** A list of texts. */
export const strings = { list: 'string' } as const;
/** A name. */
export const word = { name: 'word' } as const;
/** Names. */
export const words = { list: word } as const;
/** A name that may have dashes. */
export const dashed = { name: 'dashed' } as const;
