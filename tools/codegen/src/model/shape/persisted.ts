/** What programs keep in stores. */
import type { KeyTemplate } from '@abicus/wire/persisted';
import type { SchemaDef } from './schemas.ts';
import type { Declared, StructDef } from './values.ts';

/** How a version of a value is laid out. */
export type LayoutDef =
  | { readonly kind: 'json'; readonly schema: SchemaDef }
  | { readonly kind: 'struct'; readonly type: StructDef };

/** A version of a value. */
export type LayoutVersion = { readonly version: number; readonly layout: LayoutDef };

/** A kind of entry of a store, `persisted.metricsd.segment`. */
export type StoredDef = Declared & {
  readonly store: string;
  /** The form of its keys as the contract writes it. */
  readonly key: string;
  readonly template: KeyTemplate;
  /** The version that is written. */
  readonly version: number;
  /** From the oldest to the one that is written. */
  readonly layouts: readonly LayoutVersion[];
  /** Whether the entries are listed by what their keys begin with. */
  readonly scan: boolean;
};
