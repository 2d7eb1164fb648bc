/** What the ladder's data is made from, and every small change of a log that climbs it. */
import { expect, test } from 'vitest';
import { declaredPattern, formatLine, matcher, rungsOf } from '@abicus/wire/ladder';
import { LADDER, recognise } from '../../../../../libs/abi/ladder/src/index.ts';
import { contractFile, modelOf } from '../../testing/annotated.ts';
import { serving } from '../../testing/booted.ts';
import { ladderData } from './data.ts';

const { namespaces, phases, profiles, rungs } = LADDER;
const matchText = matcher(LADDER);

const model = modelOf([
  contractFile(`
    principals: ['init'],
    audit: { odd: line('ODD (x)', ['a', 'b']) },
    diagnostics: { used: { text: 'mem: used {n}/{max} [pages]', by: 'neuron' } },
    markers: {
      up: { text: 'kernel: up ok', by: 'neuron', proves: [] },
      more: { text: 'kernel: more: still', by: 'neuron', proves: [] },
      plain: { text: 'no namespace', by: 'init', proves: [] },
    },
  `),
]);

test('patterns take words for holes and nothing else for the rest', () => {
  const [diagnostic, audit] = ladderData(model).declared.map(declaredPattern);
  expect(diagnostic).toEqual(/^mem: used \S+\/\S+ \[pages\]$/);
  expect(audit).toEqual(/^ODD \(x\) a=\S* b=\S*$/);
});

test('a namespace is what stands before the first colon', () => {
  expect(ladderData(model).namespaces).toEqual(['kernel: ']);
});

test('the data of the ladder is all that markers, phases, profiles and lines say', () => {
  const audited = serving('desk', "audit: { opened: line('DESK opened', ['by']) },");
  const text = `
    principals: ['init'],
    profiles: { one: { harts: [1, 1] }, more: { harts: [2, 64] } },
    phases: { up: { until: 'second', doc: 'both are up' } },
    audit: { odd: line('ODD', ['a']) },
    diagnostics: { used: { text: 'mem: {n}', by: 'neuron' } },
    markers: {
      first: { text: 'kernel: first ok', by: 'neuron', detail: true, proves: [] },
      second: { text: 'kernel: second', by: 'neuron', profile: 'more', after: ['first'], proves: [] },
      third: { text: 'kernel: third', by: 'neuron', after: ['second'], proves: [] },
    },`;
  expect(ladderData(modelOf([contractFile(text), audited]))).toEqual({
    kernel: 'neuron',
    stamp: 'emitter',
    rungs: [
      {
        name: 'first',
        text: 'kernel: first ok',
        detail: true,
        fail: 'kernel: first FAIL',
        by: 'neuron',
        phase: 'up',
        after: [],
        proves: [],
      },
      {
        name: 'second',
        text: 'kernel: second',
        fail: 'kernel: second FAIL',
        by: 'neuron',
        phase: 'up',
        after: ['first'],
        profile: 'more',
        proves: [],
      },
      {
        name: 'third',
        text: 'kernel: third',
        fail: 'kernel: third FAIL',
        by: 'neuron',
        phase: 'up',
        after: ['second'],
        proves: [],
      },
    ],
    phases: [{ name: 'up', until: 'second', doc: 'both are up' }],
    profiles: { one: { minHarts: 1, maxHarts: 1 }, more: { minHarts: 2, maxHarts: 64 } },
    declared: [
      { id: 'diagnostic.used', by: 'neuron', text: 'mem: {n}' },
      { id: 'kernel.audit.odd', by: 'neuron', text: 'ODD', fields: ['a'] },
      { id: 'rfc-desk-desk.audit.opened', by: 'desk', text: 'DESK opened', fields: ['by'] },
    ],
    namespaces: ['kernel: '],
  });
});

test('each rung is told from the others, and so is its twin', () => {
  for (const rung of rungs) {
    expect(matchText(rung.text)).toEqual({ kind: 'marker', rung });
    expect(matchText(rung.fail)).toEqual({ kind: 'twin', rung });
    expect(matchText(`${rung.fail} step 3`)).toEqual({ kind: 'twin', rung });
  }
  for (const start of namespaces) expect(matchText(`${start}zzz zzz`).kind).toBe('undeclared');
});

