/** docs/services.md shows the way that the tests of this folder go. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspaceRoot } from '../steps.ts';
import { CODE, FIRST, NAME, RUNGS, VECTORS } from './spoold.ts';

const page = readFileSync(join(workspaceRoot, 'docs/services.md'), 'utf8');
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(
    ([, text = '']) => text,
  );

/** Placeholders of the test, which are replaced by other code in the end. */
const INNER = new Set(['EVIDENCE']);

const parts = Object.values(CODE.fillings).flatMap((one) => Object.values(one.parts));
const written = Object.values(CODE.edits).flatMap((all) => all.map(([, to]) => to));

test.each(
  [...parts, ...written.filter((to) => !to.startsWith('import '))].filter((one) => !INNER.has(one)),
)('the page shows the code that the walk writes: %s', (code) => {
  const [shown = ''] = /^\{\s*(for .*;)\s*\}$/s.exec(code)?.slice(1) ?? [code];
  expect(flat(page)).toContain(flat(shown));
});

test('the page shows the vectors, the first failing test and the rungs of the walk', () => {
  const [vectors = ''] = blocks('json');
  expect(JSON.parse(vectors)).toEqual(VECTORS);
  // The client tells that it answers before it runs the probe, whose rung is the last one.
  const printed = RUNGS.toSpliced(-1, 0, `SELFTEST: answered ${NAME}`);
  expect(blocks('text')).toEqual([`${FIRST}\n`, printed.map((one) => `${one}\n`).join('')]);
});

test('the page has the commands of the walk, in its order', () => {
  const walk = readFileSync(join(import.meta.dirname, 'walk.deep.ts'), 'utf8');
  const commands = blocks('sh').flatMap((text) => text.trim().split('\n'));
  const verbs = [...new Set(commands.flatMap((one) => /^npx abicus (\w+)/.exec(one)?.[1] ?? []))];
  const run = [...walk.matchAll(/abicus\(\d, '(\w+)'/g)].map(([, verb = '']) => verb);
  // With these the walk looks at what was made; they make nothing.
  const looks = new Set(['selftest', 'system']);
  expect(verbs).toEqual([...new Set(run)].filter((verb) => !looks.has(verb)));
});
