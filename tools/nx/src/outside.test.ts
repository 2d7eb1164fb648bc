/** What `check` reads besides files: each part of it is seen, and nothing else. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { outside } from './outside.ts';

type Place = {
  readonly root: string;
  readonly write: (path: string, text: string) => void;
  readonly git: (...args: readonly string[]) => void;
  readonly commit: () => void;
};

const STORED = {
  id: 'RFC-0001',
  title: 'Spool',
  status: 'accepted',
  owners: ['@spool'],
  created: '2026-01-01',
  feeds: 'spool',
  context: 'Jobs wait.',
  goals: [],
};

/** A repository with a lock in its first commit, on a branch beside `main`. */
function repository(): Place {
  const root = mkdtempSync(join(tmpdir(), 'abicus-outside-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write: Place['write'] = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  const git: Place['git'] = (...args) =>
    void execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'pipe' });
  const commit = (): void => {
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', 'one');
  };
  write('abicus.json', '{ "linked": ["lent"] }');
  write('.gitignore', 'node_modules\n.abicus\n');
  write('contracts/.lock/ir/spool.json', JSON.stringify({ ir: 7, contract: STORED }));
  write('node_modules/lent/package.json', '{ "abicus": { "scope": "@lent", "language": 1 } }');
  write('node_modules/lent/rfc-0001-lent.contract.ts', '// lent');
  git('init', '-q', '-b', 'main');
  commit();
  git('checkout', '-q', '-b', 'work');
  commit();
  return { root, write, git, commit };
}

const CHANGES: Readonly<Record<string, (place: Place) => void>> = {
  'a base branch that has moved': ({ git, commit }) => {
    git('checkout', '-q', 'main');
    commit();
    git('checkout', '-q', 'work');
    git('merge', '-q', '--no-edit', 'main');
  },
  'a release': ({ git }) => git('tag', 'spool@1.0.0'),
  'a file that git does not track': ({ write }) => write('new.ts', ''),
  'a file that git no longer tracks': ({ git }) => git('rm', '-q', '--cached', 'abicus.json'),
  'a run of generate that was killed': ({ write }) => write('.abicus/generate/journal.json', '{}'),
  'another text of a linked contract': ({ write }) =>
    write('node_modules/lent/rfc-0001-lent.contract.ts', '// lent again'),
  'a workspace file with a mistake': ({ write }) => write('abicus.json', '{ "scoop": "@acme" }'),
};

test.each(Object.entries(CHANGES))('%s is seen', (_, change) => {
  const place = repository();
  const before = outside(place.root);
  change(place);
  expect(outside(place.root)).not.toBe(before);
});

test('a commit on a branch, which changes no base, is not', () => {
  const { root, write, commit } = repository();
  const before = outside(root);
  write('other.ts', '');
  commit();
  expect(outside(root)).toBe(before);
  expect(before).toMatch(/^base: [0-9a-f]{12} \(the base in main\) [0-9a-f]{40}$/m);
});

test('without git it says so', () => {
  const root = mkdtempSync(join(tmpdir(), 'abicus-outside-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'abicus.json'), '{}');
  expect(outside(root)).toContain('git tracks nothing\n');
});
