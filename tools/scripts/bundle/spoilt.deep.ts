/** A bundle, or compiled code, that is spoilt in any way is not used. */
import { readFileSync, statSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OUTPUT, Scratch, unused } from './scratch.ts';
import { about, code, CODE_SPOILT, SPOILT } from './spoilt.ts';

let scratch: Scratch;
beforeEach(async () => {
  scratch = new Scratch();
  await scratch.build();
});
afterEach(() => scratch.remove());

test.each(SPOILT)('%s: the sources run if %s', (why, _, spoil) => {
  spoil(scratch);
  expect(unused(scratch)).toEqual({ why, output: OUTPUT });
});

test.each(CODE_SPOILT)('compiled code that is %s is made again', (_, spoil) => {
  scratch.start('bundle', 'say');
  spoil(scratch);
  const before = readFileSync(scratch.inBundle('code/say.json'), 'utf8');
  expect(scratch.start('bundle', 'say')).toEqual(scratch.start('sources', 'say'));
  expect(readFileSync(scratch.inBundle('code/say.json'), 'utf8')).not.toBe(before);
  expect(statSync(code(scratch)).size).toBe(about(scratch).row[1]);
});
