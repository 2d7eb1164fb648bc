/** Lists that cannot be read are told with their place. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLists } from './equivalents.ts';
import { CannotJudge } from './run/stages.ts';
import { readSurvivors, survivorsIn } from './survivors.ts';
import { EQUIVALENT, SURVIVORS } from './workspace.ts';

/** A folder with one file. */
function holding(path: string, text: string): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-mutants-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, dirname(path)), { recursive: true });
  writeFileSync(join(root, path), text);
  return root;
}
const PATH = `${EQUIVALENT}/ipc.json`;

test.each([
  '',
  '[{"mutant":',
  '{}',
  'null',
  '[null]',
  '["a"]',
  '[{"mutant":"a"}]',
  '[{"reason":"b"}]',
  '[{"mutant":"a","reason":1}]',
  '[{"mutant":"a","reason":"b"},{"mutant":1,"reason":"b"}]',
])('%j is no list of equivalent mutants', (text) => {
  const read = (): unknown => readLists(holding(PATH, text), EQUIVALENT);
  expect(read).toThrow(CannotJudge);
  expect(read).toThrow(`${PATH} is not a list`);
});

test('a list of equivalent mutants is read', () => {
  const rows = [{ mutant: 'a', reason: 'b' }];
  const read = readLists(holding(PATH, JSON.stringify(rows)), EQUIVALENT);
  expect(read).toEqual(new Map([[PATH, rows]]));
});

test.each(['', '{', '[]', 'null', '1', '{"nx":"a"}', '{"nx":[1]}', '{"nx":[],"cli":{}}'])(
  '%j is no list of survivors',
  (text) => {
    const read = (): unknown => readSurvivors(holding(SURVIVORS, text));
    expect(read).toThrow(CannotJudge);
    expect(read).toThrow(`${SURVIVORS} is not an object`);
    expect(() => survivorsIn(text, 'main:list')).toThrow('main:list is not an object');
  },
);

test('a list of survivors is read; a workspace without one is told', () => {
  expect(readSurvivors(holding(SURVIVORS, '{"nx":["a"],"cli":[]}'))).toEqual({
    nx: ['a'],
    cli: [],
  });
  expect(() => readSurvivors(holding('a', ''))).toThrow(`${SURVIVORS} is not an object`);
});
