import { expect, test } from 'vitest';
import { CONTRACTS } from '../check/fixtures/contracts.ts';
import { modelOf } from '../testing/annotated.ts';
import { decode, decodedLine } from './trace.ts';

const model = modelOf(Object.entries(CONTRACTS).map(([file, text]) => ({ file, text })));

test('lines of a log are what the contracts declare', () => {
  const log = [
    '[     0.000010 0 neuron] kernel: up',
    '[     0.000020 1 init] spool: ready',
    '[     0.000030 0 neuron] PANIC out of frames',
    'no stamp',
  ].join('\n');
  expect(decode(model, `${log}\n`).map(({ kind, id, note }) => [kind, id, note])).toEqual([
    ['marker', 'marker.up', 'proves grade.get'],
    ['marker', 'marker.ready', 'forged: spool prints it, proves spool.put'],
    ['panic', '', ''],
    ['text', '', ''],
  ]);
});

test('calls of a trace are operations: the selector tells which', () => {
  const call = (name: string, a0: number): object => {
    return { name, ph: 'X', pid: 0, tid: 1, ts: 1.5, dur: 1, args: { task: 'init', a0 } };
  };
  const traceEvents = [
    { name: 'process_name', ph: 'M', pid: 0, tid: 0, ts: 0, args: {} },
    call('grade', 1),
    call('ecall 15', 0),
    call('ecall 99', 0),
    { name: 'timer', ph: 'X', pid: 0, tid: 0, ts: 2, args: { task: 'init', sepc: 4 } },
    { name: 'kernel: up', ph: 'i', pid: 0, tid: 0, ts: 3, s: 'g' },
  ];
  const decoded = decode(model, JSON.stringify({ traceEvents }));
  expect(decoded.map(({ line, kind, id }) => [line, kind, id])).toEqual([
    [2, 'call', 'grade.set'],
    [3, 'call', 'grade.get'],
    [4, 'call', ''],
    [5, 'trap', ''],
    [6, 'marker', 'marker.up'],
  ]);
});

test('a line says when, where, who, what', () => {
  const [first] = decode(model, '[     1.000010 0 neuron] kernel: up');
  expect(first && decodedLine(first)).toBe(
    '     1     1.000010 0 neuron           kernel: up  = marker marker.up  (proves grade.get)',
  );
});
