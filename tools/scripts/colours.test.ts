/** Colours are printed on terminals only. Of `npm test`: `progress/colours.deep.ts`. */
import { expect, test } from 'vitest';
import { asShown, coloursFor } from './colours.ts';
import { ESCAPE, printed } from './progress/printed.ts';

test('`npx abicus … | cat` prints no escape codes', () => {
  expect(printed('apps/abicus/bin/abicus.cjs', ['explain', 'ABI4103'], {})).not.toContain(ESCAPE);
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
