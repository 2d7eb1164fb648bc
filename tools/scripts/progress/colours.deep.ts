/** `npm test` and `abicus check` print no colours in a pipe, whatever variables are set; only FORCE_COLOR asks for them. */
import { expect, test } from 'vitest';
import { ESCAPE, NPM_TEST, printed } from './printed.ts';

test.each<readonly [string, Readonly<Record<string, string>>]>([
  ['no variable', {}],
  ['CI', { CI: 'true' }],
  ['NO_COLOR', { NO_COLOR: '1' }],
])('`npm test | cat` prints no escape codes, vitest included (%s)', (_title, env) => {
  const output = printed(...NPM_TEST, env);
  expect(output).toContain('Test Files');
  expect(output).toContain('ok    tests');
  expect(output).not.toContain(ESCAPE);
});

test('`npx abicus check | cat` prints no escape codes', () => {
  expect(printed('apps/abicus/bin/abicus.cjs', ['check'], {})).not.toContain(ESCAPE);
});

test('FORCE_COLOR colours a pipe too', () => {
  const output = printed(...NPM_TEST, { FORCE_COLOR: '1' });
  expect(output).toContain(`${ESCAPE}32mok${ESCAPE}39m    tests`);
});
