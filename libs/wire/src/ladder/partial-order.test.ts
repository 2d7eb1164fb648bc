/** Logs of a ladder whose rungs are only partly ordered: each order that the ladder allows, and no other. */
import { expect, test } from 'vitest';
import {
  formatLine,
  lastRungs,
  recogniseLog,
  requiredRungs,
  rungsOf,
  type Ladder,
  type Rung,
  type Until,
} from './index.ts';

/** A rung from its row: name, emitter, phase, the rungs before it, and `smp` for the profile. */
function aRung(row: string): Rung {
  const [name = '', by = '', phase = '', after = '', profile] = row.trim().split(/ +/);
  const before = after === '-' ? [] : after.split(',');
  const text = `${by}: ${name}`;
  const only = profile === undefined ? {} : { profile };
  return { name, text, fail: `${text} FAIL`, by, phase, after: before, ...only, proves: [] };
}

const LADDER: Ladder = {
  kernel: 'neuron',
  stamp: 'emitter',
  rungs: `
    up      neuron start  -
    harts   neuron start  up                smp
    first   init   start  harts
    a-ready a      start  first
    b-ready b      b      first
    a-goes  client a      a-ready
    b-goes  client b      a-goes,b-ready
    end     client end    b-goes`
    .trim()
    .split('\n')
    .map(aRung),
  phases: [
    { name: 'start', until: 'a-ready', doc: '' },
    { name: 'a', until: 'a-goes', doc: '' },
    { name: 'b', until: 'b-goes', doc: '' },
    { name: 'end', until: 'end', doc: '' },
  ],
  profiles: { one: { minHarts: 1, maxHarts: 1 }, smp: { minHarts: 2, maxHarts: 64 } },
  declared: [],
  namespaces: ['neuron: ', 'init: ', 'a: ', 'b: ', 'client: '],
};

/** All orders of some items. */
function* orders<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) yield [];
  for (const [i, item] of items.entries()) {
    for (const rest of orders(items.toSpliced(i, 1))) yield [item, ...rest];
  }
}

const printed = (rungs: readonly Rung[]): string[] =>
  rungs.map(({ by, text }) => formatLine({ micros: 0, hart: 0, identity: by, text }));

const byNames = (...names: readonly string[]): Rung[] =>
  names.flatMap((name) => LADDER.rungs.filter((rung) => rung.name === name));

/** The findings of a log with these rungs. */
function findings(names: readonly string[], profile = 'one', how: Until = {}): string[] {
  const { findings: found } = recogniseLog(LADDER, printed(byNames(...names)), profile, how);
  return found.map(({ kind, rung }) => `${kind} ${rung}`);
}

test.each(['one', 'smp'])(
  'exactly the orders that keep each `after` are accepted: %s',
  (profile) => {
    const rungs = rungsOf(LADDER, profile);
    // What comes before each rung, through rungs of other profiles too.
    const before = new Map<string, ReadonlySet<string>>();
    for (const { name, after } of LADDER.rungs) {
      before.set(name, new Set(after.flatMap((one) => [one, ...(before.get(one) ?? [])])));
    }
    const accepted: string[] = [];
    const expected: string[] = [];
    for (const order of orders(rungs)) {
      const names = order.map(({ name }) => name);
      const holds = names.every((name, i) =>
        names.slice(i).every((later) => before.get(name)?.has(later) !== true),
      );
      if (holds) expected.push(names.join(' '));
      if (recogniseLog(LADDER, printed(order), profile).accepted) accepted.push(names.join(' '));
    }
    expect(accepted).toEqual(expected);
    expect(accepted).toHaveLength(3);
  },
);

test('an early rung is reported with the predecessor that comes after it', () => {
  const log = ['up', 'first', 'a-ready', 'a-goes', 'b-goes', 'b-ready', 'end'];
  expect(findings(log)).toEqual(['early b-goes']);
  const { findings: found } = recogniseLog(LADDER, printed(byNames(...log)), 'one');
  expect(found[0]?.message).toBe('b-ready comes before it, and is on line 6');
});

test('a missing rung is the only finding, and what it comes after is required of what comes after it', () => {
  expect(findings(['up', 'first', 'a-ready', 'b-ready', 'a-goes', 'end'])).toEqual([
    'missing b-goes',
  ]);
  expect(findings(['up', 'first', 'a-ready', 'a-goes', 'end', 'b-ready'])).toEqual([
    'early end',
    'missing b-goes',
  ]);
});

test('a rung behind one of another profile comes after the predecessors of that one', () => {
  expect(findings(['first', 'up', 'a-ready', 'b-ready', 'a-goes', 'b-goes', 'end'])).toEqual([
    'early first',
  ]);
});

test('a phase requires what comes before its end, and no independent rung', () => {
  expect(findings(['up', 'first', 'a-ready', 'a-goes'], 'one', { phase: 'a' })).toEqual([]);
  expect(findings(['up', 'first', 'a-ready'], 'one', { phase: 'a' })).toEqual(['missing a-goes']);
  expect(findings(['up', 'first', 'b-ready'], 'one', { until: 'b-ready' })).toEqual([]);
  expect(findings(['up', 'first', 'a-ready', 'a-goes'], 'one', { phase: 'b' })).toEqual([
    'missing b-ready',
    'missing b-goes',
  ]);
});

test('a rung and a phase require what comes before both', () => {
  const names = (how: Until): string[] => requiredRungs(LADDER, 'one', how).map(({ name }) => name);
  expect(names({ until: 'a-goes', phase: 'b' })).toEqual(['up', 'first', 'a-ready', 'a-goes']);
  expect(names({ until: 'b-ready', phase: 'a' })).toEqual(['up', 'first']);
  expect(names({ until: 'harts' })).toEqual(['up']);
  expect(names({})).toHaveLength(7);
});

test('the last ones of some rungs are those that none of them comes after', () => {
  const last = (how: Until): string[] =>
    lastRungs(LADDER, requiredRungs(LADDER, 'one', how)).map(({ name }) => name);
  expect(last({})).toEqual(['end']);
  expect(last({ phase: 'start' })).toEqual(['a-ready']);
  expect(last({ until: 'harts' })).toEqual(['up']);
  const some = byNames('up', 'a-ready', 'b-ready');
  expect(lastRungs(LADDER, some).map(({ name }) => name)).toEqual(['a-ready', 'b-ready']);
});

test('the first failed phase is the first of the phases, wherever its rung is in the list', () => {
  const phaseOf = (names: readonly string[]): unknown =>
    recogniseLog(LADDER, printed(byNames(...names)), 'one').failedPhase;
  // `b-ready` is in front of `a-goes` in the list of rungs, and its phase is behind that of `a-goes`.
  expect(phaseOf(['up', 'first', 'a-ready', 'end'])).toBe('a');
  expect(phaseOf(['up', 'first', 'a-ready', 'a-goes', 'end'])).toBe('b');
});