/** The rungs that come before each, through rungs of every profile. */
const before = new Map<string, ReadonlySet<string>>();
for (const { name, after } of rungs) {
  before.set(name, new Set(after.flatMap((one) => [one, ...(before.get(one) ?? [])])));
}

test('each rung is behind those that come before it, and those of one emitter are in a total order', () => {
  for (const [i, { name, by, after }] of rungs.entries()) {
    const behind = rungs.slice(i + 1);
    for (const one of after) expect(behind.map((rung) => String(rung.name))).not.toContain(one);
    const own = behind.filter((rung) => rung.by === by);
    expect(own.filter((rung) => before.get(rung.name)?.has(name) !== true)).toEqual([]);
  }
});

test('a phase comes after those that it contains, and each rung is in the first phase that contains it', () => {
  const order = rungs.map(({ name }) => name);
  for (const [i, { until }] of phases.entries()) {
    const later = phases.slice(i + 1).map((phase) => String(phase.until));
    expect(later.filter((one) => before.get(until)?.has(one) === true)).toEqual([]);
  }
  expect(phases.at(-1)?.until).toBe(order.at(-1));
  const expected = rungs.map(
    ({ name }) =>
      phases.find(({ until }) => until === name || before.get(until)?.has(name) === true)?.name,
  );
  expect(rungs.map(({ phase }) => phase)).toEqual(expected);
});

const names = ['smp1', 'smp'] as const;

test('there are ladders for one hart and for more', () => {
  expect(Object.keys(profiles)).toEqual(names);
  expect(profiles.smp1.maxHarts).toBe(1);
  expect(profiles.smp.minHarts).toBe(2);
  expect(rungsOf(LADDER, 'smp').length).toBeGreaterThan(rungsOf(LADDER, 'smp1').length);
});

test.each(names)('every small change of a log is found: %s', (profile) => {
  const ladder = rungsOf(LADDER, profile);
  // All at one time: no change of the order makes a stamp go back.
  const log = ladder.map((rung) => {
    return formatLine({ micros: 0, hart: 0, identity: rung.by, text: rung.text });
  });
  const answers = ladder.flatMap(({ answered }) =>
    answered
      ? [formatLine({ micros: 0, hart: 0, identity: answered.by, text: answered.text })]
      : [],
  );
  const foundOf = (lines: readonly string[]): string[] =>
    recognise(lines, profile).findings.map(({ kind, rung }) => `${kind} ${String(rung)}`);
  const found = (lines: readonly string[]): string[] => foundOf([...lines, ...answers]);
  const unanswered = ladder
    .filter(({ answered }) => answered)
    .map(({ name }) => `unanswered ${name}`);
  for (const [i, one] of unanswered.entries()) {
    expect(foundOf([...log, ...answers.toSpliced(i, 1)])).toEqual([one]);
  }
  for (const [i, rung] of ladder.entries()) {
    const line = log[i] ?? '';
    const { name, by, text } = rung;
    expect(found(log.toSpliced(i, 1))).toEqual([`missing ${name}`]);
    expect(found([...log, line])).toEqual([`duplicated ${name}`]);
    const forged = formatLine({ micros: 0, hart: 0, identity: `${by}2`, text });
    expect(found(log.toSpliced(i, 0, forged))).toEqual([`forged ${name}`]);
    // With more harts behind each other one, else behind the next and at the end.
    const ends = ladder.flatMap((_, to) =>
      to > i && (profile === 'smp' || to === i + 1 || to === log.length - 1) ? [to] : [],
    );
    for (const to of ends) {
      const passed = ladder.slice(i + 1, to + 1);
      // One rung is put behind others: the first of them that comes after it is early.
      const later = log.toSpliced(i, 1).toSpliced(to, 0, line);
      const early = passed.find((one) => before.get(one.name)?.has(name) === true);
      expect(found(later)[0]).toBe(early && `early ${early.name}`);
      // One is put before others: it is early if it comes after one of them.
      const moved = ladder[to];
      const earlier = log.toSpliced(to, 1).toSpliced(i, 0, log[to] ?? '');
      const isEarly = ladder
        .slice(i, to)
        .some((one) => before.get(moved?.name ?? '')?.has(one.name) === true);
      expect(found(earlier)).toEqual(isEarly ? [`early ${String(moved?.name)}`] : []);
    }
  }
});
