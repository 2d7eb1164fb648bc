/** npm scripts with invalid arguments. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { workspaceRoot } from '../steps.ts';

const text = readFileSync(join(workspaceRoot, 'package.json'), 'utf8');
/** The scripts of package.json. */
export const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(text);

/** Scripts that pass their arguments to another program. */
export const PASSED_ON: Readonly<Record<string, string>> = {
  test: 'vitest runs a part of the tests',
  'test:deep': 'vitest runs a part of the tests',
  check: 'it is two other scripts, and npm passes arguments to the last',
  build: 'tsc builds',
  format: 'oxfmt formats',
};

/** Those that read their arguments themselves. */
export const OWN = Object.entries(scripts).filter(([name]) => PASSED_ON[name] === undefined);

/** Runs a script with arguments, as npm does. */
export function run(
  command: string,
  ...args: readonly string[]
): { code: number | null; err: string } {
  const [program = '', ...rest] = command.split(' ');
  if (program !== 'node') throw new Error(`${command} is not run by node`);
  const { status, stderr } = spawnSync(process.execPath, [...rest, ...args], {
    cwd: workspaceRoot,
    encoding: 'utf8',
  });
  return { code: status, err: stderr };
}

/** Options that are given once. */
export const ONCE = [
  ['soak', 'minutes'],
  ['fuzz:contracts', 'runs'],
  ['fuzz:calls', 'calls'],
  ['pack', 'to'],
  ['start', 'seed'],
] as const;
