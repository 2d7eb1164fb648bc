/** Which elements a test proves by its title, and which it does not. */
import { expect, test } from 'vitest';
import { contractFile, ERRORS, modelOf } from '../../testing/annotated.ts';
import { findingsIn } from '../../testing/rule-findings.ts';
import { proofs } from './proofs.ts';

const model = modelOf([
  contractFile(
    `${ERRORS}
  principals: ['spool', 'init'],
  service: {
    name: 'spool', authority: 'any',
    envelope: { magic: 'SP', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    status: { OK: 0, BAD: 4, DENIED: 5 },
    ops: {
      put: serviceOp(7, { request: {}, reply: {}, idempotent: true,
        checks: { owner: fails('DENIED', 'of another', { unless: callerIs('init') }) } }),
    },
  },
  security: { threats: ['t'], invariants: { kept: { forAll: 'job', text: 'a job is kept' } } },
`,
    { feeds: 'spool' },
  ),
]);

/** What the rule says of these sources: paths with their texts. */
function found(texts: Readonly<Record<string, string>>): string[] {
  return findingsIn(proofs, model, texts).map(
    ({ slug, message, fix }) => `${slug} ${message}; ${fix}`,
  );
}

/** What it says of one test file. */
const of = (...titles: readonly string[]): string[] =>
  found({ 'a.test.ts': titles.map((title) => `test('${title}', f);`).join('\n') });

const noTest = (kind: string, id: string): string =>
  `proof/no-test no test is titled with the ${kind} ${id}; write \`test('${id} …')\``;
const [KEPT, PUT, OWNER] = [
  noTest('invariant', 'spool.invariant.kept'),
  noTest('serviceOp', 'spool.put'),
  noTest('check', 'spool.put.owner'),
];
const ALLOW = 'spool.put.owner allows init';
const DENY = 'spool.put.owner denies others';
const BOTH = [ALLOW, DENY];
const untested = (...words: readonly string[]): string => {
  const written = words.map((word) => `\`test('spool.put.owner ${word} …')\``).join(' and ');
  const no = words.map((word) => ({ allows: 'no allow', denies: 'no deny' })[word]).join(' and ');
  return `auth/untested spool.put.owner has ${no} test (unless init); write ${written}`;
};

test('each element that needs a title has a test, and an authority two', () => {
  expect(of()).toEqual([KEPT, PUT, OWNER, untested('allows', 'denies')]);
  expect(of('spool.invariant.kept holds', 'spool.put puts', ...BOTH)).toEqual([]);
});

test.each([
  ['spool.invariant.kept', [PUT, OWNER, untested('allows', 'denies')]],
  ['a spool.put, and more', [KEPT, OWNER, untested('allows', 'denies')]],
  ['spool.put.', [KEPT, OWNER, untested('allows', 'denies')]],
  [
    'spool.putt',
    [KEPT, near('serviceOp', 'spool.put', 'spool.putt'), OWNER, untested('allows', 'denies')],
  ],
])('the title %s', (title, findings) => {
  expect(of(title)).toEqual(findings);
});

function near(kind: string, id: string, other: string): string {
  return `proof/no-test no test is titled with the ${kind} ${id}; title it '${id}' if '${other}' means this`;
}

test.each([
  ['allows', [ALLOW], ['denies']],
  ['allowed', ['spool.put.owner: init is allowed'], ['denies']],
  ['denies', [DENY], ['allows']],
  ['denied', ['spool.put.owner: others are denied'], ['allows']],
])('an authority with a test that says %s lacks the other', (_, titles, words) => {
  expect(of('spool.invariant.kept', 'spool.put', ...titles)).toEqual([untested(...words)]);
});

test('what is skipped is told, and shows no authority', () => {
  const text = `test.skip('${ALLOW}', f);\ntest('${DENY}', f);\n test.todo('spool.put, spool.invariant.kept');`;
  expect(found({ 'a.test.ts': text })).toEqual([
    'proof/not-run the test of spool.put.owner is .skip; remove .skip',
    'proof/not-run the test of spool.put, spool.invariant.kept is .todo; remove .todo',
    untested('allows'),
  ]);
});

test('a test that names no element may be skipped', () => {
  const text = "test.skip('kept, of nothing.here', f);";
  expect(found({ 'a.test.ts': text })).toEqual(of());
});

test('generated cases cover the ids that begin so, or one id', () => {
  expect(found({ 'a.test.ts': "provenBy('spool.');" })).toEqual([untested('allows', 'denies')]);
  expect(found({ 'a.test.ts': "provenBy('spool.put');" })).toEqual([
    KEPT,
    OWNER,
    untested('allows', 'denies'),
  ]);
});

test('only tests prove', () => {
  const text = ['spool.invariant.kept', 'spool.put', ...BOTH].map((one) => `test('${one}', f);`);
  expect(found({ 'a.ts': [...text, "provenBy('spool.');"].join('\n') })).toEqual(of());
});
