/** Repositories with the contracts of the example, to which tests make changes that need bumps. */
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
import { onTestFinished } from 'vitest';
import { EXAMPLE } from '../../diff/example.ts';
import { findBase, type LinkedContracts } from '../../diff/index.ts';
import { linkBase } from '../../diff/linked.ts';
import type { Emitter } from '../../emit/emitter.ts';
import { generate, type GenerateOptions } from '../../generate/generate.ts';
import { readContracts } from '../../generate/inputs.ts';
import { readSources } from '../../generate/sources.ts';
import { link } from '../../model/link.ts';
import { remembered } from '../../testing/remembered.ts';
import { sampleEmitter } from '../../testing/sample-emitter.ts';
import { workspaceAt, type Workspace } from '../../workspace/config.ts';
import { checkPlan, planBump, type BumpPlan } from '../bump.ts';
import { readChangesets } from '../changesets.ts';

const CLI = createRequire(import.meta.url).resolve('@changesets/cli/bin.js');
const FEEDS = ['kernel', 'spool', 'board', 'queues', 'notes', 'words', 'native'] as const;

/** What the package for other languages is made of: what all contracts declare as types. */
const nativeEmitter: Emitter = {
  name: 'native',
  emit: ({ types }, { abi }) =>
    new Map([[`${abi}/native/include/abi.h`, types.map(({ id }) => `/* ${id} */\n`).join('')]]),
};
/** What edits are compared with: finding it is tried where the base is found (`diff/base.test.ts`). */
const BASE = 'main';
/** How all of them are generated. */
export const options: { readonly emitters: readonly Emitter[] } = {
  emitters: [sampleEmitter, nativeEmitter],
};

/** Runs git there. */
export function git(root: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: root });
  if (status !== 0) throw new Error(stderr.toString());
}

/** The package.json of a generated package. */
export const manifest = (feeds: string): string =>
  `${JSON.stringify({ name: `@abicus/abi-${feeds}`, version: '0.1.0' }, undefined, 2)}\n`;

/** A workspace in git. */
export type Repository = {
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

/** The repository that all are copies of. */
async function makeClean(): Promise<string> {
  const clean = mkdtempSync(join(tmpdir(), 'abicus-bump-'));
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
  return clean;
}
const clean = remembered<Promise<string>>(1);

/** A copy of the repository, for the test that is running. */
export async function repository(): Promise<Repository> {
  const root = mkdtempSync(join(tmpdir(), 'abicus-bump-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync(await clean('', makeClean), root, { recursive: true });
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
export async function planOf(
  { workspace }: Repository,
  given: GenerateOptions = {},
): Promise<BumpPlan> {
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
export async function settle(
  { workspace }: Repository,
  given: GenerateOptions = {},
): Promise<void> {
  await generate(workspace, { ...options, force: true, ...given });
  git(workspace.root, 'add', '-A');
  git(workspace.root, 'commit', '-q', '-m', 'settled');
  git(workspace.root, 'checkout', '-q', '-b', 'work');
  settled.set(workspace, workspace.root);
}

/** The levels that packages need, by what feeds them; `gone` where changesets can't name one. */
export async function needs(made: Repository): Promise<Record<string, string>> {
  const { needed } = await planOf(made);
  return Object.fromEntries(
    needed.map(({ pkg, strict, gone }) => [pkg.feeds, gone ? `${strict}, gone` : strict]),
  );
}

/** What `check` finds of the changesets there. */
export async function findings(made: Repository): Promise<string[]> {
  const plan = await planOf(made);
  const found = checkPlan(made.workspace, plan, await readChangesets(made.workspace.root));
  return found.map(({ slug, file, message }) => `${slug} ${file} ${message}`);
}

/** The names of the changesets there. */
export const changesets = ({ workspace: { root } }: Repository): string[] =>
  readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md'));

/** Whether changesets itself takes what is written. */
export function isTaken({ workspace: { root } }: Repository): boolean {
  return spawnSync(process.execPath, [CLI, 'status'], { cwd: root }).status === 0;
}
