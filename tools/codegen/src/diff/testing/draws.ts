/** Random edits of contracts that link afterwards: of this repository's, and of the examples. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { EMITTERS } from '../../emit/index.ts';
import { readSources } from '../../generate/sources.ts';
import { link } from '../../model/link.ts';
import { assemble } from '../../output/assemble.ts';
import type { ContractSource } from '../../read/source.ts';
import { workspaceAt, type Workspace } from '../../workspace/config.ts';
import type { LinkedContracts } from '../diff.ts';
import { EXAMPLE } from '../example.ts';
import { same } from '../walk.ts';
import { at, edited, redrawn, spots, wordsOf, type Spot } from './edits.ts';

const root = join(import.meta.dirname, '../../../../..');
/** The workspace of this repository. */
export const workspace: Workspace = workspaceAt(root);
/** How many times as often as usual a property is tried. */
export const runs: number = Number(process.env['ABICUS_FUZZ_RUNS'] ?? 1);
/** Where draws begin. */
export const seed: number = Number(process.env['ABICUS_FUZZ_SEED'] ?? 1);

/** Sources and their model, if they link. */
export function linked(sources: readonly ContractSource[]): LinkedContracts | undefined {
  const result = link(sources, workspace);
  return result.ok ? { sources, model: result.model } : undefined;
}

function base(files: readonly { file: string; text: string }[]): LinkedContracts {
  const read = readSources(files);
  const both = read.ok ? linked(read.sources) : undefined;
  if (both === undefined) throw new Error('the contracts do not link');
  return both;
}

const folder = join(root, 'contracts');
/** The contracts of this repository. */
export const real: LinkedContracts = base(
  readdirSync(folder)
    .filter((name) => name.endsWith('.contract.ts'))
    .map((name) => ({ file: `contracts/${name}`, text: readFileSync(join(folder, name), 'utf8') })),
);
/** The example contracts. */
export const example: LinkedContracts = base(
  Object.entries(EXAMPLE).map(([file, text]) => ({ file, text })),
);

/** A whole workspace with one spot of one contract redrawn, if it still links. */
export type Edit = {
  readonly spot: Spot;
  readonly before: LinkedContracts;
  readonly after: LinkedContracts;
};

/** The contracts with another value at a spot of one of them, if they link. */
export function changed(
  before: LinkedContracts,
  source: ContractSource,
  spot: Spot,
  value: unknown,
): Edit | undefined {
  // A contract is JSON all the way: what an edit makes is read as a base would be.
  const made: Record<string, unknown> = JSON.parse(
    JSON.stringify(edited(source.value, spot.path, value)),
  );
  const sources = before.sources.map((one) => (one === source ? { ...one, value: made } : one));
  const after = linked(sources);
  return after && { spot, before, after };
}

/** A spot of one of several contracts, and the names of that contract. */
type Candidate = {
  readonly source: ContractSource;
  readonly spot: Spot;
  readonly words: readonly string[];
};

const candidates = new WeakMap<LinkedContracts, readonly Candidate[]>();

/** The spots of contracts that an edit can touch. Drafts are not compared: they may move. */
function candidatesIn(before: LinkedContracts): readonly Candidate[] {
  const known = candidates.get(before);
  if (known !== undefined) return known;
  const compared = before.sources.filter(({ value }) => value['status'] !== 'draft');
  const found = compared.flatMap((source) => {
    const words = wordsOf(source.value);
    return spots(source.value).map((spot) => ({ source, spot, words }));
  });
  candidates.set(before, found);
  return found;
}

/** The edit of a spot with the draw `n`, if there is one and it links. */
export function edit(before: LinkedContracts, pick: number, n: number): Edit | undefined {
  const all = candidatesIn(before);
  const chosen = all[pick % all.length];
  if (chosen === undefined) return undefined;
  const { source, spot, words } = chosen;
  const value = redrawn(spot, at(source.value, spot.path), n, words);
  if (same(value, at(source.value, spot.path)) && n % 3 !== 1) return undefined;
  return changed(before, source, spot, value);
}

const draws = fc.tuple(fc.boolean(), fc.nat(), fc.nat());

/** Draws edits until `count` of them link, and gives each to a test. */
export async function each(
  count: number,
  from: number,
  look: (edit: Edit) => Promise<void>,
): Promise<void> {
  const drawn = fc.sample(draws, { numRuns: count * 40, seed: from });
  let looked = 0;
  for (const [ofReal, pick, n] of drawn) {
    if (looked === count) break;
    const made = edit(ofReal ? real : example, pick, n);
    if (made === undefined) continue;
    looked++;
    await look(made);
  }
  expect(looked).toBe(count);
}

const generated = new WeakMap<LinkedContracts, Promise<ReadonlyMap<string, string>>>();

/** What is generated from contracts, unformatted, by path; computed once for each. */
export function outputsOf(all: LinkedContracts): Promise<ReadonlyMap<string, string>> {
  const { sources, model } = all;
  const found =
    generated.get(all) ??
    assemble(sources, model, workspace, EMITTERS, (_, body) => Promise.resolve(body));
  generated.set(all, found);
  return found;
}
