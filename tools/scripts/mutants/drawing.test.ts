/** What `npm run test:deep` asks of the tool, in real repositories; and what it shows. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CannotJudge } from '../../mutants/src/run/stages.ts';
import { changedSince } from '../../mutants/src/select.ts';
import { drawArguments, summaryOf } from './drawing.ts';

function git(root: string, ...args: readonly string[]): string {
  const name = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...name, ...args], { cwd: root, encoding: 'utf8' }).trim();
}

function commit(root: string, file: string): string {
  writeFileSync(join(root, file), '');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', file);
  return git(root, 'rev-parse', 'HEAD');
}

function repository(): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-draw-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  git(root, 'init', '-q', '-b', 'main');
  for (const file of ['a.ts', 'b.ts', 'c.ts']) commit(root, file);
  return root;
}

/** The value of an option that is asked for. */
function asked(root: string, option: string): string | undefined {
  const args = drawArguments(root) ?? [];
  return args[args.indexOf(option) + 1];
}

const changedIn = (root: string): string[] => [...changedSince(root, asked(root, '--base') ?? '')];

test('on a branch the files since it left the base branch come first, drawn by the commit', () => {
  const root = repository();
  git(root, 'checkout', '-q', '-b', 'work');
  commit(root, 'd.ts');
  const head = commit(root, 'e.ts');
  expect(asked(root, '--seed')).toBe(head);
  expect(changedIn(root)).toEqual(['d.ts', 'e.ts']);
});

test('on the base branch the files of its last commit come first', () => {
  expect(changedIn(repository())).toEqual(['c.ts']);
});

test.each(['none', '--output=x', ''])('%j is no commit to compare with', (base) => {
  expect(() => changedSince(repository(), base)).toThrow(CannotJudge);
});

test('a folder without a commit has nothing to draw by', () => {
  const root = mkdtempSync(join(tmpdir(), 'abicus-draw-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  expect(drawArguments(root)).toBeUndefined();
  git(root, 'init', '-q');
  expect(drawArguments(root)).toBeUndefined();
});

test('prove is a stage where it has reports to read', () => {
  const root = repository();
  expect(asked(root, '--stages')).toBe('selftest,types,bites,unit,check,wide');
  mkdirSync(join(root, '.abicus/reports'), { recursive: true });
  writeFileSync(join(root, '.abicus/reports/tests.json'), '{}');
  expect(drawArguments(root)).not.toContain('--stages');
});

test('it ends within three minutes', () => {
  expect(Number(asked(repository(), '--minutes'))).toBeLessThan(3);
});

test('how many were tried is shown first, then survivors and the table, without progress', () => {
  const output = '1/9 tried\n2/9 tried\nsurvived  a\n\n| table |\n\n2 of 9 mutants tried\n';
  expect(summaryOf(output)).toBe('2 of 9 mutants tried\nsurvived  a\n\n| table |');
});
