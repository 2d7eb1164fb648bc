/** What scripts print in a pipe. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { workspaceRoot } from '../steps.ts';

/** How a sequence for colours begins. */
export const ESCAPE = '\u001B[';

/** The output of one of our scripts in a pipe. */
export function printed(
  script: string,
  args: readonly string[],
  colours: Record<string, string>,
): string {
  const { NO_COLOR, FORCE_COLOR, CI, ...env } = process.env;
  void [NO_COLOR, FORCE_COLOR, CI];
  const path = join(workspaceRoot, script);
  const { stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    cwd: workspaceRoot,
    encoding: 'utf8',
    env: { ...env, TERM: 'xterm-256color', ...colours },
  });
  return stdout + stderr;
}

/** `npm test` for a file with few tests; its report does not replace that of all tests. */
export const NPM_TEST = ['tools/scripts/test.ts', ['libs/wire/src/fnv.test.ts']] as const;
