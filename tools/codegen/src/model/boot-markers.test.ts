/** The rungs of a boot follow from its programs. */
import { expect, test } from 'vitest';
import { contractFile, modelOf, surprisesIn } from '../testing/annotated.ts';

const BOOT = `boot: { first: 'init', slots: {} },`;
const MARKERS = `markers: {
    initStart: { text: 'init: start', by: 'init', proves: [] },
    initReady: { text: 'init: ready', by: 'init', proves: [] },
    ended: { text: 'run: end', by: 'runner', after: ['initReady'], proves: [] },
  },`;
const boot = (markers = MARKERS) => contractFile(`${BOOT} ${markers}`, { feeds: 'init' });

const desk = (markers = '', id = 'RFC-desk') =>
  contractFile(
    `program: { stackPages: 1 }, ${markers}
  service: {
    name: 'desk', status: { OK: 0, BAD: 1 }, authority: 'any',
    envelope: { magic: 'DE', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: { ask: serviceOp(1, { request: {}, reply: {}, idempotent: true, budget: 5 }) },
  },`,
    { id, feeds: 'desk' },
  );
const clerk = contractFile(
  `program: { name: 'clerk', stackPages: 1 }, uses: { 'RFC-desk': ['desk'] }, calls: { desk: ['ask'] },`,
  { id: 'RFC-clerk', feeds: 'clerk' },
);
const runner = contractFile("program: { name: 'runner', stackPages: 1, endsRun: true },", {
  id: 'RFC-runner',
  feeds: 'runner',
});

const told = (files: ReturnType<typeof desk>[]): string[] =>
  modelOf(files).markers.map(({ name, after, feeds }) => `${feeds} ${name} after ${after.join()}`);

test('a program is started, ready if it has a service, and up, each after the one before', () => {
  expect(told([boot(), desk(), clerk, runner])).toEqual([
    'init initStart after ',
    'desk initStartDesk after initStart',
    'desk deskReady after initStartDesk',
    'desk initUpDesk after deskReady',
    'clerk initStartClerk after initUpDesk',
    'clerk initUpClerk after initStartClerk',
    'init initReady after initUpClerk',
    'init ended after initReady',
  ]);
});

test('the first program prints that a program is started and up, the program that it is ready', () => {
  const files = [boot(), desk(), runner].map((file) => ({
    ...file,
    text: file.text.replaceAll("'init'", "'root'").replaceAll('init', 'root'),
  }));
  const { markers } = modelOf(files);
  expect(markers.filter(({ derived }) => derived).map(({ by, text }) => `${by} ${text}`)).toEqual([
    'root root: start desk',
    'desk desk: ready',
    'root root: up desk',
  ]);
});

test('readiness that a contract declares proves what it says, and comes after the start', () => {
  const own = `markers: { deskReady: { text: 'desk: ready', by: 'desk', proves: ['ask'] } },`;
  const { markers } = modelOf([boot(), desk(own), runner]);
  const ready = markers.find(({ name }) => name === 'deskReady');
  expect(ready).toMatchObject({ after: ['initStartDesk'], proves: ['desk.ask'] });
  expect(ready).not.toHaveProperty('derived');
  const derived = modelOf([boot(), desk(), runner]).markers.find(
    ({ name }) => name === 'deskReady',
  );
  expect(derived).toMatchObject({ derived: true, by: 'desk', proves: ['program.desk'] });
});

const CALLS = "uses: { 'RFC-desk': ['desk'] }, calls: { desk: ['ask'] },";

test.each([
  [CALLS, 'answered: ', { text: 'run: desk has answered', by: 'runner' }],
  [CALLS, 'other: ', undefined],
  ['', 'answered: ', undefined],
])('readiness counts with a line of the last program that calls it: %s %s', (calls, name, line) => {
  const text = `${calls}
    program: { name: 'runner', stackPages: 1, endsRun: true },
    diagnostics: { ${name} { text: 'run: {program} has answered', by: 'runner' } },`;
  const last = contractFile(text, { id: 'RFC-runner', feeds: 'runner' });
  const { markers } = modelOf([boot(), desk(), last]);
  expect(markers.filter(({ answered }) => answered).map(({ name: of }) => of)).toEqual(
    line === undefined ? [] : ['deskReady'],
  );
  expect(markers.find(({ name: of }) => of === 'deskReady')?.answered).toEqual(line);
});

test('a ladder that is listed states these rungs itself', () => {
  const listed = `${MARKERS} ladder: ['initStart', 'initReady', 'ended'],`;
  expect(told([boot(listed), desk(), runner])).toHaveLength(3);
});

test('a name or text that a derived marker has is taken', () => {
  const other = boot(
    MARKERS.replace(
      'ended:',
      "odd: { text: 'init: up desk', by: 'init', after: ['initReady'], proves: [] },\n    ended:",
    ),
  );
  const found = surprisesIn([other, desk(), runner]);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain("ABI2001 registry/taken marker text 'init: up desk' is taken");
});
