import { expect, test } from 'vitest';
import { dropGuard } from './drop-guard.ts';
import { made } from './testing.ts';

test.each<[string, string, string[]]>([
  ['a check that returns', 'if (x) return y; f();', ['; f();']],
  ['a check with a block that throws at its end', 'if (x) { f(); throw y; }', [';']],
  ['a check that continues', 'for (;;) { if (x) continue; }', ['for (;;) { ; }']],
  ['no condition with an else', 'if (x) return; else f();', []],
  ['no condition that goes on', 'if (x) f();', []],
])('drop-guard of %s', (_, source, mutants) => {
  expect(made(dropGuard, source)).toEqual(mutants);
});
