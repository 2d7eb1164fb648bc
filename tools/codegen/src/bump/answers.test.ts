/**
 * What packages answer for: an importer that no longer compiles is told by a major version. All
 * removals: `exports.deep.ts`.
 */
import { expect, test } from 'vitest';
import type { LinkedContracts } from '../diff/diff.ts';
import { runs } from '../diff/testing/draws.ts';
import { EXAMPLE } from '../diff/example.ts';
import { linkedOf } from '../testing/annotated.ts';
import { answers, lostByRemovals, untoldEdits } from './testing/exports.ts';

test(
  'a package that no longer exports a name needs a major version, whatever entry was taken away',
  { timeout: 300_000 },
  async () => {
    const { lost, untold } = await lostByRemovals(4);
    expect(lost).toBeGreaterThan(12);
    expect(untold).toEqual([]);
  },
);

test(
  'a package that no longer exports a name needs a major version, whatever was edited',
  { timeout: 300_000 },
  async () => {
    expect(await untoldEdits(3 * runs)).toEqual([]);
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
