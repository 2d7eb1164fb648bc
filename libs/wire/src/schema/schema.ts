/**
 * Schemas of JSON and TOML values as data.
 * The generator makes these tables from the TypeBox schemas of contracts: of configuration files,
 * messages and stored values. Every form is closed: an object has the named keys and no others, a
 * number is finite, and an integer is one that a number holds exactly.
 */

/** A value of JSON. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** A key of an object. */
export type SchemaKey = {
  readonly of: Schema;
  /** It can be left out. */
  readonly optional?: true;
  /** Its value in a file that leaves it out. */
  readonly default?: Plain;
};

/** Bounds of a number; `above` and `below` are exclusive. */
export type NumberBounds = {
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
  readonly multipleOf?: number;
};

/** Bounds of a size: characters of a text, items of a list, entries of a map. */
export type SizeBounds = { readonly min?: number; readonly max?: number };

/** A well-formed text; its length counts Unicode characters. */
export type TextSchema = {
  readonly kind: 'text';
  readonly pattern?: RegExp;
  /** A text that fits: test cases of a text with a pattern use it. */
  readonly example?: string;
} & SizeBounds;
/** An integer, or any finite number. */
export type NumberSchema = { readonly kind: 'integer' | 'number' } & NumberBounds;
/** One of these values. */
export type ChoiceSchema = {
  readonly kind: 'choice';
  readonly of: readonly (string | number | boolean)[];
};
/** A list of items with one schema. */
export type ListSchema = { readonly kind: 'list'; readonly of: Schema } & SizeBounds;
/** A list with one schema for each item. */
export type TupleSchema = { readonly kind: 'tuple'; readonly of: readonly Schema[] };
/** Any keys that match a pattern, with values of one schema. */
export type MapSchema = {
  readonly kind: 'map';
  readonly of: Schema;
  readonly key?: RegExp;
} & SizeBounds;
/** These keys and no others. */
export type ObjectSchema = {
  readonly kind: 'object';
  readonly keys: Readonly<Record<string, SchemaKey>>;
};
/** A value that fits one of these. */
export type EitherSchema = { readonly kind: 'either'; readonly of: readonly Schema[] };

/** A schema. */
export type Schema =
  | TextSchema
  | NumberSchema
  | { readonly kind: 'boolean' | 'null' }
  | ChoiceSchema
  | ListSchema
  | TupleSchema
  | MapSchema
  | ObjectSchema
  | EitherSchema;

/** A schema of a contract and its id there. */
export type NamedSchema<T = unknown> = {
  /** The id of the element, `metricsd.config.metrics.toml`. */
  readonly id: string;
  /** The name in the contract, `metrics.toml`. */
  readonly name: string;
  readonly schema: Schema;
  /** The guard: whether a value fits. Keys with defaults must be present. */
  readonly is: (value: unknown) => value is T;
};
