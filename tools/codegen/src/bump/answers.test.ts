/** What packages answer for: an importer that no longer compiles is told by a major version. */
import { expect, test } from 'vitest';
import { diffContracts, type Linked } from '../diff/diff.ts';
import {
  each,
  changed,
  example,
  outputsOf,
  runs,
  seed,
  workspace,
  type Edit,
} from '../diff/testing/draws.ts';
import { at, spots } from '../diff/testing/edits.ts';
import { answersOf, type Answer } from './answers.ts';

const answers = (before: Linked, after: Linked): Answer[] =>
  answersOf(workspace, { before, after }, diffContracts(before, after));

/** Names that the index of each package exports, by the name of the package. */
async function exportsOf(all: Linked): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const outputs = await outputsOf(all);
  return new Map(
    all.model.packages.map(({ name, folder }) => {
      const index = outputs.get(`${folder}/src/index.ts`) ?? '';
      const files = [...index.matchAll(/export \* from '\.\/([^']+)'/g)].map(([, file]) => file);
      const texts = files.map((file) => outputs.get(`${folder}/src/${file ?? ''}`) ?? '');
      const declared = /^export (?:const|function|class|type|interface) (\w+)/gm;
      const names = [...texts.join('\n').matchAll(declared)].flatMap(([, one]) => one ?? []);
      return [name, new Set(names)] as const;
    }),
  );
}

const known = new WeakMap<Linked, ReturnType<typeof exportsOf>>();

/** The same, computed once. */
function exported(all: Linked): ReturnType<typeof exportsOf> {
  const found = known.get(all) ?? exportsOf(all);
  known.set(all, found);
  return found;
}

/** What packages no longer export, with what they answer. */
async function lostIn({ before, after }: Edit): Promise<{ lost: string; strict: unknown }[]> {
  const [olds, nows] = [await exported(before), await exported(after)];
  return answers(before, after).flatMap(({ pkg, strict }) =>
    [...(olds.get(pkg.name) ?? [])]
      .filter((name) => nows.get(pkg.name)?.has(name) !== true)
      .map((name) => ({ lost: `${name} of ${pkg.name}`, strict })),
  );
}

/** Each entry of each record of the example contracts, taken away, where the rest still links. */
function removals(): Edit[] {
  return example.sources.flatMap((source) =>
    spots(source.value).flatMap((spot) => {
      if (typeof spot.spec === 'string' || !('record' in spot.spec)) return [];
      const keys = Object.keys(Object(at(source.value, spot.path)));
      return keys.flatMap((key) => {
        const path = [...spot.path, key];
        return changed(example, source, { ...spot, path }, undefined) ?? [];
      });
    }),
  );
}

test(
  'a package that no longer exports a name needs a major version, whatever entry was taken away',
  { timeout: 300_000 },
  async () => {
    const lost = (await Promise.all(removals().map(lostIn))).flat();
    expect(lost.length).toBeGreaterThan(50);
    expect(lost.filter(({ strict }) => strict !== 'major')).toEqual([]);
  },
);

test(
  'a package that no longer exports a name needs a major version, whatever was edited',
  { timeout: 300_000 },
  async () => {
    await each(20 * runs, seed + 2, async (made) => {
      const untold = (await lostIn(made)).filter(({ strict }) => strict !== 'major');
      expect({ at: made.spot.path.join('.'), untold }).toMatchObject({ untold: [] });
    });
  },
);
