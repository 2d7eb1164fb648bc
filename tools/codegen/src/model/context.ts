/** What the phases of the linker share: the contracts, the findings, the names that are taken. */
import type { Prose } from '@abicus/contract';
import {
  diagnostic,
  related,
  type Diagnostic,
  type Extras,
  type Pos,
  type Slug,
} from '../diagnostics/diagnostic.ts';
import { docOf, numeralOf, placeOf, type ContractSource } from '../read/source.ts';
import { valueOf, type ContractValue } from '../read/value.ts';
import type { Declared, NamedNumber } from './shape/values.ts';

/** A contract while it is linked. */
export type Unit = {
  readonly source: ContractSource;
  readonly value: ContractValue;
  readonly id: string;
  readonly slug: string;
  readonly feeds: string;
  /** Drafts contribute types only. */
  readonly draft: boolean;
  /** Names of `uses` that something referred to, as `RFC-0005 Pid`. */
  readonly usedNames: Set<string>;
};

/** What the phases share. */
export type Context = {
  /** By id; superseded contracts are not among them. */
  readonly units: readonly Unit[];
  readonly found: Diagnostic[];
  /** Who has a name or number, by space and key. */
  readonly claims: Map<string, { readonly pos: Pos; readonly text: string }>;
};

/** The slug of a contract: the end of its file's name. */
export function slugOf(file: string): string {
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.contract\.ts$/, '');
  return base.replace(/^rfc-\d+-/, '');
}

/** A unit from what was read. */
export function unitOf(source: ContractSource): Unit {
  const value = valueOf(source);
  const { id, feeds, status } = value;
  const slug = slugOf(source.file);
  return { source, value, id, slug, feeds, draft: status === 'draft', usedNames: new Set() };
}

/** Where a path of a contract stands. */
export function posOf(unit: Unit, path: string): Pos {
  return placeOf(unit.source, path);
}

/** Notes a finding at a path of a contract. */
export function report(
  context: Context,
  slug: Slug,
  unit: Unit,
  path: string,
  message: string,
  extras: Extras = {},
): void {
  context.found.push(diagnostic(slug, posOf(unit, path), message, extras));
}

/** What every element has, from its path. */
export function declared(unit: Unit, id: string, name: string, path: string): Declared {
  return {
    id,
    name,
    doc: docOf(unit.source, path),
    pos: posOf(unit, path),
    contract: unit.slug,
    feeds: unit.feeds,
  };
}

/** The members of a record of numbers. */
export function namedNumbers(
  unit: Unit,
  record: Readonly<Record<string, number>>,
  path: string,
): NamedNumber[] {
  return Object.entries(record).map(([name, value]) => {
    const at = `${path}.${name}`;
    const text = numeralOf(unit.source, at, value);
    return { name, value, text, doc: docOf(unit.source, at), pos: posOf(unit, at) };
  });
}

/** Takes a name or number in a space; a second taker is a finding, with both places. */
export function claim(
  context: Context,
  space: string,
  key: string | number,
  unit: Unit,
  path: string,
  who: string,
): void {
  take(context, `${space} ${key}`, space, key, unit, path, who);
}

/** The same in a space that each contract has of its own. */
export function claimWithin(
  context: Context,
  space: string,
  key: string | number,
  unit: Unit,
  path: string,
  who: string,
): void {
  take(context, `${unit.source.file} ${space} ${key}`, space, key, unit, path, who);
}

function take(
  context: Context,
  whole: string,
  space: string,
  key: string | number,
  unit: Unit,
  path: string,
  who: string,
): void {
  const first = context.claims.get(whole);
  const pos = posOf(unit, path);
  if (first === undefined) {
    context.claims.set(whole, { pos, text: who });
    return;
  }
  report(context, 'registry/taken', unit, path, `${space} '${key}' is taken by ${first.text}`, {
    related: [related('first', first.pos, first.text)],
    fix: `give ${who} another one`,
  });
}

/** The sections that people read. */
export function proseOf(value: ContractValue): Prose {
  const { id, title, status, owners, created, feeds, context, goals } = value;
  const { supersedes, nonGoals, failureModel, security, alternatives, openQuestions } = value;
  return {
    id,
    title,
    status,
    owners,
    created,
    feeds,
    context,
    goals,
    ...(supersedes && { supersedes }),
    ...(nonGoals && { nonGoals }),
    ...(failureModel !== undefined && { failureModel }),
    ...(security && { security }),
    ...(alternatives && { alternatives }),
    ...(openQuestions && { openQuestions }),
  };
}
