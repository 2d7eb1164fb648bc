/** Which commit contracts are compared with, in real repositories; and what can't be compared. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check, checkExit } from '../check/check.ts';
import { generate } from '../generate/generate.ts';
import { slugOf } from '../model/context.ts';
import { formatReport } from '../report/report.ts';
import { syntheticContracts } from '../synthetic.ts';
import { sampleEmitter } from '../testing/sample-emitter.ts';
import { temporaryWorkspace, type Temporary } from '../testing/temporary.ts';
import { workspaceAt } from '../workspace/config.ts';
import { branchBase, findBase } from './base.ts';
import { diffSince } from './index.ts';
import { cloned, commit, git } from './testing/repository.ts';

const options = { emitters: [sampleEmitter] };

/** A workspace whose contracts were generated from; no repository yet. */
async function generated(): Promise<Temporary> {
  const temporary = temporaryWorkspace(syntheticContracts(2));
  await generate(temporary.workspace, options);
  return temporary;
}

/** The same with so many commits on `main`. */
async function repository(commits: number): Promise<Temporary & { readonly ids: string[] }> {
  const temporary = await generated();
  git(temporary.workspace.root, 'init', '-q', '-b', 'main');
  const ids = Array.from({ length: commits }, (_, i) => commit(temporary.workspace.root, `${i}`));
  return { ...temporary, ids };
}

const refOf = (found: ReturnType<typeof findBase>): unknown => found.ok && found.base.ref;

test('an unpacked archive has nothing to compare with, and check goes on', async () => {
  const { workspace } = await generated();
  expect(findBase(workspace)).toMatchObject({ ok: false, none: true });
  const result = await check(workspace, options);
  expect(result.notes.join()).toContain('not compared with a base');
  expect(checkExit(result)).not.toBe(2);
});

test('a repository without a commit has nothing to compare with', async () => {
  const { workspace } = await generated();
  git(workspace.root, 'init', '-q');
  expect(findBase(workspace)).toMatchObject({ ok: false, none: true });
});

test('a history without contracts has nothing to compare with', () => {
  const { workspace, write } = temporaryWorkspace([]);
  write('a.txt', 'a');
  git(workspace.root, 'init', '-q', '-b', 'main');
  commit(workspace.root, 'a');
  commit(workspace.root, 'b');
  expect(findBase(workspace)).toMatchObject({ ok: false, none: true });
});

test('on the base branch itself the commit before is compared with', async () => {
  const { workspace, ids } = await repository(3);
  expect(refOf(findBase(workspace))).toBe(ids[1]);
  expect(branchBase(workspace.root)).toBe(ids[1]);
});

test('the first commit is compared with what stands in its folder', async () => {
  const { workspace, ids } = await repository(1);
  expect(refOf(findBase(workspace))).toBe(ids[0]);
});

test('a branch is compared with where it left the base branch', async () => {
  const { workspace, ids } = await repository(2);
  git(workspace.root, 'checkout', '-q', '-b', 'work');
  commit(workspace.root, 'more');
  commit(workspace.root, 'and more');
  expect(refOf(findBase(workspace))).toBe(ids[1]);
  expect(branchBase(workspace.root)).toBe(ids[1]);
  // Also when the base branch has gone further since.
  git(workspace.root, 'checkout', '-q', 'main');
  commit(workspace.root, 'beside it');
  git(workspace.root, 'checkout', '-q', 'work');
  expect(refOf(findBase(workspace))).toBe(ids[1]);
  expect(branchBase(workspace.root)).toBe(ids[1]);
});

test('the last release comes before any branch, and is no base of one', async () => {
  const { workspace, ids } = await repository(3);
  git(workspace.root, 'tag', '@abicus/abi-kernel@0.1.0', 'HEAD^^');
  expect(refOf(findBase(workspace))).toBe('@abicus/abi-kernel@0.1.0');
  expect(branchBase(workspace.root)).toBe(ids[1]);
});

test('without a base branch the commit before is compared with', async () => {
  const { workspace, ids } = await repository(2);
  git(workspace.root, 'checkout', '-q', '--detach');
  git(workspace.root, 'branch', '-q', '-D', 'main');
  expect(refOf(findBase(workspace))).toBe(ids[0]);
});

