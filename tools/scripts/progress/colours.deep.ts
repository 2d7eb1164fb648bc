/** `npm test` and `abicus check` print no colours in a pipe, whatever variables are set. */
import { expect, test } from 'vitest';
import { ESCAPE, NPM_TEST, printed } from './printed.ts';

test.each([
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
