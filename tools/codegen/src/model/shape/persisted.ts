/** Stored data of programs. */
import type { KeyTemplate } from '@abicus/wire/persisted';
import type { SchemaDef } from './schemas.ts';
import type { Declaration, StructDef } from './values.ts';

/** The layout of a version of a value. */
export type LayoutDef =
  | { readonly kind: 'json'; readonly schema: SchemaDef }
  | { readonly kind: 'struct'; readonly type: StructDef };

/** A version of a value. */
export type LayoutVersion = { readonly version: number; readonly layout: LayoutDef };

/** A kind of entry of a store, `persisted.metricsd.segment`. */
export type StoredDef = Declaration & {
  readonly store: string;
  /** The form of its keys as the contract writes it. */
  readonly key: string;
  readonly template: KeyTemplate;
  /** The version that is written. */
  readonly version: number;
  /** From the oldest to the one that is written. */
  readonly layouts: readonly LayoutVersion[];
  /** Whether the entries are listed by the prefix of their keys. */
  readonly scan: boolean;
};