test('a shallow clone of one commit is never clean: it is exit 2, and says what to fetch', async () => {
  const { workspace } = await repository(2);
  const shallow = workspaceAt(cloned(workspace.root, '--depth', '1'));
  expect(findBase(shallow)).toMatchObject({ ok: false, none: false });
  const result = await check(shallow, options);
  expect(result.notes.join()).toContain('fetch the whole history');
  expect(checkExit(result)).toBe(2);
  expect(diffSince(shallow)).toMatchObject({ ok: false, rejected: false });
});

test('a clone with two commits compares them', async () => {
  const { workspace, ids } = await repository(3);
  expect(refOf(findBase(workspaceAt(cloned(workspace.root, '--depth', '2'))))).toBe(ids[1]);
});

test('a commit that git does not know is exit 2', async () => {
  const { workspace } = await repository(1);
  const found = findBase(workspace, 'nosuch');
  expect(found).toMatchObject({ ok: false, none: false, why: "git knows no commit 'nosuch'" });
  expect(checkExit(await check(workspace, { ...options, since: 'nosuch' }))).toBe(2);
  expect(diffSince(workspace, 'nosuch')).toMatchObject({ ok: false, rejected: false });
});

/** A repository whose commit before holds an IR that was broken; that of the last one is whole. */
async function brokenBase(broken: (ir: string) => string) {
  const { workspace, write, read } = await repository(1);
  const path = 'contracts/.lock/ir/kernel.json';
  const good = read(path);
  write(path, broken(good));
  git(workspace.root, 'commit', '-qam', 'broken');
  write(path, good);
  commit(workspace.root, 'mended');
  return { workspace, path };
}

test('a base whose lock is no JSON is exit 2, and names the file', async () => {
  const { workspace, path } = await brokenBase(() => '{');
  const found = findBase(workspace);
  expect(found.ok ? '' : found.why).toContain(path);
  expect(checkExit(await check(workspace, options))).toBe(2);
});

test('a base that reads and does not link is exit 2', async () => {
  const { workspace } = await brokenBase((ir) =>
    ir.replace('"errno": "EINVAL"', '"errno": "ENOSUCH"'),
  );
  expect(diffSince(workspace)).toMatchObject({ ok: false, rejected: false });
  expect(checkExit(await check(workspace, options))).toBe(2);
});

test('contracts that were never ran there are no base, and exit 2', async () => {
  const { workspace } = temporaryWorkspace(syntheticContracts(2));
  git(workspace.root, 'init', '-q', '-b', 'main');
  commit(workspace.root, 'contracts alone');
  commit(workspace.root, 'again');
  await generate(workspace, options);
  const found = findBase(workspace);
  expect(found.ok ? '' : found.why).toContain('never ran there');
});

test('generate goes on without a base that it could not read, and says so in a line', async () => {
  const { workspace } = await brokenBase(() => '{');
  const result = await generate(workspace, { ...options, force: true });
  const notes = result.status === 'written' ? result.notes : undefined;
  expect(notes).toHaveLength(1);
  expect(notes?.[0]).toMatch(
    /^numbers were not compared with a base: contracts\/\.lock\/ir\/kernel\.json of /,
  );
  expect(notes?.[0]).toContain('is not JSON');
  expect(notes?.[0]).not.toContain('\n');
});

test('generate says nothing of a base where there can be none, or where there is one', async () => {
  const { workspace } = await generated();
  expect(await generate(workspace, { ...options, force: true })).toMatchObject({ notes: [] });
  const { workspace: other } = await repository(2);
  expect(await generate(other, { ...options, force: true })).toMatchObject({ notes: [] });
});

test('a check without a base that there should be is not called clean', async () => {
  const { workspace } = await repository(1);
  const result = await check(workspace, { ...options, since: 'nosuch' });
  const report = formatReport({ verb: 'check', ...result, findings: [] }, 'text');
  expect(report).toContain("note: not compared with a base: git knows no commit 'nosuch'\n");
  expect(report).toMatch(/: not compared\n$/);
});

test('what a deleted contract had stands in the file that it was in', async () => {
  const { workspace } = await repository(1);
  const [file = ''] = git(workspace.root, 'ls-files', '*.contract.ts').split('\n');
  rmSync(join(workspace.root, file));
  const found = findBase(workspace, 'HEAD');
  expect(found.ok && found.base.sources.map((source) => source.file)).toContain(file);
  const slugs = found.ok ? found.base.sources.map(({ value }) => String(value['feeds'])) : [];
  expect(found.ok && found.base.sources.map((source) => slugOf(source.file))).toEqual(slugs);
});
