/** Linked schemas of JSON and TOML. */
import type { Schema } from '@abicus/wire/schema';

/** The use of a schema: configuration files have defaults, messages and stored values have none. */
export type SchemaUse = 'file' | 'value';

/** A schema and the documentation of its keys. */
export type SchemaDef = {
  readonly schema: Schema;
  /** The schema of a value whose defaults are filled in. */
  readonly filled: Schema;
  /**
   * JSDoc or `description` by the path of a key, `retention.segments`; `[]` for the items of a list,
   * `{}` of a map.
   */
  readonly docs: ReadonlyMap<string, string>;
};
