/** A program that says that it is ready counts as ready only if another one tells afterwards that it has answered. */
import { expect, test } from 'vitest';
import { formatLine, recogniseLog, type Ladder, type Until } from './index.ts';

const desk = { by: 'desk', fail: 'desk: ready FAIL', phase: 'up', after: [], proves: [] };
const answered = { text: 'run: answered desk', by: 'runner' };
const LADDER: Ladder = {
  kernel: 'neuron',
  stamp: 'emitter',
  rungs: [
    { ...desk, name: 'deskReady', text: 'desk: ready', answered },
    { ...desk, name: 'asked', text: 'run: ok', fail: 'run: FAIL', by: 'runner', phase: 'end' },
  ],
  phases: [
    { name: 'up', until: 'deskReady', doc: '' },
    { name: 'end', until: 'asked', doc: '' },
  ],
  profiles: { one: { minHarts: 1, maxHarts: 1 } },
  declared: [{ id: 'diagnostic.answered', by: 'runner', text: 'run: answered {program}' }],
  namespaces: ['desk: ', 'run: '],
};
const LINES: Readonly<Record<string, string>> = {
  ready: formatLine({ micros: 1, hart: 0, identity: 'desk', text: 'desk: ready' }),
  answer: formatLine({ micros: 1, hart: 0, identity: 'runner', text: 'run: answered desk' }),
  other: formatLine({ micros: 1, hart: 0, identity: 'runner', text: 'run: answered clerk' }),
  forgery: formatLine({ micros: 1, hart: 0, identity: 'desk', text: 'run: answered desk' }),
  ok: formatLine({ micros: 1, hart: 0, identity: 'runner', text: 'run: ok' }),
};

const linesOf = (log: string): string[] => log.split(' ').map((name) => LINES[name] ?? '');

function found(log: string, how: Until = {}): string {
  const { findings, rungs } = recogniseLog(LADDER, linesOf(log), 'one', how);
  const reached = rungs.filter(({ line }) => line !== undefined).length;
  return [reached, ...findings.map(({ kind, line, rung }) => [kind, line, rung].join(' '))].join();
}

test.each([
  ['ready answer ok', '2'],
  ['ready ok answer', '2'],
  ['ready answer answer ok', '2'],
  ['ready ok', '1,unanswered 1 deskReady'],
  ['answer ready ok', '1,unanswered 2 deskReady'],
  ['ready other ok', '1,unanswered 1 deskReady'],
  ['ready forgery ok', '1,unanswered 1 deskReady,forged 2 '],
  ['answer ok', '1,missing  deskReady'],
  ['ready', '0,unanswered 1 deskReady,missing  asked'],
])('in the log: %s', (log, expected) => {
  expect(found(log)).toBe(expected);
});

test('a part of the ladder without a rung of the program that tells of answers needs none', () => {
  expect([found('ready', { phase: 'up' }), found('ready', { until: 'deskReady' })]).toEqual([
    '1',
    '1',
  ]);
});

test('of a line that anyone may print only the one of the program that asks tells of an answer', () => {
  const declared = LADDER.declared.map(({ id, text }) => ({ id, text }));
  const of = (answer: string): boolean =>
    recogniseLog({ ...LADDER, declared }, linesOf(`ready ${answer} ok`), 'one').accepted;
  expect([of('answer'), of('forgery')]).toEqual([true, false]);
});
