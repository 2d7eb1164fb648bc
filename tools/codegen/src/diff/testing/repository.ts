/** Repositories with real commits, for the test that is running. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Runs git in a folder, and returns what it prints. */
export function git(root: string, ...args: readonly string[]): string {
  const name = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...name, ...args], { cwd: root, encoding: 'utf8' }).trim();
}

/** Commits all that is there, and returns the short id of the commit. */
export function commit(root: string, what: string): string {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', what);
  return git(root, 'rev-parse', 'HEAD').slice(0, 12);
}

/** A clone, all of the history or a part of it. */
export function cloned(from: string, ...depth: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-clone-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  git(root, 'clone', '-q', ...depth, `file://${from}`, '.');
  return root;
}
