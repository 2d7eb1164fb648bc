/** The keys of a section or argument: the reader's table of them beside the doc comments of the types. */
import type { ts } from '@ts-morph/common';
import type { Keys, Optional, Spec } from '../src/read/spec.ts';
import { takesText, type Makers } from './takes.ts';
import type { TypedLanguage } from './typed.ts';

/** A key, and what is said of it. */
export type Row = {
  readonly path: string;
  /** When it is given: always if empty. */
  readonly when: string;
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
      when: spec === given ? '' : 'optional',
      takes: takesText(spec, known.makers),
      doc: own?.doc || other?.doc || '',
    };
    return [row, ...rowsOf(known, spec, { type: own?.type ?? other?.type }, row.path)];
  });
}

/** The rows of two sets of keys, of which a value has one: that with the key, or that without it. */
function eitherWay(without: readonly Row[], others: readonly Row[], key: string): Row[] {
  const only = (row: Row, word: string): Row => {
    const form = `${word} \`${key}\``;
    return { ...row, when: row.when === '' ? form : `${row.when}, ${form}` };
  };
  const isIn = (rows: readonly Row[], { path }: Row): boolean =>
    rows.some((one) => one.path === path);
  return [
    ...without.map((row) => (isIn(others, row) ? row : only(row, 'without'))),
    ...others.filter((row) => !isIn(without, row)).map((row) => only(row, 'with')),
  ];
}

/** The rows of the keys in a spec, and of those below them; none of a spec without keys. */
export function rowsOf(known: Known, spec: Spec, typed: Typed, path: string): Row[] {
  if (typeof spec === 'string') return [];
  if ('keys' in spec) return keyRows(known, spec.keys, typed, path);
  if ('byKey' in spec) {
    const [without, others] = [spec.without, spec.with].map(({ keys }) =>
      keyRows(known, keys, typed, path),
    );
    return eitherWay(without ?? [], others ?? [], spec.byKey);
  }
  const held = typed.type && known.language.held(typed.type);
  if ('record' in spec) return rowsOf(known, spec.record, { type: held }, `${path}.*`);
  if ('list' in spec) return rowsOf(known, spec.list, { type: held }, `${path}[]`);
  return [];
}
