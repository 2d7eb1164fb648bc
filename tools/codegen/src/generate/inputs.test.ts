import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { generatorHash, GENERATOR_PARTS } from './inputs.ts';

const source = join(import.meta.dirname, '..');

/** Folders that generating imports from, and that no text of an output comes from. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  generate: 'puts the parts together; the hash itself is made here',
  files: 'how files are read and replaced',
};

/** Every module that computing outputs imports, from module to module. */
function reached(): Set<string> {
  const seen = new Set<string>();
  const left = [join(source, 'generate/compute.ts')];
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = readFileSync(path, 'utf8');
    for (const [, other = ''] of text.matchAll(/(?:from|import\()\s*'(\.{1,2}\/[\w./-]+\.ts)'/g)) {
      left.push(join(dirname(path), other));
    }
  }
  return seen;
}

test('each module that outputs come from is in the hash of the generator, or listed with a reason', () => {
  const folders = new Set([...reached()].map((path) => relative(source, path).split(sep)[0] ?? ''));
  expect([...folders].sort()).toEqual([...GENERATOR_PARTS, ...Object.keys(ELSEWHERE)].sort());
});

test.each(['abicus.json', '.oxfmtrc.json'])('outputs depend on %s', (settings) => {
  const { workspace, write } = temporaryWorkspace([]);
  const before = generatorHash(workspace);
  write(settings, '{}');
  expect(generatorHash(workspace)).not.toBe(before);
});
