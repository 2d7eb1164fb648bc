/** What packages answer for: an importer that no longer compiles is told by a major version. */
import { expect, test } from 'vitest';
import { diffContracts, type LinkedContracts } from '../diff/diff.ts';
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
import { EXAMPLE } from '../diff/example.ts';
import { linkedOf } from '../testing/annotated.ts';
import { answersOf, type Answer } from './answers.ts';

const answers = (before: LinkedContracts, after: LinkedContracts): Answer[] =>
  answersOf(workspace, { before, after }, diffContracts(before, after));

/** Names that the index of each package exports, by the name of the package. */
async function exportsOf(all: LinkedContracts): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
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

const known = new WeakMap<LinkedContracts, ReturnType<typeof exportsOf>>();

/** The same, computed once. */
function exported(all: LinkedContracts): ReturnType<typeof exportsOf> {
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

type Swap = readonly [from: string, to: string];

/** The example contracts with texts replaced, each of which must stand in one of them. */
function exampleWith(...swaps: readonly Swap[]): LinkedContracts {
  const files = Object.entries(EXAMPLE).map(([file, text]) => ({ file, text }));
  return linkedOf(
    swaps.reduce((old, [from, to]) => {
      if (!old.some(({ text }) => text.includes(from))) throw new Error(`no '${from}'`);
      return old.map(({ file, text }) => ({ file, text: text.replace(from, () => to) }));
    }, files),
  );
}

/** The levels that packages answer with. */
const levels = (before: LinkedContracts, after: LinkedContracts): Record<string, unknown> =>
  Object.fromEntries(
    answers(before, after).flatMap(({ pkg, strict }) =>
      strict === undefined ? [] : [[pkg.feeds, strict]],
    ),
  );

const SPARES: Swap = ['spares: limit(3', 'spares: limit(2'];
const BORROWS: Swap = ["'EBUSY'] }", "'EBUSY', 'spares'] }"];

test.each<readonly [what: string, feeds: string, given: readonly Swap[]]>([
  [
    'a check',
    'queues',
    [BORROWS, ["fails('EBUSY', 'in use')", "fails('EBUSY', 'in use', { limit: 'spares' })"]],
  ],
  [
    'the bytes of a call',
    'queues',
    [
      BORROWS,
      ["owner: a0('Pid')", "owner: a0('Pid'), name: a1(readsBytes('a2', { max: 'spares' }))"],
      ['  a0, contract, ', '  a0, a1, readsBytes, contract, '],
    ],
  ],
  [
    'a step',
    'spool',
    [
      ["['Pid', 'Grade']", "['Pid', 'Grade', 'spares']"],
      ["atMost: 'grace'", "atMost: 'spares'"],
    ],
  ],
])('a limit of another package that bounds %s is answered for', (_, feeds, given) => {
  const after = exampleWith(...given, SPARES);
  expect(levels(exampleWith(...given), after)).toMatchObject({ kernel: 'major', [feeds]: 'major' });
  expect(levels(exampleWith(), exampleWith(SPARES))).not.toHaveProperty(feeds);
});

test('the package beside the profiles has the ladder, and answers for the rungs of others', () => {
  const found = levels(exampleWith(), exampleWith(["'spool: ready'", "'spool: up'"]));
  expect(found).toEqual({ kernel: 'major', spool: 'patch' });
});

test('a rung that is gone takes its name from the package that declared it', () => {
  const rung = "  markers: { waits: { text: 'queue: waits', by: 'neuron', proves: [] } },\n";
  const call = '  syscalls: {\n    queue:';
  const before = exampleWith(
    [call, `${rung}${call}`],
    ["ladder: ['up', 'extra', 'ready']", "ladder: ['up', 'extra', 'ready', 'waits']"],
  );
  expect(levels(before, exampleWith())).toMatchObject({ kernel: 'major', queues: 'major' });
});

test('the package for other languages answers for what C and Rust see, and for nothing else', () => {
  const said = (swap: Swap): unknown => levels(exampleWith(), exampleWith(swap))['native'];
  expect(said(['jobs: limit(64,', 'jobs: limit(63,'])).toBe('major');
  expect(said(["text: 'no job is lost'", "text: 'few jobs are lost'"])).toBeUndefined();
  expect(said(['depth: 64', 'depth: 32'])).toBeUndefined();
});
