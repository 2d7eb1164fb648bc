/** The trace by hand: what each number of a trap becomes in the document, and what it counts. */
import type { Machine, MachineEvent } from '@abicus/emulator';
import type { RunCounters } from '@abicus/wire/ladder';
import { expect, test } from 'vitest';
import { TraceRecorder } from './trace.ts';

/** The part of a machine that is recorded: harts with what is left of their quantum, in ns. */
type Recorded = {
  readonly harts: readonly { budgetNs: number }[];
  trace: ((event: MachineEvent) => void) | undefined;
};

function recorded(...budgets: readonly number[]): {
  readonly machine: Recorded;
  readonly recorder: TraceRecorder;
  readonly tell: (event: MachineEvent) => void;
} {
  const machine: Recorded = {
    harts: budgets.map((budgetNs) => ({ budgetNs })),
    trace: undefined,
  };
  const recorder = new TraceRecorder();
  recorder.record(machine as unknown as Machine);
  return { machine, recorder, tell: (event) => machine.trace?.(event) };
}

/** A syscall of a program, or what is given instead. */
const trap = (
  given: Partial<Extract<MachineEvent, { kind: 'trap' }>> = {},
): Extract<MachineEvent, { kind: 'trap' }> => ({
  kind: 'trap',
  step: 17,
  tick: 23,
  hart: 1,
  guest: 'timed',
  scause: 8,
  sepc: 4096,
  stval: 77,
  a7: 129,
  a0: 5,
  ...given,
});

/** The events of a document, one in a line, between its first and last. */
const eventsOf = (text: string): string[] =>
  text
    .split('\n')
    .slice(1, -2)
    .map((line) => line.replace(/,$/, ''));

test('a trap that is charged is a slice of its hart, in microseconds of virtual time', () => {
  const { recorder, tell } = recorded(10_000, 7_500);
  tell(trap());
  tell({ kind: 'jump', step: 17, tick: 23, to: 99 });
  tell({ kind: 'charge', step: 17, hart: 1, ns: 2_250 });
  expect(recorder.json()).toBe(`{"displayTimeUnit":"ns","traceEvents":[
{"name":"process_name","ph":"M","pid":0,"tid":0,"args":{"name":"machine"}},
{"name":"thread_name","ph":"M","pid":0,"tid":0,"args":{"name":"hart 0"}},
{"name":"thread_name","ph":"M","pid":0,"tid":1,"args":{"name":"hart 1"}},
{"name":"ipcReplyRecvV2","ph":"X","pid":0,"tid":1,"ts":4.8,"dur":2.25,"args":{"task":"timed","step":17,"a0":5}}
]}
`);
});

test.each<[string, Parameters<typeof trap>[0], number, object]>([
  ['a trap that is never charged has the least cost', {}, 10_000, { ts: 2.3, dur: 0.1 }],
  ['at the end of a quantum all of it was used', {}, 0, { ts: 12.3 }],
  ['a hart that was given more has used nothing', {}, 10_001, { ts: 2.3 }],
  ['a syscall of no name has its number', { a7: 9999 }, 10_000, { name: 'ecall 9999' }],
  [
    'a fault has its value and no argument',
    { scause: 13 },
    10_000,
    { name: 'load page fault', args: { task: 'timed', step: 17, stval: 77 } },
  ],
  ['a fault without a name has its code', { scause: 24 }, 10_000, { name: 'exception 24' }],
  [
    'an interrupt is negative',
    { scause: -2_147_483_643 },
    10_000,
    { name: 'timer interrupt', args: { stval: 77 } },
  ],
  [
    'an interrupt without a name has its code',
    { scause: -2_147_483_637 },
    10_000,
    { name: 'interrupt 11' },
  ],
])('%s', (_, given, budget, expected) => {
  const { recorder, tell } = recorded(10_000, budget);
  tell(trap(given));
  const last: unknown = JSON.parse(eventsOf(recorder.json()).at(-1) ?? '');
  expect(last).toMatchObject(expected);
});

test('each trap has its own numbers, however many there are', () => {
  const { recorder, tell } = recorded(10_000);
  for (let step = 0; step < 2_500; step++) {
    tell(trap({ step, hart: 0, guest: `p${step}` }));
    tell({ kind: 'charge', step, hart: 0, ns: step + 1 });
  }
  const slices = eventsOf(recorder.json()).slice(2);
  expect(slices).toHaveLength(2_500);
  const odd = slices.flatMap((line, step) => {
    const { dur, args } = JSON.parse(line) as { dur: number; args: object };
    const isOwn = dur === (step + 1) / 1000;
    return isOwn && JSON.stringify(args) === `{"task":"p${step}","step":${step},"a0":5}`
      ? []
      : [line];
  });
  expect(odd).toEqual([]);
});

test('rungs are instants of all tracks, after the slices', () => {
  const { recorder, tell } = recorded(10_000);
  tell(trap({ hart: 0 }));
  const marks = [
    { text: 'SELFTEST: "a" ok', hart: 3, micros: 7.1 },
    { text: 'b', hart: 0, micros: 8 },
  ];
  expect(eventsOf(recorder.json(marks)).slice(3)).toEqual([
    String.raw`{"name":"SELFTEST: \"a\" ok","ph":"i","s":"g","pid":0,"tid":3,"ts":7.1}`,
    '{"name":"b","ph":"i","s":"g","pid":0,"tid":0,"ts":8}',
  ]);
});

const COUNTERS = {
  tasks: [
    { name: 'neuron', pid: 1 },
    {
      name: 'timed',
      pid: 4,
      counters: {
        starts: 2,
        requests: [
          { op: 'sleep', outcome: 'answered', count: 3 },
          { op: 'sleep', outcome: 'rejected', count: 1 },
          { op: 'now', outcome: 'answered', count: 4 },
        ],
        incidents: { dropped: 5 },
      },
    },
  ],
} as unknown as RunCounters;

test('counters of services stand at the end, at the begin of the last trap; without a trap at 0', () => {
  const { recorder, tell } = recorded(10_000, 9_000);
  const at = (ts: number): string[] => [
    `{"name":"timed 4 requests","ph":"C","pid":0,"ts":${ts},"args":{"answered":7,"rejected":1}}`,
    `{"name":"timed 4 incidents","ph":"C","pid":0,"ts":${ts},"args":{"starts":2,"dropped":5}}`,
  ];
  expect(eventsOf(recorder.json([], COUNTERS)).slice(3)).toEqual(at(0));
  tell(trap());
  expect(eventsOf(recorder.json([], COUNTERS)).slice(4)).toEqual(at(3.3));
});

test('syscalls and faults of programs are counted by hart, and interrupts are not', () => {
  const { recorder, tell } = recorded(10_000, 10_000, 10_000);
  const events = [
    { hart: 2 },
    { hart: 2, scause: 0 },
    { hart: 0, scause: 13, guest: 'logd' },
    { hart: 2, scause: -2_147_483_643 },
    { hart: 1, guest: 'init' },
  ];
  for (const one of events) tell(trap(one));
  expect(recorder.trapsOfHarts(new Set(['timed', 'logd']))).toEqual([1, 0, 2]);
  expect(recorder.trapsOfHarts(new Set())).toEqual([0, 0, 0]);
});
