/** The keys of a section or argument: the reader's table of them beside the doc comments of the types. */
import type { ts } from '@ts-morph/common';
import type { Keys, Optional, Spec } from '../src/read/spec.ts';
import { takesText, type Makers } from './takes.ts';
import type { TypedLanguage } from './typed.ts';

/** A key, and what is said of it. */
export type Row = {
  readonly path: string;
  readonly optional: boolean;
  readonly takes: string;
  readonly doc: string;
};

/** What rows are made from. */
export type Known = { readonly language: TypedLanguage; readonly makers: Makers };

/** A spec beside its type; `made` is what a constructor makes of it, which may document keys that it takes. */
type Typed = { readonly type: ts.Type | undefined; readonly made?: ts.Type };

function required(given: Spec | Optional<Spec>): Spec {
  return typeof given === 'object' && 'optional' in given ? given.optional : given;
}

function keyRows(known: Known, keys: Keys, { type, made }: Typed, path: string): Row[] {
  return Object.entries(keys).flatMap(([key, given]) => {
    const spec = required(given);
    const own = type && known.language.property(type, key);
    const other = made && known.language.property(made, key);
    const row: Row = {
      path: path === '' ? key : `${path}.${key}`,
      optional: spec !== given,
      takes: takesText(spec, known.makers),
      doc: own?.doc || other?.doc || '',
    };
    return [row, ...rowsOf(known, spec, { type: own?.type ?? other?.type }, row.path)];
  });
}

/** The rows of the keys in a spec, and of those below them; none of a spec without keys. */
export function rowsOf(known: Known, spec: Spec, typed: Typed, path: string): Row[] {
  if (typeof spec === 'string') return [];
  if ('keys' in spec) return keyRows(known, spec.keys, typed, path);
  if ('byKey' in spec) {
    const rows = [spec.without, spec.with].flatMap(({ keys }) => keyRows(known, keys, typed, path));
    return rows.filter((row, i) => rows.findIndex((one) => one.path === row.path) === i);
  }
  const held = typed.type && known.language.held(typed.type);
  if ('record' in spec) return rowsOf(known, spec.record, { type: held }, `${path}.*`);
  if ('list' in spec) return rowsOf(known, spec.list, { type: held }, `${path}[]`);
  return [];
}
