/** Exit codes: 0 done and clean, 1 drift or rejected, 2 wrong usage or not everything could be looked at. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Io } from './command.ts';
import { run } from './run.ts';

const CONTRACT = `import { contract, limit } from '@abicus/contract';
export default contract({
  id: 'RFC-0001', title: 'Spool', status: 'accepted', owners: ['@spool'], created: '2026-01-01',
  feeds: 'spool', context: 'Jobs wait.', goals: [],
  limits: { jobs: limit(64, { why: 'bounds memory', atLimit: 'waits' }) },
});
`;
const FILE = 'contracts/rfc-0001-spool.contract.ts';
const PACKAGE = 'libs/abi/spool/package.json';

type Place = {
  readonly say: (...argv: readonly string[]) => Promise<{ code: number; text: string }>;
  readonly write: (path: string, text: string) => void;
  readonly git: (...args: readonly string[]) => void;
};

/** A workspace with these files, for the test that is running. */
function place(files: Readonly<Record<string, string>>): Place {
  const cwd = mkdtempSync(join(tmpdir(), 'abicus-exits-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(join(cwd, path, '..'), { recursive: true });
    writeFileSync(join(cwd, path), text);
  };
  for (const [path, text] of Object.entries({ 'abicus.json': '{}', ...files })) write(path, text);
  const git = (...args: readonly string[]): void => {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
    const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd });
    if (status !== 0) throw new Error(stderr.toString());
  };
  const say: Place['say'] = async (...argv) => {
    let text = '';
    const add = (one: string): void => void (text += one);
    const stop = new AbortController().signal;
    const io: Io = { cwd, env: {}, out: add, err: add, terminal: false, stop };
    return { code: await run(argv, io), text };
  };
  return { say, write, git };
}

/** A repository in which everything was generated and committed. */
async function settled(): Promise<Place> {
  const manifest = '{ "name": "@abicus/abi-spool", "version": "0.1.0" }';
  const made = place({ [FILE]: CONTRACT, [PACKAGE]: manifest });
  expect(await made.say('generate')).toMatchObject({ code: 0 });
  made.git('init', '-q', '-b', 'main');
  made.git('add', '-A');
  made.git('commit', '-q', '-m', 'all');
  return made;
}

const VERBS = ['generate', 'check', 'prove', 'judge', 'system', 'diff', 'bump'] as const;
const argv = (verb: string): string[] => (verb === 'judge' ? ['judge', 'a.log'] : [verb]);

test.each(VERBS)('%s: an argument that it does not know is 2', async (verb) => {
  const { say } = place({ [FILE]: CONTRACT });
  expect(await say(...argv(verb), '--nosuch')).toMatchObject({ code: 2 });
});

test.each(VERBS)('%s: a workspace without a contract is 2', async (verb) => {
  const { say } = place({ 'a.log': '' });
  expect(await say(...argv(verb))).toMatchObject({ code: 2 });
});

test.each(VERBS)('%s: a contract that is rejected is 1', async (verb) => {
  const { say } = place({ [FILE]: CONTRACT.replace('limit(64', 'limit(1 + 63'), 'a.log': '' });
  const { code, text } = await say(...argv(verb));
  expect(code).toBe(1);
  expect(text).toContain(FILE);
});

test.each(['diff', 'bump', 'check'])('%s: a base that git does not know is 2', async (verb) => {
  const { say } = await settled();
  const { code, text } = await say(verb, '--since', 'nosuch');
  expect(code).toBe(2);
  expect(text).toContain("git knows no commit 'nosuch'");
  expect(text).not.toMatch(/: clean|: 0 findings/);
});

test.each(['diff', 'bump'])('%s: without any base it is 2', async (verb) => {
  const { say } = place({ [FILE]: CONTRACT });
  expect(await say(verb)).toMatchObject({ code: 2 });
});

test('check: where nothing is in git yet, it says that nothing was compared and goes on', async () => {
  const { say } = place({ [FILE]: CONTRACT });
  await say('generate');
  const { code, text } = await say('check');
  expect(text).toContain('contracts were not compared with a base');
  expect(code).toBe(1);
});

test('diff: changes are 0, since they are no mistake', async () => {
  const { say, write } = await settled();
  write(FILE, CONTRACT.replace('limit(64', 'limit(63'));
  const { code, text } = await say('diff');
  expect(code).toBe(0);
  expect(text).toContain('BEHAVIOUR major limit-lowered spool.limit.jobs');
});

test('bump: 0 where nothing changed, 1 where a changeset lacks, 0 once it is written', async () => {
  const { say, write } = await settled();
  expect(await say('bump')).toMatchObject({ code: 0 });
  write(FILE, CONTRACT.replace('limit(64', 'limit(63'));
  expect(await say('generate')).toMatchObject({ code: 0 });
  expect(await say('bump')).toMatchObject({ code: 1 });
  expect(await say('bump', '--write')).toMatchObject({ code: 0 });
  const again = await say('bump', '--write');
  expect(again.code).toBe(0);
  expect(again.text).not.toContain('wrote');
});

test('generate: a base that cannot be read is told, and everything is written', async () => {
  const { say, write, git } = await settled();
  write('contracts/.lock/ir/spool.json', '{');
  git('commit', '-qam', 'broken');
  git('commit', '-q', '--allow-empty', '-m', 'more');
  const { code, text } = await say('generate');
  expect(text).toContain(
    'note: numbers were not compared with a base: contracts/.lock/ir/spool.json',
  );
  expect(code).toBe(0);
  expect(await say('check')).toMatchObject({ code: 2 });
});
