/** `npm run mutants` on real sources: all of its stages but `prove`, which needs the reports of a whole run. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { workspaceRoot } from '../steps.ts';

interface Document {
  readonly of: number;
  readonly tried: readonly {
    readonly id: string;
    readonly by?: string;
    readonly what?: string;
    readonly reached: readonly string[];
  }[];
}

const IPC = 'libs/ipc/src/plain-call.ts';
const status = (): string =>
  spawnSync('git', ['status', '--porcelain'], { cwd: workspaceRoot, encoding: 'utf8' }).stdout;

function mutants(
  file: string,
  ...args: readonly string[]
): {
  readonly code: number | null;
  readonly said: Document;
} {
  const main = join(workspaceRoot, 'tools/mutants/src/main.ts');
  const command = ['-C', '@abicus/source', main, '--file', file, '--json', ...args];
  const {
    status: code,
    stdout,
    stderr,
  } = spawnSync(process.execPath, command, {
    cwd: workspaceRoot,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(`exit ${code}: ${stderr}`);
  return { code, said: JSON.parse(stdout) as Document };
}

test('mutants of one file reach its tests, no source is changed, and what came of them is kept', () => {
  const before = status();
  const args = ['--draw', '1', '--seed', 'deep-1', '--stages', 'unit,types,check,selftest'];
  const { code, said } = mutants(IPC, ...args);
  expect(status()).toBe(before);
  expect(said.tried).toHaveLength(1);
  expect(said.of).toBeGreaterThan(20);
  expect(said.tried.filter(({ reached }) => !reached.includes('unit'))).toEqual([]);
  expect(code).toBe(said.tried.every(({ by }) => by !== undefined) ? 0 : 1);
  expect(mutants(IPC, ...args).said).toEqual(said);
});

test('the ladder alone notices a mutant of what it runs on', () => {
  const { said } = mutants(
    'libs/kernel/src/trap.ts',
    '--draw',
    '8',
    '--seed',
    'ladder',
    '--stages',
    'selftest',
  );
  expect(said.tried.filter(({ reached }) => reached.join() !== 'selftest')).toEqual([]);
  expect(said.tried.some(({ by }) => by === 'selftest')).toBe(true);
});

test('the compiler rejects a mutant that drops a narrowing, and nothing that it lets through', () => {
  const { said } = mutants('libs/ipc/src/route.ts', '--stages', 'types');
  const rejected = said.tried.filter(({ by }) => by === 'types');
  expect(rejected.length).toBeGreaterThan(0);
  expect(rejected.filter(({ what }) => !/^.*TS\d+: /.test(what ?? ''))).toEqual([]);
  expect(rejected.length).toBeLessThan(said.tried.length);
});
