/** Bumps in real repositories: what changes need, what changesets say, what `--write` writes. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { check } from '../check/check.ts';
import { EXAMPLE } from '../diff/example.ts';
import { diffSince, findBase, type LinkedContracts } from '../diff/index.ts';
import { linkBase } from '../diff/linked.ts';
import { generate, type GenerateOptions } from '../generate/generate.ts';
import { readContracts } from '../generate/inputs.ts';
import { readSources } from '../generate/sources.ts';
import { link } from '../model/link.ts';
import { remembered } from '../testing/remembered.ts';
import { sampleEmitter } from '../testing/sample-emitter.ts';
import { workspaceAt, type Workspace } from '../workspace/config.ts';
import type { Emitter } from '../emit/emitter.ts';
import {
  changeLine,
  checkPlan,
  planBump,
  unreleased,
  writeChangesets,
  type BumpPlan,
} from './bump.ts';
import { readChangesets } from './changesets.ts';

const CLI = createRequire(import.meta.url).resolve('@changesets/cli/bin.js');
const [KERNEL = '', SPOOL = '', , QUEUES = ''] = Object.keys(EXAMPLE);
const NOTES = 'contracts/rfc-0007-notes.contract.ts';
const FEEDS = ['kernel', 'spool', 'board', 'queues', 'notes', 'words', 'native'] as const;

/** What the package for other languages is made of: what all contracts declare as types. */
const nativeEmitter: Emitter = {
  name: 'native',
  emit: ({ types }, { abi }) =>
    new Map([[`${abi}/native/include/abi.h`, types.map(({ id }) => `/* ${id} */\n`).join('')]]),
};
/** What edits are compared with: finding it is tried where the base is found (`diff/base.test.ts`). */
const BASE = 'main';
const options = { emitters: [sampleEmitter, nativeEmitter] };

const home = mkdtempSync(join(tmpdir(), 'abicus-bump-'));
const clean = join(home, 'clean');

function git(root: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: root });
  if (status !== 0) throw new Error(stderr.toString());
}

const manifest = (feeds: string): string =>
  `${JSON.stringify({ name: `@abicus/abi-${feeds}`, version: '0.1.0' }, undefined, 2)}\n`;

type Repository = {
  readonly workspace: Workspace;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  /** Replaces a text that stands in a file once, or more often. */
  readonly swap: (path: string, from: string, to: string) => void;
};

function repositoryAt(root: string): Repository {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const swap = (path: string, from: string, to: string): void => {
    const text = read(path);
    if (!text.includes(from)) throw new Error(`${path} has no '${from}'`);
    write(
      path,
      text.replaceAll(from, () => to),
    );
  };
  return { workspace: workspaceAt(root), write, read, swap };
}

beforeAll(async () => {
  const { write, workspace } = repositoryAt(clean);
  for (const [path, text] of Object.entries(EXAMPLE)) write(path, text);
  for (const feeds of FEEDS) write(`libs/abi/${feeds}/package.json`, manifest(feeds));
  write('package.json', JSON.stringify({ private: true, workspaces: ['libs/abi/*'] }));
  write('package-lock.json', '{}');
  write('abicus.json', '{}');
  write('.changeset/config.json', '{ "baseBranch": "main" }');
  const made = await generate(workspace, options);
  if (made.status !== 'written') throw new Error(JSON.stringify(made));
  git(clean, 'init', '-q', '-b', 'main');
  git(clean, 'add', '-A');
  git(clean, 'commit', '-q', '-m', 'clean');
});
afterAll(() => rmSync(home, { recursive: true }));

