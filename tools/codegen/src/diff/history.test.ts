/** Which commit of a history is the base, and why: branches, releases, commits without contracts. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSources } from '../generate/sources.ts';
import { storedIr } from '../read/ir.ts';
import { syntheticContracts } from '../synthetic.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { workspaceAt } from '../workspace/config.ts';
import { findBase } from './base.ts';
import { diffSince } from './index.ts';
import { cloned, commit, git } from './testing/repository.ts';

const contracts = syntheticContracts(1);
const read = readSources(contracts);
const LOCK = 'contracts/.lock/ir/kernel.json';
const IR = JSON.stringify(
  read.ok ? read.sources.map(({ value }) => storedIr(value))[0] : undefined,
);

/** What is added by a commit. */
type Step = 'contracts' | 'lock' | 'other' | 'readme';

/** A history on `main`, one commit for each list of steps. */
function history(...commits: readonly (readonly Step[])[]) {
  const { workspace, write } = temporaryWorkspace([]);
  const { root } = workspace;
  git(root, 'init', '-q', '-b', 'main');
  const add: Readonly<Record<Step, () => void>> = {
    contracts: () => contracts.forEach(({ file, text }) => write(file, text)),
    lock: () => write(LOCK, IR),
    other: () => write('other.txt', 'a'),
    readme: () => write('contracts/README.md', 'a'),
  };
  const ids = commits.map((steps, i) => {
    for (const step of steps) add[step]();
    return commit(root, `${i}`);
  });
  const run = (...args: string[]): string => git(root, ...args);
  return { workspace, root, ids, run, write };
}

/** The base: its commit and the reason for it; or why there is none, and whether there should be one. */
function baseOf(root: string, since?: string): string {
  const found = findBase(workspaceAt(root), since);
  if (found.ok) return `${found.base.ref}: ${found.base.why}`;
  return `${found.none ? 'none' : 'failed'}: ${found.why}`;
}

const BOTH: readonly Step[] = ['contracts', 'lock'];

test('on the base branch the commit before is compared with, and the first one with itself', () => {
  const { root, ids, run } = history(BOTH, ['other']);
  expect(baseOf(root)).toBe(`${ids[0]}: the commit before, on main`);
  run('checkout', '-q', '--detach');
  expect(baseOf(root)).toBe(`${ids[0]}: the commit before, on main`);
  const first = history(BOTH);
  expect(baseOf(first.root)).toBe(`${first.ids[0]}: the first commit, on main`);
});

test('a branch that is where it began is compared with its base', () => {
  const { root, ids, run } = history(BOTH, ['other']);
  run('checkout', '-q', '-b', 'work');
  expect(baseOf(root)).toBe(`${ids[1]}: the base in main`);
});

test.each([
  ['master', undefined],
  ['trunk', '{ "baseBranch": "trunk" }'],
])('a branch is compared with where it left %s', (branch, config) => {
  const { root, ids, run, write } = history(BOTH);
  run('branch', '-q', '-m', branch);
  run('checkout', '-q', '-b', 'work');
  if (config !== undefined) write('.changeset/config.json', config);
  commit(root, 'more');
  expect(baseOf(root)).toBe(`${ids[0]}: the base in ${branch}`);
});

test('in a clone the branch of its origin is the base, as long as its own one is that', () => {
  const { root, ids, run } = history(BOTH, ['other']);
  const clone = cloned(root);
  expect(baseOf(clone)).toBe(`${ids[0]}: the commit before, on origin/main`);
  const own = commit(clone, 'own');
  expect(baseOf(clone)).toBe(`${ids[1]}: the base in origin/main`);
  expect(own).not.toBe(ids[1]);
  run('checkout', '-q', '-b', 'work');
  const onWork = cloned(root, '--branch', 'work', '--single-branch');
  // It knows no main, so that it is compared with the commit before.
  expect(baseOf(onWork)).toBe(`${ids[0]}: the commit before; there is no base branch`);
});

