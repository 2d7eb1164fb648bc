/** The shared state of the linker's phases: the contracts, the findings, the names in use. */
import type { Prose } from '@abicus/contract';
import type { Diagnostic, Pos } from '../diagnostics/diagnostic.ts';
import type { ContractSource } from '../read/source.ts';
import { valueOf, type ContractValue } from '../read/value.ts';
import { defined } from './defined.ts';

/** A contract while it is linked. */
export type Unit = {
  readonly source: ContractSource;
  readonly value: ContractValue;
  readonly id: string;
  readonly slug: string;
  readonly feeds: string;
  /** Only the types and programs of drafts are linked. */
  readonly draft: boolean;
  /** Names of `uses` that something referred to, as `RFC-0005 Pid`. */
  readonly usedNames: Set<string>;
  /** The contracts that a name is borrowed from, by the name: usually one. */
  readonly borrowed: ReadonlyMap<string, readonly string[]>;
};

/** The shared state of the phases. */
export type Context = {
  /** By id, without superseded contracts. */
  readonly units: readonly Unit[];
  readonly found: Diagnostic[];
  /** The owner of each name or number, by space and key. */
  readonly claims: Map<string, { readonly pos: Pos; readonly text: string }>;
};

/** The slug of a contract: the end of its file's name. */
export function slugOf(file: string): string {
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.contract\.ts$/, '');
  return base.replace(/^rfc-\d+-/, '');
}

function borrowedBy({ uses = {} }: ContractValue): Map<string, string[]> {
  const borrowed = new Map<string, string[]>();
  for (const [id, names] of Object.entries(uses)) {
    for (const name of names) {
      const before = borrowed.get(name);
      if (before === undefined) borrowed.set(name, [id]);
      else before.push(id);
    }
  }
  return borrowed;
}

/** Makes a unit of a contract that was read. */
export function unitOf(source: ContractSource): Unit {
  const value = valueOf(source);
  const { id, feeds, status } = value;
  const slug = slugOf(source.file);
  const [draft, borrowed] = [status === 'draft', borrowedBy(value)];
  return { source, value, id, slug, feeds, draft, usedNames: new Set(), borrowed };
}

/** The sections that people read. */
export function proseOf(value: ContractValue): Prose {
  const { id, title, status, owners, created, feeds, context, goals } = value;
  const { supersedes, nonGoals, failureModel, security, alternatives, openQuestions } = value;
  const always = { id, title, status, owners, created, feeds, context, goals };
  const perhaps = { supersedes, nonGoals, failureModel, security, alternatives, openQuestions };
  return { ...always, ...defined(perhaps) };
}
