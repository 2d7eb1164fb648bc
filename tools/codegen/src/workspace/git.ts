/** What git knows of a workspace. */
import { spawnSync } from 'node:child_process';

/** Runs git in a folder; its output, or nothing if it fails or is not there. */
export function git(root: string, ...args: readonly string[]): string | undefined {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const { status, stdout } = spawnSync('git', args, options);
  return status === 0 ? stdout : undefined;
}
