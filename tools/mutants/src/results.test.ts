/** What came of mutants is kept, by several processes at once. */
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mutantsIn } from './find.ts';
import type { Mutant } from './mutant.ts';
import { Results, type Verdict } from './results.ts';

const FILE = 'libs/a/src/a.ts';
const mutants = mutantsIn(FILE, 'function f() { return a < b; }\nfunction g() { return c < d; }');
const of = (i: number): Mutant => {
  const mutant = mutants[i];
  if (mutant === undefined) throw new Error('no mutant');
  return mutant;
};
const [F, G] = [of(0), of(1)];
const PASSED: Verdict = { reached: true, keys: ['1'], seconds: 1, cpu: 1 };
const fellBy = (name: string): Verdict => ({
  ...PASSED,
  noticed: name,
  killer: { file: 'a.test.ts', test: name },
});

function folder(): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-mutants-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

test('the last verdict of a stage counts, also for another process', () => {
  const root = folder();
  const results = new Results(root);
  results.set(F, 'unit', PASSED);
  results.set(F, 'unit', fellBy('x'));
  results.set(F, 'check', PASSED);
  for (const one of [results, new Results(root)]) {
    expect(one.get(F, 'unit')).toMatchObject(fellBy('x'));
    expect(one.get(F, 'check')).toMatchObject(PASSED);
    expect(one.get(F, 'selftest')).toBeUndefined();
    expect(one.get(G, 'unit')).toBeUndefined();
  }
});

test('two processes that keep results of one source lose none', () => {
  const root = folder();
  const [one, other] = [new Results(root), new Results(root)];
  expect([one.get(F, 'unit'), other.get(F, 'unit')]).toEqual([undefined, undefined]);
  one.set(F, 'unit', fellBy('x'));
  other.set(G, 'unit', fellBy('y'));
  const later = new Results(root);
  expect([later.get(F, 'unit')?.noticed, later.get(G, 'unit')?.noticed]).toEqual(['x', 'y']);
});

test('a line that a process was writing when it was ended loses only itself', () => {
  const root = folder();
  new Results(root).set(F, 'unit', fellBy('x'));
  const [file = ''] = readdirSync(join(root, '.abicus/mutants/results'));
  appendFileSync(join(root, '.abicus/mutants/results', file), '{"id":"');
  expect(new Results(root).get(F, 'unit')).toMatchObject(fellBy('x'));
  new Results(root).set(G, 'unit', fellBy('y'));
  expect(new Results(root).get(F, 'unit')).toMatchObject(fellBy('x'));
  expect(new Results(root).get(G, 'unit')).toMatchObject(fellBy('y'));
});

test.each(['null', '1', '[]', '{}', `{"id":"${F.id}","text":"${F.text}","stage":"unit"}`])(
  'a line that is no verdict, %j, says nothing',
  (line) => {
    const root = folder();
    new Results(root).set(F, 'unit', fellBy('x'));
    const [file = ''] = readdirSync(join(root, '.abicus/mutants/results'));
    appendFileSync(join(root, '.abicus/mutants/results', file), `${line}\n`);
    expect(new Results(root).get(F, 'unit')).toMatchObject(fellBy('x'));
    expect(new Results(root).killers(F)).toHaveLength(1);
  },
);

test('a verdict is of one edit: an operator that makes another one has none', () => {
  const root = folder();
  new Results(root).set(F, 'unit', fellBy('x'));
  expect(new Results(root).get({ ...F, text: '>' }, 'unit')).toBeUndefined();
});

test('killers of the same function come first, the last ones before', () => {
  const results = new Results(folder());
  results.set(F, 'unit', fellBy('f'));
  results.set(F, 'check', fellBy('f later'));
  results.set(G, 'unit', fellBy('g'));
  expect(results.killers(F).map(({ test: name }) => name)).toEqual(['f later', 'f', 'g']);
  expect(results.killers(G).map(({ test: name }) => name)).toEqual(['g', 'f later', 'f']);
});
