/** What `check` says of a workspace that is not in git yet, or only in part. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generate } from '../generate/generate.ts';
import { formatReport } from '../report/report.ts';
import { syntheticContracts } from '../synthetic.ts';
import { sampleEmitter } from '../testing/sample-emitter.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import type { Workspace } from '../workspace/config.ts';
import { check } from './check.ts';

const options = { emitters: [sampleEmitter] };

function git(root: string, ...args: readonly string[]): string {
  const name = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...name, ...args], { cwd: root, encoding: 'utf8' });
}

/** A workspace whose contracts were generated from; how many outputs that gave. */
async function generated(count = 3): Promise<{ workspace: Workspace; outputs: number }> {
  const { workspace } = temporaryWorkspace(syntheticContracts(count));
  const made = await generate(workspace, options);
  return { workspace, outputs: made.status === 'written' ? made.written.length : 0 };
}

/** Findings about files of the generator, and the lines that are printed. */
async function checked(workspace: Workspace): Promise<{ of: string[]; report: string }> {
  const result = await check(workspace, options);
  const of = result.findings
    .filter(({ slug }) => slug.startsWith('gen/'))
    .map(({ file, message, fix }) => `${file}: ${message}; ${fix}`);
  return { of, report: formatReport({ verb: 'check', ...result }, 'text') };
}

const NOTE =
  'note: not in git yet: contracts were not compared with a base, and untracked files are not reported\n';

test.each([
  ['without git', () => {}],
  ['after `git init`', (root: string) => void git(root, 'init', '-q')],
  [
    'in a repository that has other folders',
    (root: string) => {
      git(root, 'init', '-q');
      git(root, 'commit', '-q', '--allow-empty', '-m', 'none of it');
    },
  ],
])('a new workspace %s gets one note of git, and no finding of it', async (_title, begin) => {
  const { workspace } = await generated();
  begin(workspace.root);
  const { of, report } = await checked(workspace);
  expect(of).toEqual([]);
  expect(report).toContain(NOTE);
  expect(report.split('\n').filter((line) => / git /.test(line))).toHaveLength(1);
});

test('outputs that git does not track are one finding, whose command adds all of them', async () => {
  const { workspace, outputs } = await generated();
  const { root } = workspace;
  git(root, 'init', '-q');
  git(root, 'add', 'contracts/*.contract.ts');
  const { of, report } = await checked(workspace);
  expect(of).toHaveLength(1);
  expect(of[0]).toContain(`; ${outputs - 1} other files too: `);
  expect(report).not.toContain('not in git yet');
  const [, command = ''] = /`git (add [^`]*)`/.exec(of[0] ?? '') ?? [];
  git(root, ...command.split(' '));
  expect((await checked(workspace)).of).toEqual([]);
});

test('two outputs that git does not track are "1 other file", one has none', async () => {
  const { workspace } = await generated();
  const { root } = workspace;
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  const files = git(root, 'ls-files', 'libs/abi').trim().split('\n');
  const [first = '', second = ''] = files;
  git(root, 'rm', '-q', '--cached', first);
  expect((await checked(workspace)).of).toEqual([
    `${first}: git does not track this generated file; \`git add ${first}\``,
  ]);
  git(root, 'rm', '-q', '--cached', second);
  expect((await checked(workspace)).of).toEqual([
    `${first}: git does not track this generated file; 1 other file too: ${second}; \`git add libs/abi\``,
  ]);
});

test('a workspace that was never generated from gets one finding, not one for each file', async () => {
  const { workspace, outputs } = await generated();
  for (const folder of [workspace.abi, workspace.lock, workspace.docs]) {
    rmSync(join(workspace.root, folder), { recursive: true, force: true });
  }
  expect(readdirSync(workspace.root)).not.toContain('docs');
  const { of } = await checked(workspace);
  expect(of).toHaveLength(1);
  expect(of[0]).toMatch(
    new RegExp(`a generated file is missing; ${outputs - 1} other files too: .*abicus generate`),
  );
});

test('files that a changed contract makes stale are one finding where they are many, and one each where they are few', async () => {
  const { workspace, outputs } = await generated(6);
  const { root } = workspace;
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  const names = readdirSync(join(root, 'contracts')).filter((one) => one.endsWith('.contract.ts'));
  const stale = async (changed: number): Promise<string[]> => {
    for (const name of names.slice(0, changed)) {
      const path = join(root, 'contracts', name);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/title: '/, "title: 'New "));
    }
    return (await checked(workspace)).of.filter((one) => one.includes('from the contracts'));
  };
  const few = await stale(1);
  expect(few.length).toBeGreaterThan(0);
  expect(few.join()).not.toContain('too:');
  const [all = '', ...others] = await stale(names.length);
  expect(others).toEqual([]);
  expect(all).toMatch(/; [0-9]+ other files too: .*, …; `abicus generate`$/);
  expect(Number(/; ([0-9]+) other files/.exec(all)?.[1])).toBeLessThan(outputs);
});
