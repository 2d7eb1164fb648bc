/**
 * A random edit of a random spot of a real contract of this repository is a change with a class,
 * or prose; and whenever what is generated differs in more than comments, there is a change.
 * More draws: `property.deep.ts`.
 */
import { expect, test } from 'vitest';
import { diffContracts, type LinkedContracts } from './diff.ts';
import { PROSE } from './prose.ts';
import { edit, example, linked, outputsOf, real, runs } from './testing/draws.ts';
import { spots } from './testing/edits.ts';
import { differing, unclassified, unnoticed } from './testing/properties.ts';
import { same } from './walk.ts';

test(
  'an edit is a change with a class, prose, or what an absent key means',
  { timeout: 300_000 },
  async () => {
    expect(await unclassified(6 * runs)).toEqual([]);
  },
);

test('whenever generated code differs, there is a change', { timeout: 300_000 }, async () => {
  expect(await unnoticed(3 * runs)).toEqual([]);
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
