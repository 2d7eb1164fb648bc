/** What is said of tests that prove nothing, and of what no test saw: the slug and the words of each finding. */
import { expect, test } from 'vitest';
import { recordOf } from '../testing/proven-run.ts';
import {
  isOf,
  model,
  OTHER,
  PASSED,
  recorded,
  unseen,
  with_,
  type Tests,
} from '../testing/proving.ts';
import type { Sighting } from '../vitest/format.ts';
import { proveTests } from './tests.ts';

const ID = 'spool.put';
const OWN = `'${ID} holds' (libs/x.test.ts)`;

/** The findings, without those about other elements. */
function found(tests: Tests): string[] {
  return proveTests(model, tests).map(({ slug, message }) => `${slug} ${message}`);
}

const isVoid = (why: string): string =>
  `proof/void ${OWN} is titled with ${ID} and proves nothing: ${why}`;

test.each<[string, Tests, string]>([
  [
    'did not run',
    PASSED.filter((one) => !isOf(ID)(one)),
    `proof/no-test no test titled with the serviceOp ${ID} ran`,
  ],
  ['failed', with_(ID, { status: 'failed' }), `proof/failed ${OWN}, the test of ${ID}, failed`],
  [
    'was skipped',
    with_(ID, { status: 'skipped' }),
    `proof/not-run ${OWN}, the test of ${ID}, was skipped`,
  ],
  [
    'ran without the plugin',
    PASSED.map(({ record, ...one }) =>
      isOf(ID)(one) || record === undefined ? one : { ...one, record },
    ),
    isVoid('it ran without the plugin `proofs()`'),
  ],
  ['ran twice', recorded(ID, { runs: 2 }), isVoid('it ran 2 times')],
  ['ran twice, to fail', recorded(ID, { runs: 2, fails: true }), isVoid('it ran 2 times')],
  [
    'is expected to fail',
    recorded(ID, { fails: true, assertions: 0 }),
    isVoid('it is expected to fail'),
  ],
  ['asserts nothing', recorded(ID, { assertions: 0 }), isVoid('it asserts nothing')],
])('of an element whose test %s only this is said, apart from rejects', (_, tests, expected) => {
  const [first, ...more] = found(tests);
  expect(first).toBe(expected);
  expect(more.filter((one) => !one.startsWith('impl/unreached-error'))).toEqual([]);
});

test('a test that passed beside one that was skipped proves its element', () => {
  const skipped = PASSED.filter(isOf(ID)).map((one) => ({ ...one, status: 'skipped' as const }));
  expect(found([...skipped, ...PASSED])).toEqual([]);
});

/** The report in which the tests of an element saw this alone, and another test the rest. */
function seenOnly(...seen: Sighting[]): Tests {
  const rest = PASSED.find(isOf(ID))?.record?.seen ?? [];
  return [...recorded(ID, { seen }), { ...OTHER, record: { ...recordOf(), seen: rest } }];
}

const NEVER = `proof/untouched ${OWN}, the test of ${ID}, never saw ${ID} answer with success and asserted something afterwards`;

test.each<[string, Sighting[], string[]]>([
  ['saw it answer', [[ID, 'answered', 1, 1, 'program']], []],
  ['saw nothing', [], [NEVER]],
  ['saw another one answer', [['spool.take', 'answered', 1, 1, 'program']], [NEVER]],
  ['saw it reject', [[ID, 'malformed', 1, 1, 'program']], [NEVER]],
  ['asserted nothing after it', [[ID, 'answered', 1, 0, 'program']], [NEVER]],
  ['made the answer itself', [[ID, 'answered', 1, 1, 'test']], [NEVER]],
])('an operation whose test %s', (_, seen, expected) => {
  expect(found(seenOnly(...seen))).toEqual(expected);
});

test('what no test saw is told from what only a test made by itself', () => {
  const blind = unseen('answered', ID);
  const said = `no test saw ${ID} answer with success and asserted something afterwards`;
  expect(found(blind)).toEqual([`proof/untouched ${said}`]);
  const self = (id: string, how: string): Tests => [
    ...blind,
    { ...OTHER, record: { ...recordOf(), seen: [[id, how, 1, 1, 'test']] } },
  ];
  const only = ': only a test caused it by calling generated code itself';
  expect(found(self(ID, 'answered'))).toEqual([`proof/untouched ${said}${only}`]);
  // Another one, or otherwise.
  expect(found(self('spool.take', 'answered'))).toEqual([`proof/untouched ${said}`]);
  expect(found(self(ID, 'malformed'))).toEqual([`proof/untouched ${said}`]);
});

test('an outcome that nothing causes is a reject that may go, or be violated', () => {
  const [finding] = proveTests(model, unseen('malformed', ID));
  expect([finding?.slug, finding?.fix]).toEqual([
    'impl/unreached-error',
    'violate it in a test, or remove it',
  ]);
});
