/** Each code bites: sabotage of a small workspace gives exactly the findings that the table says. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Emitter } from '../emit/emitter.ts';
import { generate } from '../generate/generate.ts';
import { sampleEmitter } from '../testing/sample-emitter.ts';
import { readIfThere } from '../files/read.ts';
import { stampIfThere } from '../files/stamp.ts';
import { sha256 } from '../output/hash.ts';
import { workspaceAt } from '../workspace/config.ts';
import { BUNDLE_VERSION } from './bundle-index.ts';
import { check } from './check.ts';
import type { Sabotage } from './fixtures/sabotage.ts';
import { LIMITS, SABOTAGE } from './fixtures/table.ts';
import { FILES } from './fixtures/workspace.ts';

const emitters = [sampleEmitter];
const home = mkdtempSync(join(tmpdir(), 'abicus-sabotage-'));
const clean = join(home, 'clean');

function put(root: string, path: string, text: string | undefined): void {
  if (text === undefined) {
    rmSync(join(root, path));
    return;
  }
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function git(root: string, ...args: string[]): void {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@test'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

beforeAll(async () => {
  for (const [path, text] of Object.entries(FILES)) put(clean, path, text);
  const made = await generate(workspaceAt(clean), { emitters });
  if (made.status !== 'written') throw new Error(JSON.stringify(made, undefined, 2));
  git(clean, 'init', '-q', '-b', 'main');
  git(clean, 'add', '-A');
  git(clean, 'commit', '-q', '-m', 'clean');
});
afterAll(() => rmSync(home, { recursive: true }));

/** The index of a bundle in which a source has its stamp, and the hash of another content. */
function bundled(root: string, path: string): string {
  const row = [path, ...(stampIfThere(join(root, path)) ?? []), sha256('another content')];
  return JSON.stringify({ version: BUNDLE_VERSION, root, id: '0', inputs: [row], chunks: [] });
}

/** Texts that stand for an edit of what is generated: the table does not know it. */
function textOf(path: string, given: string | undefined, root: string): string | undefined {
  const is = readIfThere(join(root, path)) ?? '';
  if (given === 'EDITED') return `${is}// by hand\n`;
  if (given?.startsWith('BUNDLED ')) return bundled(root, given.slice('BUNDLED '.length));
  if (given === 'OTHER GENERATOR') return is.replace(/"generator": "..../, '"generator": "0000');
  return given;
}

/** An emitter that gives something else each time. */
function counting(): Emitter {
  let runs = 0;
  return {
    name: 'counting',
    emit: (model, workspace) => {
      runs++;
      const files = [...sampleEmitter.emit(model, workspace)];
      for (const [path, file] of files) {
        if (path === LIMITS && runs > 1 && typeof file !== 'string') file.print('export {};');
      }
      return new Map(files);
    },
  };
}

function lineOf(root: string, file: string, text: string): number {
  if (text === '') return 1;
  const at = readFileSync(join(root, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text));
  if (at === -1) throw new Error(`${file} has no '${text}'`);
  return at + 1;
}

async function sabotage(row: Sabotage): Promise<void> {
  const root = mkdtempSync(join(home, 'broken-'));
  cpSync(clean, root, { recursive: true });
  const workspace = workspaceAt(root);
  for (const [path, text] of Object.entries(row.edit)) put(root, path, textOf(path, text, root));
  if (row.again === true) await generate(workspace, { emitters });
  if (row.staged === true) git(root, 'add', '-A');
  const result = await check(workspace, {
    emitters: row.thorough === true ? [counting()] : emitters,
    twice: row.thorough === true,
  });
  const found = result.findings.map(({ code, file, line }) => `${file}:${line} ${code}`);
  const wanted = row.expect.map(
    ([code, file, text]) => `${file}:${lineOf(root, file, text)} ${code}`,
  );
  expect(found.sort().join('\n')).toBe(wanted.sort().join('\n'));
}

test('the workspace that sabotage starts from is clean', { timeout: 60_000 }, async () => {
  const result = await check(workspaceAt(clean), { emitters });
  expect(result.findings).toEqual([]);
  expect(result.elements).toBeGreaterThan(20);
});

test.each(SABOTAGE)('$title', { timeout: 60_000 }, sabotage);

test('an output that git does not track', { timeout: 60_000 }, async () => {
  const root = mkdtempSync(join(home, 'broken-'));
  cpSync(clean, root, { recursive: true });
  git(root, 'rm', '-q', '--cached', LIMITS);
  const { findings } = await check(workspaceAt(root), { emitters });
  expect(findings.map(({ code, file, slug }) => [code, file, slug])).toEqual([
    ['ABI3002', LIMITS, 'gen/untracked'],
  ]);
});

test('a workspace without contracts has not been checked', async () => {
  const root = mkdtempSync(join(home, 'empty-'));
  const result = await check(workspaceAt(root), { emitters });
  expect(result).toMatchObject({ elements: 0, findings: [] });
});
