/**
 * The IR in a canonical order: the keys of a closed set are sorted as in the key table, in whatever
 * order they were written. The order of a record (types, fields, checks) is significant and stays. So
 * two contracts with the same content have the same bytes in the lock and the same hash.
 */
import { FORMS } from './forms.ts';
import { CONTRACT } from './contract-keys.ts';
import type { Keys, Optional, Spec } from './spec.ts';

type Fields = Readonly<Record<string, unknown>>;

const TABLE: Readonly<Record<string, Spec>> = FORMS;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const required = (spec: Spec | Optional<Spec>): Spec =>
  typeof spec === 'object' && 'optional' in spec ? spec.optional : spec;

function inKeys(keys: Keys, value: Fields): Fields {
  const known = Object.keys(keys).filter((key) => value[key] !== undefined);
  const others = Object.keys(value).filter((key) => !Object.hasOwn(keys, key));
  const part = (key: string): unknown => {
    const given = keys[key];
    return given === undefined ? value[key] : ordered(required(given), value[key]);
  };
  // The kind is in no table; it determines the other keys.
  return Object.fromEntries([...others, ...known].map((key) => [key, part(key)]));
}

/** The form of a value that a constructor made, if a spec accepts such values. */
function formOf(spec: Spec, { kind }: Fields): Spec | undefined {
  if (typeof spec !== 'object' || !('kinds' in spec || 'any' in spec)) return undefined;
  return typeof kind === 'string' && Object.hasOwn(TABLE, kind) ? TABLE[kind] : undefined;
}

/** A value in the order of its spec. A value that does not fit the spec is not changed. */
function ordered(spec: Spec, value: unknown): unknown {
  if (typeof spec === 'string') return value;
  if (Array.isArray(value)) {
    return 'list' in spec ? value.map((one) => ordered(spec.list, one)) : value;
  }
  if (!isFields(value)) return value;
  const form = formOf(spec, value);
  if (form !== undefined) return ordered(form, value);
  if ('keys' in spec) return inKeys(spec.keys, value);
  if ('byKey' in spec) {
    return inKeys((Object.hasOwn(value, spec.byKey) ? spec.with : spec.without).keys, value);
  }
  if (!('record' in spec)) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, ordered(spec.record, one)]);
  return Object.fromEntries(entries);
}

/** A contract with its keys in the order of the language. */
export function canonical(contract: Fields): Fields {
  return inKeys(CONTRACT.keys, contract);
}
