/** Schemas of JSON and TOML, as they were linked. */
import type { Schema } from '@abicus/wire/schema';

/** What a schema is for: files that people write have defaults, messages and stored values have none. */
export type SchemaUse = 'file' | 'value';

/** A schema and what its keys are documented with. */
export type SchemaDef = {
  readonly schema: Schema;
  /** The same for a value in which everything that may be left out of a file is filled in. */
  readonly filled: Schema;
  /** JSDoc or `description` by the path of a key, `retention.segments`; `[]` for the items of a list, `{}` of a map. */
  readonly docs: ReadonlyMap<string, string>;
};
