/** Runs every npm script with invalid arguments: it exits with 2 and does nothing. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { workspaceRoot } from './steps.ts';

const text = readFileSync(join(workspaceRoot, 'package.json'), 'utf8');
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(text);

/** Scripts that pass their arguments to another program. */
const PASSED_ON: Readonly<Record<string, string>> = {
  test: 'vitest runs a part of the tests',
  'test:deep': 'vitest runs a part of the tests',
  check: 'it is two other scripts, and npm passes arguments to the last',
  build: 'tsc builds',
  format: 'oxfmt formats',
};

const own = Object.entries(scripts).filter(([name]) => PASSED_ON[name] === undefined);

test('every script that passes its arguments on is in package.json', () => {
  expect(Object.keys(PASSED_ON).filter((name) => scripts[name] === undefined)).toEqual([]);
  expect(own.length).toBeGreaterThan(8);
});

/** Runs a script with arguments, as npm does. */
function run(command: string, ...args: readonly string[]): { code: number | null; err: string } {
  const [program = '', ...rest] = command.split(' ');
  expect(program).toBe('node');
  const { status, stderr } = spawnSync(process.execPath, [...rest, ...args], {
    cwd: workspaceRoot,
    encoding: 'utf8',
  });
  return { code: status, err: stderr };
}

test.each(own)('npm run %s -- --no-such-option is wrong usage', (_name, command) => {
  const { code, err } = run(command, '--no-such-option');
  expect(err).toContain('no-such-option');
  expect(code).toBe(2);
});

test.each([
  ['soak', 'minutes'],
  ['fuzz:contracts', 'runs'],
  ['fuzz:calls', 'calls'],
  ['pack', 'to'],
  ['start', 'seed'],
])('npm run %s with --%s twice is wrong usage', (name, option) => {
  const { code, err } = run(scripts[name] ?? '', `--${option}`, '1', `--${option}`, '1');
  expect(err).toContain(`--${option} is given twice`);
  expect(code).toBe(2);
});
