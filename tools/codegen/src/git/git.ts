/** Runs git in a workspace. */
import { spawnSync } from 'node:child_process';

/** Runs git in a folder and returns its output; undefined if it fails or is not installed. */
export function git(root: string, ...args: readonly string[]): string | undefined {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const { status, stdout } = spawnSync('git', args, options);
  return status === 0 ? stdout : undefined;
}

/** The texts of files at a commit, by path from the folder; those that are not there are left out. */
export function gitTexts(
  root: string,
  ref: string,
  paths: readonly string[],
): ReadonlyMap<string, string> {
  const input = paths.map((path) => `${ref}:./${path}\n`).join('');
  const options = { cwd: root, input, maxBuffer: 1 << 28 };
  const { status, stdout } = spawnSync('git', ['cat-file', '--batch'], options);
  const texts = new Map<string, string>();
  if (status !== 0) return texts;
  let at = 0;
  for (const path of paths) {
    const end = stdout.indexOf(0x0a, at);
    const [, kind, size] = stdout.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (kind !== 'blob') continue;
    const length = Number(size);
    texts.set(path, stdout.toString('utf8', at, at + length));
    at += length + 1;
  }
  return texts;
}
