/**
 * What values of JSON and TOML may be, as data.
 *
 * The generator makes these tables from the TypeBox schemas of contracts: of files that people write, of messages, of
 * values that are stored. Every form is closed: an object has the keys that it names and no others, a number is finite,
 * and an integer is one that a number holds exactly.
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
  /** It may be left out. */
  readonly optional?: true;
  /** What it is in a file that leaves it out. */
  readonly default?: Plain;
};

/** Bounds of a number; `above` and `below` are not reached. */
export type NumberBounds = {
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
  readonly multipleOf?: number;
};

/** How many there may be: characters of a text, items of a list, entries of a map. */
export type SizeBounds = { readonly min?: number; readonly max?: number };

/** A text of whole characters of Unicode, which its length counts. */
export type TextSchema = {
  readonly kind: 'text';
  readonly pattern?: RegExp;
  /** A text that fits: cases are made of it where there is a pattern. */
  readonly example?: string;
} & SizeBounds;
/** A number, or a whole one. */
export type NumberSchema = { readonly kind: 'integer' | 'number' } & NumberBounds;
/** One of these values. */
export type ChoiceSchema = {
  readonly kind: 'choice';
  readonly of: readonly (string | number | boolean)[];
};
/** Items that are all alike. */
export type ListSchema = { readonly kind: 'list'; readonly of: Schema } & SizeBounds;
/** Items, each with a place of its own. */
export type TupleSchema = { readonly kind: 'tuple'; readonly of: readonly Schema[] };
/** Any keys that fit a pattern; their values are all alike. */
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

/** What a value may be. */
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
  /** The same as code: whether a value fits. Values that a file leaves out must be there. */
  readonly is: (value: unknown) => value is T;
};
