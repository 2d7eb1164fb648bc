/**
 * Colours are printed on terminals only: `npm test
 * cat` prints none.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { asShown, coloursFor } from './colours.ts';
import { workspaceRoot } from './steps.ts';

const ESCAPE = '\u001B[';

/** The output of one of our scripts in a pipe. */
function printed(script: string, args: readonly string[], colours: Record<string, string>): string {
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

// A file with few tests; its report does not replace that of all tests.
const NPM_TEST = ['tools/scripts/test.ts', ['libs/wire/src/fnv.test.ts']] as const;

test.each([
  ['nothing set', {}],
  ['CI', { CI: 'true' }],
  ['NO_COLOR', { NO_COLOR: '1' }],
])('`npm test | cat` prints no escape codes, vitest included (%s)', (_title, env) => {
  const output = printed(...NPM_TEST, env);
  expect(output).toContain('Test Files');
  expect(output).toContain('ok    tests');
  expect(output).not.toContain(ESCAPE);
});

test('FORCE_COLOR colours a pipe too', () => {
  const output = printed(...NPM_TEST, { FORCE_COLOR: '1' });
  expect(output).toContain(`${ESCAPE}32mok${ESCAPE}39m    tests`);
});

test('`npx abicus … | cat` prints no escape codes', () => {
  expect(printed('apps/abicus/bin/abicus.cjs', ['explain', 'ABI4103'], {})).not.toContain(ESCAPE);
  expect(printed('apps/abicus/bin/abicus.cjs', ['check'], {})).not.toContain(ESCAPE);
});

test("programs that a script starts get the script's own colour settings", () => {
  expect(coloursFor({}, false)).toEqual({ NO_COLOR: '1' });
  expect(coloursFor({ NO_COLOR: '' }, false)).toEqual({});
  expect(coloursFor({ FORCE_COLOR: '0' }, false)).toEqual({});
  expect(coloursFor({}, true)).toEqual({ FORCE_COLOR: '1' });
  expect(coloursFor({ FORCE_COLOR: '3' }, true)).toEqual({});
});

test('colours that a program prints anyway are removed', () => {
  const red = `${ESCAPE}31mred${ESCAPE}39m`;
  expect([asShown(red, false), asShown(red, true)]).toEqual(['red', red]);
});
