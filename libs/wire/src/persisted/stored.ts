/**
 * Stored values: a byte with the version of the layout, then the value. Old versions are read by their
 * own layouts and migrated one version at a time; bytes of no version are rejected.
 */
import { err, ok, type Result } from '../result.ts';
import type { NamedSchema } from '../schema/schema.ts';
import { seen } from '../seen.ts';
import { decodeUtf8, encodeUtf8 } from '../text.ts';
import { buildKey, parseKey, type KeyTemplate, type KeyValues } from './key.ts';

/** How values of a version are encoded. */
export type Layout<T = unknown> = {
  readonly encode: (value: T) => Uint8Array | undefined;
  readonly decode: (bytes: Uint8Array) => T | undefined;
};

/** A layout of any values. */
export type AnyLayout = {
  readonly encode: (value: never) => Uint8Array | undefined;
  readonly decode: (bytes: Uint8Array) => unknown;
};

/** JSON in UTF-8, checked by a schema. */
export function jsonLayout<T>(schema: NamedSchema<T>): Layout<T> {
  return {
    encode: (value) => {
      try {
        return schema.is(value) ? encodeUtf8(JSON.stringify(value)) : undefined;
      } catch {
        // A getter threw.
        return undefined;
      }
    },
    decode: (bytes) => {
      const text = decodeUtf8(bytes);
      if (text === undefined) return undefined;
      try {
        const value: unknown = JSON.parse(text);
        return schema.is(value) ? value : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** The generated code of a structure. */
export type StructCode<T> = {
  readonly size: number;
  readonly encode: (value: T) => Uint8Array;
  readonly read: (bytes: Uint8Array, at: number) => T | undefined;
};

/** A structure of exactly its size. */
export function structLayout<T>({ size, encode, read }: StructCode<T>): Layout<T> {
  const decode = (bytes: Uint8Array): T | undefined =>
    bytes.length === size ? read(bytes, 0) : undefined;
  return {
    encode: (value) => {
      try {
        const bytes = encode(value);
        // A value that could not be read back is not written.
        return decode(bytes) === undefined ? undefined : bytes;
      } catch {
        return undefined;
      }
    },
    decode,
  };
}

/** The types of an entry: the values of its key, its value, and the migration of each old version. */
export type StoredTypes = {
  readonly key: KeyValues;
  readonly value: unknown;
  /** By version: a function from that version to the next. */
  readonly migrations: Readonly<Record<number, (old: never) => unknown>>;
};

/** A kind of entry of a store. */
export type StoredEntry<T extends StoredTypes = StoredTypes> = {
  /** The id of the element, `persisted.metricsd.segment`. */
  readonly id: string;
  /** The name of the store; its kinds of entries have different keys. */
  readonly store: string;
  readonly template: KeyTemplate;
  /** The version that is written. */
  readonly version: number;
  /** By version; old ones are only read. */
  readonly layouts: Readonly<Record<number, AnyLayout>>;
  /** Carries the types; has no value. */
  readonly types?: T;
};

/** Why there is no value. */
export type StoredFault =
  /** It has a newer version. */
  | 'NewerVersion'
  /** It has a version that is no longer read, or never existed. */
  | 'UnknownVersion'
  /** It is not a value of its version. */
  | 'BadValue';

/** The key of an entry, as text. */
export function storedKey<T extends StoredTypes>(
  stored: StoredEntry<T>,
  key: T['key'],
): Result<string, 'BadKey'> {
  return buildKey(stored.template, key);
}

/** The values of a key; nothing for a text that is not a key of this entry. */
export function parseStoredKey<T extends StoredTypes>(
  stored: StoredEntry<T>,
  text: string,
): T['key'] | undefined {
  return parseKey(stored.template, text);
}

/** Encodes a value with its version. */
export function encodeStored<T extends StoredTypes>(
  stored: StoredEntry<T>,
  value: T['value'],
): Result<Uint8Array, 'BadValue'> {
  const { id, version, layouts } = stored;
  const payload = layouts[version]?.encode(value as never);
  if (payload === undefined) return err('BadValue');
  const bytes = new Uint8Array(payload.length + 1);
  bytes[0] = version;
  bytes.set(payload, 1);
  seen(id, 'sent');
  return ok(bytes);
}

/** Reads a stored value. A value of an old version is migrated one version at a time. */
export function decodeStored<T extends StoredTypes>(
  stored: StoredEntry<T>,
  bytes: Uint8Array,
  migrations: T['migrations'],
): Result<T['value'], StoredFault> {
  const { id, version, layouts } = stored;
  const [found = 0] = bytes;
  if (found > version) return err('NewerVersion');
  const layout = Object.hasOwn(layouts, found) ? layouts[found] : undefined;
  if (layout === undefined) {
    seen(id, 'malformed');
    return err('UnknownVersion');
  }
  let value: unknown = layout.decode(bytes.subarray(1));
  if (value === undefined) {
    seen(id, 'malformed');
    return err('BadValue');
  }
  for (let at = found; at < version; at++) {
    value = migrate(migrations, at, value);
    // The result of a migration must be a value of the next version.
    if (layouts[at + 1]?.encode(value as never) === undefined) return err('BadValue');
    seen(`${id}.from.${at}`, 'taken');
  }
  seen(id, 'answered');
  return ok(value as T['value']);
}

/** The result of a migration; nothing if it throws. */
function migrate(migrations: StoredTypes['migrations'], from: number, value: unknown): unknown {
  try {
    return migrations[from]?.(value as never);
  } catch {
    return undefined;
  }
}
