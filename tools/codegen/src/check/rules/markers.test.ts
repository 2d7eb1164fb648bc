import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../../testing/annotated.ts';
import { findingsIn } from '../../testing/rule-findings.ts';
import { markers } from './markers.ts';

/** The findings in a program, where a log has this stamp. */
function findings(stamp: string, text: string): ReturnType<typeof markers> {
  const parts = `
  principals: ['spool'],
  log: { stamp: '${stamp}' },
  security: { threats: ['t'], invariants: { kept: { forAll: 'job', text: 'a job is kept' } } },
  markers: { up: { text: 'spool: up', by: 'spool', proves: ['kept'] } },
`;
  const model = modelOf([contractFile(parts, { feeds: 'spool' })]);
  return findingsIn(markers, model, { 'libs/spool/src/a.ts': text });
}

const found = (stamp: string, text: string): string[] =>
  findings(stamp, text).map(({ slug, message }) => `${slug}: ${message}`);
const fixes = (text: string): unknown[] => findings('emitter', text).map(({ fix }) => fix);

const USE = "import { MARKERS } from '@abicus/abi-spool';\n";

test('a marker that no code prints is a finding where lines are stamped, and none where they are not', () => {
  const silent = 'marker/not-emitted: marker.up is declared, but no hand-written code prints it';
  expect(found('emitter', '')).toEqual([silent]);
  expect(found('emitter', `${USE}log(MARKERS.up.text);`)).toEqual([]);
  expect(found('none', '')).toEqual([]);
});

test('a marker that is printed and not declared is a finding, stamps or not', () => {
  for (const stamp of ['emitter', 'none']) {
    const text = `${USE}log(MARKERS.up.text, MARKERS.upp.text);`;
    expect(found(stamp, text)).toEqual([
      'marker/undeclared: MARKERS.upp is printed, but no contract declares it',
    ]);
  }
});

test('a table that is handed on as a whole prints each of its markers', () => {
  expect(found('emitter', `${USE}print(MARKERS);`)).toEqual([]);
  expect(found('emitter', `${USE}for (const one of Object.values(MARKERS)) print(one);`)).toEqual(
    [],
  );
});

test('a table of another name, or of no generated package, is none', () => {
  const silent = ['marker/not-emitted: marker.up is declared, but no hand-written code prints it'];
  expect(
    found('emitter', "import { MARKERS } from './own.ts';\nlog(MARKERS.up, MARKERS.upp);"),
  ).toEqual(silent);
  expect(
    found('emitter', "import { LINES } from '@abicus/abi-spool';\nlog(LINES.up, LINES.upp);"),
  ).toEqual(silent);
});

test.each([
  ['upp', "did you mean 'up'?"],
  ['entirelyDifferent', 'declare it in a contract'],
])('the fix of MARKERS.%s is: %s', (name, fix) => {
  expect(fixes(`${USE}log(MARKERS.up, MARKERS.${name});`)).toEqual([fix]);
});