test('a release is the base if it has contracts, and the branch otherwise', () => {
  const { root, ids, run } = history(['other'], BOTH, ['readme']);
  run('tag', '@abicus/abi-kernel@0.1.0', String(ids[1]));
  expect(baseOf(root)).toBe('@abicus/abi-kernel@0.1.0: the last release');
  run('tag', '-d', '@abicus/abi-kernel@0.1.0');
  run('tag', '@abicus/abi-kernel@0.0.1', String(ids[0]));
  expect(baseOf(root)).toBe(`${ids[1]}: the commit before, on main`);
  run('tag', '-d', '@abicus/abi-kernel@0.0.1');
  // A tag of another form is no release.
  run('tag', 'v1.0.0', String(ids[0]));
  run('checkout', '-q', '-b', 'work');
  commit(root, 'more');
  expect(baseOf(root)).toBe(`${ids[2]}: the base in main`);
});

test('contracts that are new on the base branch are compared with themselves', () => {
  const { root, ids } = history(['other'], BOTH);
  expect(baseOf(root)).toBe(`${ids[1]}: the base in main`);
});

test('the last commit with contracts but without a lock is what is named', () => {
  const { root, ids } = history(['contracts'], ['other']);
  expect(baseOf(root)).toBe(
    `failed: ${ids[0]} (the commit before, on main) has contracts but no contracts/.lock/ir: \`abicus generate\` never ran there`,
  );
});

test('a folder without contracts has none, whatever else is in it', () => {
  const { root, ids } = history(['readme'], ['other']);
  expect(baseOf(root)).toBe(`none: ${ids[0]} (the commit before, on main) has no contracts`);
});

test('of a shallow clone of one commit nothing is known, if it has contracts or a lock', () => {
  const shallow = (...commits: (readonly Step[])[]): string =>
    baseOf(cloned(history(...commits).root, '--depth', '1'));
  const unknown =
    'failed: there is no release and no base branch in git; the clone is shallow: fetch the whole history';
  expect(shallow(['contracts'], ['other'])).toBe(unknown);
  expect(shallow(['lock'], ['other'])).toBe(unknown);
  expect(shallow(['readme'], ['other'])).toBe('none: git has no commit with contracts');
});

test('a commit that is asked for is the base, or it is said why it is none', () => {
  const { root, ids } = history(['other'], BOTH, ['readme']);
  expect(baseOf(root, ids[1])).toBe(`${ids[1]}: as asked for`);
  expect(baseOf(root, 'HEAD')).toBe('HEAD: as asked for');
  expect(baseOf(root, ids[0])).toBe(`failed: ${ids[0]} has no contracts/.lock/ir`);
  expect(baseOf(root, 'nosuch')).toBe("failed: git knows no commit 'nosuch'");
  const unlocked = history(['contracts']);
  expect(baseOf(unlocked.root, 'HEAD')).toBe('failed: HEAD has no contracts/.lock/ir');
});

test('a lock is read by its files of JSON; a contract of it that is gone keeps a place', () => {
  const { root, write, workspace } = history(BOTH);
  write('contracts/.lock/ir/notes.txt', 'no JSON');
  rmSync(join(root, contracts[0]?.file ?? ''));
  commit(root, 'without its contract');
  const found = findBase(workspace, 'HEAD');
  expect(found.ok && found.base.sources.map(({ file }) => file)).toEqual(['kernel.contract.ts']);
});

test('a workspace without contracts has nothing to compare, unless its base had some', () => {
  const empty = history(['other']);
  expect(diffSince(empty.workspace)).toEqual({
    ok: false,
    rejected: false,
    why: 'there is no contract in contracts',
  });
  const { root, workspace } = history(BOTH);
  rmSync(join(root, contracts[0]?.file ?? ''));
  commit(root, 'without its contract');
  const since = diffSince(workspace);
  expect(since.ok && since.changes.map(({ rule }) => rule)).toContain('contract-removed');
});

test('contracts that are not read, or do not link, are what is found', () => {
  const { workspace, write } = history(BOTH);
  const [first] = contracts;
  write(first?.file ?? '', 'export default contract({');
  expect(diffSince(workspace)).toMatchObject({ ok: false, rejected: true });
  write(first?.file ?? '', (first?.text ?? '').replace("errno: 'EINVAL'", "errno: 'ENOSUCH'"));
  expect(diffSince(workspace)).toMatchObject({ ok: false, rejected: true });
});
