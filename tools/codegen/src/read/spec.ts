/**
 * The schema language for contract values, and the types that tie a schema to a TypeScript type.
 * `SpecFor<T>` is the schema that a type must have: an additional key, a missing key, an optional key
 * that is required, a number where the type has a string are all compile errors in the tables of keys, so that
 * the table of keys cannot drift from the contract language.
 */

/** Strings of a closed set. */
type OneOf<S extends string> = { readonly one: { readonly [K in S]: true } };

/** A key that can be left out. */
export type Optional<S> = { readonly optional: S };

/** An object with a closed set of keys; `what` names it in findings. */
export type KeysSpec<K = Keys> = { readonly what: string; readonly keys: K };

/** Keys and what they take. */
export type Keys = { readonly [key: string]: Spec | Optional<Spec> };

/** A value that is made by a constructor of the language, by its `kind`. */
export type KindSpec<K extends string = string> = {
  readonly kinds: { readonly [Kind in K]: true };
};

/**
 * The form of a name. A `word` becomes an identifier of every target language, a `dashed` one without
 * its dashes; `free` ones stay strings.
 */
export type NameForm = 'word' | 'dashed' | 'free';

/** A string that becomes an identifier, a file or a folder. */
export type NameSpec = { readonly name: NameForm };

/** The spec of a value. */
export type Spec =
  | 'string'
  | NameSpec
  | 'number'
  | 'boolean'
  /** A TypeBox schema. */
  | 'schema'
  | OneOf<string>
  | KindSpec
  | { readonly list: Spec }
  | { readonly tuple: readonly Spec[] }
  /** An object with any keys, which are words by default. */
  | { readonly record: Spec; readonly named?: NameForm }
  | KeysSpec
  /** Any of these; at most one for each form of value (string, list, object). */
  | { readonly any: readonly Spec[] }
  /** One of two closed key sets, distinguished by a key. */
  | { readonly byKey: string; readonly with: KeysSpec; readonly without: KeysSpec };

type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never;

/** The keys of a type, with the schema of each. */
export type KeysFor<T> = {
  readonly [K in keyof T as K extends 'kind' ? never : K]-?: object extends Pick<T, K>
    ? Optional<SpecFor<Exclude<T[K], undefined>>>
    : SpecFor<T[K]>;
};

type ObjectSpecFor<T> = [T] extends [{ readonly kind: infer K extends string }]
  ? KindSpec<K>
  : [keyof T] extends [never]
    ? 'schema'
    : string extends keyof T
      ? { readonly record: SpecFor<T[keyof T]>; readonly named?: NameForm }
      : KeysSpec<KeysFor<T>>;

/** The schema that a type must have. */
export type SpecFor<T> = [T] extends [string]
  ? string extends T
    ? 'string' | NameSpec
    : OneOf<T>
  : [T] extends [number]
    ? 'number'
    : [T] extends [boolean]
      ? 'boolean'
      : [T] extends [readonly (infer I)[]]
        ? { readonly list: SpecFor<I> } | { readonly tuple: readonly Spec[] }
        : [T] extends [{ readonly kind: infer K extends string }]
          ? KindSpec<K>
          : IsUnion<T> extends false
            ? ObjectSpecFor<T>
            : Extract<Spec, { readonly any: unknown } | { readonly byKey: unknown }>;

/** The schemas of a function's parameters; a rest parameter has one for all of its arguments. */
export type ArgsFor<F> = F extends (...args: infer P extends unknown[]) => unknown
  ? ArgSpecs<Required<P>>
  : F extends (first: infer A) => unknown
    ? { readonly rest: SpecFor<A> }
    : never;

type ArgSpecs<P extends readonly unknown[]> = { readonly [I in keyof P]: SpecFor<P[I]> };

type Callable = (...args: never) => unknown;

/** The names of the functions of a module, without those in `Except`. */
export type FunctionsOf<M, Except = never> = {
  [K in keyof M]: M[K] extends Callable ? (K extends Except ? never : K) : never;
}[keyof M];
