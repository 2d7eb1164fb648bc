/**
 * A random edit of a random spot of a real contract of this repository is a change with a class,
 * or prose; and whenever what is generated differs in more than comments, there is a change.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMITTERS } from '../emit/index.ts';
import { readSources } from '../generate/sources.ts';
import { link } from '../model/link.ts';
import { assemble } from '../output/assemble.ts';
import { CONTRACT } from '../read/keys.ts';
import type { ContractSource } from '../read/source.ts';
import { workspaceAt } from '../workspace/config.ts';
import { diffContracts, type Linked } from './diff.ts';
import { EXAMPLE } from './example.ts';
import { DERIVED, PROSE } from './prose.ts';
import { at, edited, redrawn, spots, wordsOf, type Spot } from './testing/edits.ts';
import { same, Walk } from './walk.ts';

const root = join(import.meta.dirname, '../../../..');
const workspace = workspaceAt(root);
const runs = Number(process.env['ABICUS_FUZZ_RUNS'] ?? 1);

function linked(sources: readonly ContractSource[]): Linked | undefined {
  const result = link(sources, workspace);
  return result.ok ? { sources, model: result.model } : undefined;
}

function base(files: readonly { file: string; text: string }[]): Linked {
  const read = readSources(files);
  const both = read.ok ? linked(read.sources) : undefined;
  if (both === undefined) throw new Error('the contracts do not link');
  return both;
}

const folder = join(root, 'contracts');
const real = base(
  readdirSync(folder)
    .filter((name) => name.endsWith('.contract.ts'))
    .map((name) => ({ file: `contracts/${name}`, text: readFileSync(join(folder, name), 'utf8') })),
);
const example = base(Object.entries(EXAMPLE).map(([file, text]) => ({ file, text })));

/** A whole workspace with one spot of one contract redrawn, if it still links. */
type Edit = { readonly spot: Spot; readonly before: Linked; readonly after: Linked };

function edit(before: Linked, pick: number, n: number): Edit | undefined {
  const all = before.sources.flatMap((source) =>
    spots(source.value).map((spot) => ({ source, spot })),
  );
  const chosen = all[pick % all.length];
  if (chosen === undefined) return undefined;
  const { source, spot } = chosen;
  const words = wordsOf(source.value);
  const value = redrawn(spot, at(source.value, spot.path), n, words);
  if (same(value, at(source.value, spot.path)) && n % 3 !== 1) return undefined;
  // A contract is JSON all the way: what an edit makes is read as a base would be.
  const made: Record<string, unknown> = JSON.parse(
    JSON.stringify(edited(source.value, spot.path, value)),
  );
  const sources = before.sources.map((one) => (one === source ? { ...one, value: made } : one));
  const after = linked(sources);
  return after && { spot, before, after };
}

const draws = fc.tuple(fc.boolean(), fc.nat(), fc.nat());

/** Draws edits until `count` of them link, and gives each to a test. */
async function each(
  count: number,
  seed: number,
  look: (edit: Edit) => Promise<void>,
): Promise<void> {
  const drawn = fc.sample(draws, { numRuns: count * 40, seed });
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

const outputsOf = async ({ sources, model }: Linked): Promise<ReadonlyMap<string, string>> =>
  assemble(sources, model, workspace, EMITTERS, (_, body) => Promise.resolve(body));

/** A file without comments, and without the hashes by which evidence names its contracts. */
function code(path: string, text: string): string {
  if (path.endsWith('.md') || path.startsWith(workspace.lock) || path.endsWith('/contracts.ts'))
    return '';
  return text
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/^\s*(#|\/\/[!/]).*sha256.*$/gm, '')
    .replaceAll(/\s+/g, ' ');
}

async function differing({ before, after }: Edit): Promise<string[]> {
  const [olds, nows] = [await outputsOf(before), await outputsOf(after)];
  const paths = [...new Set([...olds.keys(), ...nows.keys()])];
  return paths.filter(
    (path) => code(path, olds.get(path) ?? '') !== code(path, nows.get(path) ?? ''),
  );
}

const quiet = (point: string): boolean => point in PROSE || point in DERIVED;
const seed = Number(process.env['ABICUS_FUZZ_SEED'] ?? 1);

/** Whether an edit writes out what an absent key means, or is one of a contract that is superseded. */
function means({ before, after }: Edit): boolean {
  return before.sources.every((source, i) => {
    const [old, now] = [source.value, after.sources[i]?.value ?? {}];
    const walk = new Walk();
    walk.keys(CONTRACT.keys, 'contract', old, now, { steps: [], path: '', holders: [old, now] });
    return (
      walk.found.length === 0 || (old['status'] === 'superseded' && now['status'] === 'superseded')
    );
  });
}

test(
  'an edit is a change with a class, prose, or what an absent key means',
  { timeout: 300_000 },
  async () => {
    await each(400 * runs, seed, async (made) => {
      const { spot } = made;
      if (diffContracts(made.before, made.after).length > 0 || quiet(spot.point)) return;
      expect({ at: spot.path.join('.'), means: means(made) }).toMatchObject({ means: true });
      expect({ at: spot.path.join('.'), differ: await differing(made) }).toMatchObject({
        differ: [],
      });
    });
  },
);

test('whenever generated code differs, there is a change', { timeout: 300_000 }, async () => {
  await each(40 * runs, seed + 1, async (made) => {
    const changes = diffContracts(made.before, made.after);
    if (changes.length > 0) return;
    expect({ at: made.spot.path.join('.'), differ: await differing(made) }).toMatchObject({
      differ: [],
    });
  });
});

test(
  'every point of prose changes nothing but comments and pages',
  { timeout: 300_000 },
  async () => {
    const seen = new Set<string>();
    for (const before of [example, real]) {
      for (const [pick, spot] of before.sources.flatMap((one) => spots(one.value)).entries()) {
        if (!(spot.point in PROSE) || seen.has(spot.point)) continue;
        // Some draws of a list leave it as it is.
        const made = [2, 4, 8].map((n) => edit(before, pick, n)).find((one) => one !== undefined);
        if (made === undefined || same(made.before.sources, made.after.sources)) continue;
        seen.add(spot.point);
        expect({ at: spot.point, changes: diffContracts(made.before, made.after) }).toMatchObject({
          changes: [],
        });
        expect({ at: spot.point, differ: await differing(made) }).toMatchObject({ differ: [] });
      }
    }
    expect([...seen].sort()).toEqual(Object.keys(PROSE).sort());
  },
);

test(
  'equal contracts give equal outputs, whatever the order of their keys',
  { timeout: 60_000 },
  async () => {
    const copy = linked(
      example.sources.map((one) => ({ ...one, value: JSON.parse(JSON.stringify(one.value)) })),
    );
    if (copy === undefined) throw new Error('a copy does not link');
    expect(diffContracts(example, copy)).toEqual([]);
    const plain = (one: Linked): Linked['sources'] =>
      one.sources.map(({ file, value }) => ({
        file,
        value: JSON.parse(JSON.stringify(value)),
        stored: false,
        places: new Map(),
        docs: new Map(),
        numerals: new Map(),
      }));
    const [a, b] = [linked(plain(example)), linked(plain(copy))];
    if (a === undefined || b === undefined) throw new Error('a copy does not link');
    expect(await outputsOf(a)).toEqual(await outputsOf(b));
  },
);
