/**
 * Tests that machine and kernel use randomness only through the choices of the machine: only stream
 * modules create random numbers, and each kind of choice is used by its name. A lint rule keeps
 * sources from asking the host for time or randomness.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHOICE_STREAMS } from '@abicus/emulator';

import ts from 'typescript';
import { expect, test } from 'vitest';
import { workspaceRoot } from './steps.ts';

/** The modules that create streams of random numbers, and why. */
const STREAMS: Readonly<Record<string, string>> = {
  'libs/emulator/src/choices.ts': 'the choices of a machine',
  'libs/emulator/src/virtio-rng.ts': 'the entropy device',
};

/** The module in which the kind is a parameter: the machine passes on its supervisor's choices. */
const PASSES_ON = 'libs/emulator/src/machine.ts';

interface Uses {
  /** The number of generators created. */
  readonly streams: number;
  /** The kinds chosen; a kind that is not a literal is its source text after a question mark. */
  readonly kinds: readonly string[];
}

/** How a source uses randomness. */
function usesOf(source: string): Uses {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  const kinds: string[] = [];
  let streams = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Prng') streams++;
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'choose'
    ) {
      const what = node.arguments[1];
      const isNamed = what !== undefined && ts.isStringLiteral(what);
      kinds.push(isNamed ? what.text : `?${what?.getText() ?? ''}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { streams, kinds };
}

const sources = globSync('libs/{emulator,kernel}/src/**/*.ts', { cwd: workspaceRoot })
  .filter((path) => !path.endsWith('.test.ts'))
  .map((path) => ({ path, uses: usesOf(readFileSync(join(workspaceRoot, path), 'utf8')) }));

test('only modules of streams create random numbers of machine and kernel, and each of them does', () => {
  const makers = sources.filter(({ uses }) => uses.streams > 0).map(({ path }) => path);
  expect(makers.toSorted()).toEqual(Object.keys(STREAMS).toSorted());
});

test('each kind of choice is chosen, and each choice names its kind', () => {
  const passedOn = sources.find(({ path }) => path === PASSES_ON)?.uses.kinds ?? [];
  expect(passedOn.filter((kind) => kind.startsWith('?'))).toEqual(['?what']);
  const kinds = sources.flatMap(({ path, uses }) =>
    path === PASSES_ON ? uses.kinds.filter((kind) => kind !== '?what') : uses.kinds,
  );
  expect([...new Set(kinds)].toSorted()).toEqual(Object.keys(CHOICE_STREAMS).toSorted());
});

test.each<[string, Uses]>([
  ['const a = new Prng(1, 2);', { streams: 1, kinds: [] }],
  ['const a = new Machine(1); a.below(2);', { streams: 0, kinds: [] }],
  ["m.choose(2, 'a'); m.choose(3, b); m.choose(4);", { streams: 0, kinds: ['a', '?b', '?'] }],
])('%s uses the random sources and kinds %j', (source, uses) => {
  expect(usesOf(source)).toEqual(uses);
});
