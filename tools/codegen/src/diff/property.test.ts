/**
 * A random edit of a random spot of a real contract of this repository is a change with a class,
 * or prose; and whenever what is generated differs in more than comments, there is a change.
 */
import { expect, test } from 'vitest';
import { CONTRACT } from '../read/contract-keys.ts';
import { diffContracts, type LinkedContracts } from './diff.ts';
import { DERIVED, PROSE } from './prose.ts';
import {
  each,
  edit,
  example,
  linked,
  outputsOf,
  real,
  runs,
  seed,
  workspace,
  type Edit,
} from './testing/draws.ts';
import { spots } from './testing/edits.ts';
import { same, Walk } from './walk.ts';

/** A file without comments, and without the hashes by which evidence names its contracts. */
function code(path: string, text: string): string {
  if (path.endsWith('.md') || path.startsWith(workspace.lock) || path.endsWith('/contracts.ts'))
    return '';
  return text
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/^\s*(#|\/\/[!/]).*sha256.*$/gm, '')
    .replaceAll(/sha256: '[\da-f]{64}'/g, '')
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

/** Contracts of which nothing is generated, or types alone. */
const APART: readonly unknown[] = ['draft', 'superseded'];

/** Whether an edit writes out what an absent key means, or is of a contract that stays a draft or superseded. */
function means({ before, after }: Edit): boolean {
  return before.sources.every((source, i) => {
    const [old, now] = [source.value, after.sources[i]?.value ?? {}];
    const walk = new Walk();
    walk.keys(CONTRACT.keys, 'contract', old, now, { steps: [], path: '', holders: [old, now] });
    return (
      walk.found.length === 0 || (APART.includes(old['status']) && old['status'] === now['status'])
    );
  });
}

test(
  'an edit is a change with a class, prose, or what an absent key means',
  { timeout: 300_000 },
  async () => {
    await each(120 * runs, seed, async (made) => {
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
    const plain = (one: LinkedContracts): LinkedContracts['sources'] =>
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
