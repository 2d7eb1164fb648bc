/** What the ladder's data is made from, and every small change of a log that climbs it. */
import { expect, test } from 'vitest';
import { declaredPattern, formatLine, matcher, rungsOf } from '@abicus/wire/ladder';
import { LADDER, recognise } from '../../../../../libs/abi/ladder/src/index.ts';
import { contractFile, modelOf } from '../../testing/annotated.ts';
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

test('each rung is told from the others, and so is its twin', () => {
  for (const rung of rungs) {
    expect(matchText(rung.text)).toEqual({ kind: 'marker', rung });
    expect(matchText(rung.fail)).toEqual({ kind: 'twin', rung });
    expect(matchText(`${rung.fail} step 3`)).toEqual({ kind: 'twin', rung });
  }
  for (const start of namespaces) expect(matchText(`${start}zzz zzz`).kind).toBe('undeclared');
});

test('phases end in the order of the ladder, and the last one with it', () => {
  const order = rungs.map(({ name }) => name);
  const ends = phases.map(({ until }) => order.indexOf(until));
  expect(ends).toEqual(ends.toSorted((a, b) => a - b));
  expect(ends.at(-1)).toBe(rungs.length - 1);
  const expected = rungs.map((_, i) => phases[ends.findIndex((end) => end >= i)]?.name);
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
  const found = (lines: readonly string[]): string[] =>
    recognise(lines, profile).findings.map(({ kind, rung }) => `${kind} ${String(rung)}`);
  for (const [i, rung] of ladder.entries()) {
    const line = log[i] ?? '';
    const { name, by, text } = rung;
    expect(found(log.toSpliced(i, 1))).toEqual([`missing ${name}`]);
    expect(found([...log, line])).toEqual([`duplicated ${name}`]);
    const forged = formatLine({ micros: 0, hart: 0, identity: `${by}2`, text });
    expect(found(log.toSpliced(i, 0, forged))).toEqual([`forged ${name}`]);
    for (let to = i + 1; to < log.length; to++) {
      // One rung is put behind others: the next one is early. It is put before others: it is.
      const later = log.toSpliced(i, 1).toSpliced(to, 0, line);
      expect(found(later)[0]).toBe(`early ${String(ladder[i + 1]?.name)}`);
      const earlier = log.toSpliced(to, 1).toSpliced(i, 0, log[to] ?? '');
      expect(found(earlier)[0]).toBe(`early ${String(ladder[to]?.name)}`);
    }
  }
});
