/** What packages no longer export after an edit, and what they answer for it. */
import { diffContracts, type LinkedContracts } from '../../diff/diff.ts';
import { changed, each, example, seed, workspace, type Edit } from '../../diff/testing/draws.ts';
import { at, spots } from '../../diff/testing/edits.ts';
import { EMITTERS } from '../../emit/index.ts';
import { assemble } from '../../output/assemble.ts';
import type { Formatter } from '../../output/format.ts';
import { answersOf, type Answer } from '../answers.ts';

/** What packages answer for a change of contracts. */
export const answers = (before: LinkedContracts, after: LinkedContracts): Answer[] =>
  answersOf(workspace, { before, after }, diffContracts(before, after));

/** Emitters of files that no index of a package exports. */
const APART: readonly string[] = ['docs', 'native', 'testing'];
const emitters = EMITTERS.filter(({ name }) => !APART.includes(name));

/** Names that the index of each package exports, by the name of the package. */
async function exportsOf({
  sources,
  model,
}: LinkedContracts): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const plain: Formatter = (_, body) => Promise.resolve(body);
  const outputs = await assemble(sources, model, workspace, emitters, plain);
  return new Map(
    model.packages.map(({ name, folder }) => {
      const index = outputs.get(`${folder}/src/index.ts`) ?? '';
      const files = [...index.matchAll(/export \* from '\.\/([^']+)'/g)].map(([, file]) => file);
      const texts = files.map((file) => outputs.get(`${folder}/src/${file ?? ''}`) ?? '');
      const declared = /^export (?:const|function|class|type|interface) (\w+)/gm;
      const names = [...texts.join('\n').matchAll(declared)].flatMap(([, one]) => one ?? []);
      return [name, new Set(names)] as const;
    }),
  );
}

const known = new WeakMap<LinkedContracts, ReturnType<typeof exportsOf>>();

/** The same, computed once. */
function exported(all: LinkedContracts): ReturnType<typeof exportsOf> {
  const found = known.get(all) ?? exportsOf(all);
  known.set(all, found);
  return found;
}

/** A name that a package no longer exports, and the level that the package answers with. */
type Lost = { readonly name: string; readonly strict: unknown };

/** What packages no longer export, with what they answer. */
async function lostIn({ before, after }: Edit): Promise<Lost[]> {
  const [olds, nows] = [await exported(before), await exported(after)];
  return answers(before, after).flatMap(({ pkg, strict }) =>
    [...(olds.get(pkg.name) ?? [])]
      .filter((name) => nows.get(pkg.name)?.has(name) !== true)
      .map((name) => ({ name: `${name} of ${pkg.name}`, strict })),
  );
}

const isUntold = ({ strict }: Lost): boolean => strict !== 'major';

/** Of so many drawn edits those that take an exported name away without a major version of its package. */
export async function untoldEdits(count: number): Promise<unknown[]> {
  const found: unknown[] = [];
  await each(count, seed + 2, async (made) => {
    const untold = (await lostIn(made)).filter(isUntold);
    if (untold.length > 0) found.push({ at: made.spot.path.join('.'), untold });
  });
  return found;
}

/** One in so many entries of the records of the example contracts, as it is taken away where the rest still links. */
function* removals(step: number): Generator<Edit> {
  const entries = example.sources.flatMap((source) =>
    spots(source.value).flatMap((spot) => {
      if (typeof spot.spec === 'string' || !('record' in spot.spec)) return [];
      const keys = Object.keys(Object(at(source.value, spot.path)));
      return keys.map((key) => ({ source, spot: { ...spot, path: [...spot.path, key] } }));
    }),
  );
  for (const [i, { source, spot }] of entries.entries()) {
    const edit = i % step === 0 ? changed(example, source, spot, undefined) : undefined;
    if (edit !== undefined) yield edit;
  }
}

/** How many exported names go with one in so many entries, and those that no major version tells of. */
export async function lostByRemovals(step: number): Promise<{ lost: number; untold: Lost[] }> {
  let lost = 0;
  const untold: Lost[] = [];
  for (const edit of removals(step)) {
    const found = await lostIn(edit);
    lost += found.length;
    untold.push(...found.filter(isUntold));
  }
  return { lost, untold };
}