/** A copy of the repository, for the test that is running. */
function repository(): Repository {
  const root = mkdtempSync(join(home, 'copy-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync(clean, root, { recursive: true });
  return repositoryAt(root);
}

/** The contracts of the base, by its commit: most tests compare with the clean repository, which is read once. */
const bases = remembered<LinkedContracts>(2);
/** The commits of workspaces that compare with another. */
const settled = new WeakMap<Workspace, string>();

function baseOf(workspace: Workspace): LinkedContracts {
  const found = findBase(workspace, BASE);
  if (!found.ok) throw new Error(JSON.stringify(found));
  const before = linkBase(workspace, found.base, []);
  if (!before.ok) throw new Error(JSON.stringify(before));
  return before.linked;
}

/** Generates anew and plans. */
async function planOf({ workspace }: Repository, given: GenerateOptions = {}): Promise<BumpPlan> {
  const made = await generate(workspace, { ...options, prune: true, ...given });
  if (made.status !== 'written') throw new Error(JSON.stringify(made));
  const read = readSources(readContracts(workspace));
  if (!read.ok) throw new Error(JSON.stringify(read));
  const now = link(read.sources, workspace);
  if (!now.ok) throw new Error(JSON.stringify(now));
  const before = bases(settled.get(workspace) ?? 'clean', () => baseOf(workspace));
  return planBump(workspace, before, { sources: read.sources, model: now.model }, BASE);
}

/** Generates, and makes what is there what later edits are compared with. */
async function settle({ workspace }: Repository, given: GenerateOptions = {}): Promise<void> {
  await generate(workspace, { ...options, force: true, ...given });
  git(workspace.root, 'add', '-A');
  git(workspace.root, 'commit', '-q', '-m', 'settled');
  git(workspace.root, 'checkout', '-q', '-b', 'work');
  settled.set(workspace, workspace.root);
}

/** The levels that packages need, by what feeds them; `gone` where changesets can't name one. */
async function needs(made: Repository): Promise<Record<string, string>> {
  const { needed } = await planOf(made);
  return Object.fromEntries(
    needed.map(({ pkg, strict, gone }) => [pkg.feeds, gone ? `${strict}, gone` : strict]),
  );
}

async function findings(made: Repository): Promise<string[]> {
  const plan = await planOf(made);
  const found = checkPlan(made.workspace, plan, await readChangesets(made.workspace.root));
  return found.map(({ slug, file, message }) => `${slug} ${file} ${message}`);
}

const changesets = ({ workspace: { root } }: Repository): string[] =>
  readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md'));

/** Whether changesets itself takes what is written. */
function isTaken({ workspace: { root } }: Repository): boolean {
  return spawnSync(process.execPath, [CLI, 'status'], { cwd: root }).status === 0;
}

test('what is as it was needs nothing', async () => {
  expect(await needs(repository())).toEqual({});
});

test('the example workspace is clean but for proofs: bumps find nothing in it', async () => {
  const { findings: found } = await check(repository().workspace, options);
  expect(found.filter(({ code }) => code.startsWith('ABI6'))).toEqual([]);
});

test('prose alone needs a patch, of the packages that were generated anew', async () => {
  const made = repository();
  made.swap(SPOOL, "why: 'bounds memory'", "why: 'bounds all memory'");
  expect(await needs(made)).toEqual({ spool: 'patch' });
  expect(await findings(made)).toEqual([
    'compat/no-changeset libs/abi/spool/package.json @abicus/abi-spool was generated anew and needs patch; no changeset bumps it',
  ]);
});

test('a new package needs nothing', async () => {
  const made = repository();
  const text = EXAMPLE[NOTES] ?? '';
  made.write(
    'contracts/rfc-0070-new.contract.ts',
    text.replace('RFC-0007', 'RFC-0070').replace("'notes'", "'new'"),
  );
  made.write('libs/abi/new/package.json', manifest('new'));
  expect(await needs(made)).toEqual({});
});

test('major counts as minor while the version is 0.x, and as major from 1.0.0', async () => {
  const made = repository();
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  const level = async (): Promise<unknown> =>
    (await planOf(made)).needed.map((one) => [one.strict, one.level]);
  expect(await level()).toEqual([['major', 'minor']]);
  made.swap('libs/abi/spool/package.json', '0.1.0', '1.0.0');
  expect(await level()).toEqual([['major', 'major']]);
  made.swap('libs/abi/spool/package.json', '1.0.0', '10.0.0-rc.1');
  expect(await level()).toEqual([['major', 'major']]);
});

test('a changeset that says too little is named with its place, the change and what it needs', async () => {
  const made = repository();
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  made.write('.changeset/small.md', "---\n'@abicus/abi-spool': patch\n---\n\nLess.\n");
  expect(await findings(made)).toEqual([
    'compat/bump .changeset/small.md limit-lowered needs minor, but the changeset has patch for @abicus/abi-spool',
  ]);
  made.write('.changeset/large.md', "---\n'@abicus/abi-spool': major\n---\n\nLess.\n");
  expect(await findings(made)).toEqual([]);
});

test('a borrowed type that is renamed bumps the packages that borrow it as much', async () => {
  const made = repository();
  for (const path of [KERNEL, SPOOL, QUEUES]) made.swap(path, "'Pid'", "'TaskId'");
  made.swap(KERNEL, 'Pid: newtype', 'TaskId: newtype');
  expect(await needs(made)).toEqual({
    kernel: 'major',
    native: 'major',
    queues: 'major',
    spool: 'major',
  });
});

test('a borrowed error that can be tried again bumps the packages that borrow it as much', async () => {
  const made = repository();
  made.swap(
    KERNEL,
    "EBUSY: errno(16, 'in use')",
    "EBUSY: errno(16, 'in use', { retryable: true })",
  );
  expect(await needs(made)).toEqual({ kernel: 'minor', queues: 'minor' });
});

test('a type bumps a package only by the ways in which it uses it', async () => {
  const made = repository();
  // The kernel fills programs' memory with it; spool and queues take it in requests only.
  made.swap(
    KERNEL,
    "Pid: newtype(u32, { errno: 'EINVAL' })",
    "Pid: newtype(u32, { errno: 'EINVAL', below: 9 })",
  );
  const narrowed = await needs(made);
  expect(narrowed).toEqual({ kernel: 'major', queues: 'major', spool: 'major' });
  await settle(made);
  made.swap(KERNEL, 'below: 9 ', 'below: 10 ');
  expect(await needs(made)).toEqual({ kernel: 'major', queues: 'minor', spool: 'minor' });
});

test('a limit of another package bumps the packages whose calls it bounds', async () => {
  const made = repository();
  made.swap(QUEUES, "'EBUSY'] }", "'EBUSY', 'slots'] }");
  made.swap(
    QUEUES,
    "busy: fails('EBUSY', 'in use')",
    "busy: fails('EBUSY', 'in use', { limit: 'slots' })",
  );
  await settle(made);
  made.swap(KERNEL, 'slots: limit(96', 'slots: limit(95');
  expect(await needs(made)).toEqual({ kernel: 'major', queues: 'major' });
});

test('a removed package whose manifest is left needs a last major version', async () => {
  const made = repository();
  rmSync(join(made.workspace.root, NOTES));
  expect(await needs(made)).toEqual({ notes: 'major' });
});

test('a removed package whose manifest is gone is stated in a changeset, since it cannot be bumped', async () => {
  const made = repository();
  rmSync(join(made.workspace.root, NOTES));
  rmSync(join(made.workspace.root, 'libs/abi/notes'), { recursive: true });
  expect(await needs(made)).toEqual({ notes: 'major, gone' });
  expect((await findings(made)).join()).toContain(
    '@abicus/abi-notes is gone, but no changeset states it',
  );
  await writeChangesets(made.workspace, await planOf(made));
  expect(
    changesets(made)
      .map((name) => made.read(`.changeset/${name}`))
      .join(),
  ).toContain('\npackage: removed @abicus/abi-notes\n');
  expect(await findings(made)).toEqual([]);
  expect(isTaken(made)).toBe(true);
});

test('a contract that feeds another package is a major of the old one', async () => {
  const made = repository();
  made.swap(NOTES, "feeds: 'notes'", "feeds: 'papers'");
  made.write('libs/abi/papers/package.json', manifest('papers'));
  expect(await needs(made)).toEqual({ notes: 'major' });
});

test('a contract that is deleted takes the names of its package with it', async () => {
  const made = repository();
  rmSync(join(made.workspace.root, QUEUES));
  const { changes, needed } = await planOf(made);
  expect(changes.map(({ rule, id }) => `${rule} ${id}`)).toEqual(
    expect.arrayContaining([
      'element-removed queue',
      'package-removed package.queues',
      'contract-removed queues',
    ]),
  );
  expect(needed.map(({ pkg, strict }) => [pkg.feeds, strict])).toContainEqual(['queues', 'major']);
});

test('a package without a manifest is released by nothing, and needs nothing', async () => {
  const made = repository();
  rmSync(join(made.workspace.root, 'libs/abi/spool/package.json'));
  await settle(made);
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  expect(await needs(made)).toEqual({});
});

test('the package for other languages is bumped with what its outputs show, and not otherwise', async () => {
  const made = repository();
  made.swap(
    KERNEL,
    "    /** Nothing needs it. */\n    Spare: newtype(u32, { errno: 'EINVAL' }),\n",
    '',
  );
  expect(await needs(made)).toEqual({ kernel: 'major', native: 'major' });
});

test('the package for other languages needs nothing where it is new', async () => {
  const made = repository();
  await settle(made, { emitters: [sampleEmitter], prune: true });
  made.swap(
    KERNEL,
    "    /** Nothing needs it. */\n    Spare: newtype(u32, { errno: 'EINVAL' }),\n",
    '',
  );
  expect(await needs(made)).toEqual({ kernel: 'major' });
});

test('an output that is new is a change of its package, though no contract changed', async () => {
  const more: Emitter = {
    name: 'more',
    emit: (_, { abi }) => new Map([[`${abi}/spool/more.txt`, 'more\n']]),
  };
  const emitters = [...options.emitters, more];
  const { changes, needed } = await planOf(repository(), { emitters });
  expect(changes).toEqual([]);
  expect(needed.map(({ pkg, strict }) => [pkg.feeds, strict])).toEqual([['spool', 'patch']]);
});

test('a changeset that cannot be read is found where there is nothing to compare with as well', async () => {
  const made = repository();
  rmSync(join(made.workspace.root, '.git'), { recursive: true });
  made.write('.changeset/bad.md', "'@abicus/abi-spool': minor\n---\n\nMore.\n");
  const { findings: found, notes } = await check(made.workspace, options);
  expect(notes.join()).toContain('not compared with a base');
  expect(found.filter(({ code }) => code.startsWith('ABI6')).map(({ file }) => file)).toEqual([
    '.changeset/bad.md',
  ]);
});

const WIDER = ["callerIs('init')", "callerIs('init', 'shell')"] as const;

test.each([
  ['of nothing', 'Wider.', false],
  ['of the change', 'Wider.\n\nauthority: approved grade.set.authority', true],
  ['of the change, quoted as code', '```\nauthority: approved grade.set.authority\n```', false],
  ['of what holds the change', 'authority: approved grade.set', false],
  ['of another change', 'authority: approved grade.set.right', false],
])('authority that is widened, with an approval %s', async (_, text, approved) => {
  const made = repository();
  made.swap(KERNEL, ...WIDER);
  made.write('.changeset/wide.md', `---\n'@abicus/abi-kernel': minor\n---\n\n${text}\n`);
  const wanted = `compat/unapproved ${KERNEL} grade.set.authority widens authority: principals: now also shell`;
  expect(await findings(made)).toEqual(approved ? [] : [wanted]);
});

test('a changeset for no package approves, and bumps nothing', async () => {
  const made = repository();
  made.swap(KERNEL, ...WIDER);
  made.write('.changeset/wide.md', '---\n---\n\nauthority: approved grade.set.authority\n');
  expect(await findings(made)).toEqual([
    'compat/no-changeset libs/abi/kernel/package.json @abicus/abi-kernel changed (1 rule) and needs minor; no changeset bumps it',
  ]);
});

test('what `--write` writes is taken by `check` and by changesets, and the second time it writes nothing', async () => {
  const made = repository();
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  made.swap(KERNEL, 'slots: limit(96', 'slots: limit(97');
  const plan = await planOf(made);
  const [path] = await writeChangesets(made.workspace, plan);
  expect(changesets(made).map((name) => `.changeset/${name}`)).toEqual([path]);
  const text = made.read(path ?? '');
  for (const change of plan.changes) expect(text).toContain(`\n- ${changeLine(change)}\n`);
  expect(await findings(made)).toEqual([]);
  const { findings: found } = await check(made.workspace, options);
  expect(found.filter(({ code }) => code.startsWith('ABI6'))).toEqual([]);
  expect(isTaken(made)).toBe(true);
  expect(await writeChangesets(made.workspace, await planOf(made))).toEqual([]);
  expect(changesets(made)).toHaveLength(1);
  expect(made.read(path ?? '')).toBe(text);
});

test('a package that changed and has no manifest is named, since no changeset can bump it', async () => {
  const made = repository();
  rmSync(join(made.workspace.root, 'libs/abi/spool/package.json'));
  git(made.workspace.root, 'commit', '-qam', 'no manifest');
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  const since = diffSince(made.workspace, 'HEAD');
  if (!since.ok) throw new Error('no base');
  const plan = planBump(made.workspace, since.before, since.after, 'HEAD');
  expect(plan.needed.map(({ pkg }) => pkg.name)).not.toContain('@abicus/abi-spool');
  expect(unreleased(made.workspace, since.after, plan)).toEqual(['@abicus/abi-spool']);
});

test('what `--write` writes approves nothing: people do', async () => {
  const made = repository();
  made.swap(KERNEL, ...WIDER);
  await writeChangesets(made.workspace, await planOf(made));
  expect((await findings(made)).map((one) => one.split(' ')[0])).toEqual(['compat/unapproved']);
});

test('what `--write` writes is only what other changesets lack', async () => {
  const made = repository();
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  made.swap(KERNEL, 'slots: limit(96', 'slots: limit(97');
  made.write(
    '.changeset/one.md',
    "---\n'@abicus/abi-kernel': minor\n'@abicus/abi-spool': patch\n---\n\nMore.\n",
  );
  const [path] = await writeChangesets(made.workspace, await planOf(made));
  expect(made.read(path ?? '')).toMatch(/^---\n'@abicus\/abi-spool': minor\n---\n/);
  expect(await findings(made)).toEqual([]);
});

test('what `--write` writes about a package that is never released is a changeset of its own', async () => {
  const made = repository();
  made.write(
    '.changeset/config.json',
    '{ "baseBranch": "main", "privatePackages": { "version": false, "tag": false } }',
  );
  made.swap('libs/abi/spool/package.json', '"version"', '"private": true,\n  "version"');
  await settle(made);
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  made.swap(KERNEL, 'slots: limit(96', 'slots: limit(97');
  const paths = await writeChangesets(made.workspace, await planOf(made));
  const names = paths.map((path) => [...made.read(path).matchAll(/^'@abicus\/abi-(\w+)'/gm)]);
  expect(names.map((found) => found.map(([, name]) => name))).toEqual([
    expect.not.arrayContaining(['spool']),
    ['spool'],
  ]);
  expect(await findings(made)).toEqual([]);
  expect(isTaken(made)).toBe(true);
});
