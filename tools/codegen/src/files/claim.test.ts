/** Which process may write: a claim counts while its process lives, and one run of a process waits for the other. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { isClaimed, staged, withClaim } from './claim.ts';
import { interrupted } from './interrupted.ts';
import { operations, type FileOperations } from './operations.ts';

const STAGING = '.abicus/generate';

function rootOf(...names: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-claim-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  if (names.length > 0) mkdirSync(join(root, STAGING), { recursive: true });
  for (const name of names) writeFileSync(join(root, STAGING, name), '');
  return root;
}

/** When a process started, as its claim says; empty where the system does not say. */
function startOf(pid: number): string {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return '';
  const stat = readFileSync(path, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

test('a claim is that of a process with its id and its start: another one with that id is none', () => {
  const { pid } = process;
  expect(isClaimed([`claim-${pid}-${startOf(pid)}`])).toBe(true);
  expect(isClaimed([`claim-${pid}-1`])).toBe(false);
  expect(isClaimed(['journal.json', 'new', 'claim-x-1'])).toBe(false);
});

test('work waits until a process that claims is gone, and removes the claim that it left', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  const claim = `claim-${pid}-${startOf(pid)}`;
  const root = rootOf(claim);
  let lived = false;
  const files: FileOperations = {
    ...operations,
    list: (path) => {
      // It has looked at least once while the other one lived.
      if (!lived) child.kill('SIGKILL');
      lived = true;
      return operations.list(path);
    },
  };
  const during = await withClaim(files, root, () => {
    return Promise.resolve([child.signalCode ?? 'alive', ...readdirSync(join(root, STAGING))]);
  });
  expect(during.filter((one) => one === claim)).toEqual([]);
  expect(isClaimed([claim])).toBe(false);
  expect(staged(operations, root)).toBeUndefined();
});

test('of two runs in one process the second begins when the first has ended, also if that failed', async () => {
  const root = rootOf();
  const order: string[] = [];
  const first = withClaim(operations, root, async () => {
    order.push('first');
    await Promise.resolve();
    order.push('first failed');
    throw new Error('failed');
  });
  const second = withClaim(operations, root, () => {
    order.push('second');
    return Promise.resolve('done');
  });
  await expect(first).rejects.toThrow('failed');
  await expect(second).resolves.toBe('done');
  expect(order).toEqual(['first', 'first failed', 'second']);
  expect(staged(operations, root)).toBeUndefined();
});

test('a claim is made again where another run has removed the folder after its work', async () => {
  const root = rootOf();
  let removed = false;
  const files: FileOperations = {
    ...operations,
    write: (path, text) => {
      if (!removed) rmSync(join(root, STAGING), { recursive: true });
      removed = true;
      operations.write(path, text);
    },
  };
  await expect(withClaim(files, root, () => Promise.resolve('done'))).resolves.toBe('done');
});

test.each([
  [['new', 'old'], false],
  [['journal.json', 'new'], true],
  [['undo.json', 'old'], true],
])('outputs may be of two runs where a killed one left %j: %s', (names, mixed) => {
  expect(interrupted(rootOf(...names))).toEqual({ by: 'a killed run', mixed });
});

test('nothing was interrupted where there is no staging folder', () => {
  expect(interrupted(rootOf())).toBeUndefined();
});
