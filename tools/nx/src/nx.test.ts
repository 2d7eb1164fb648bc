/** Our own types of what is exchanged with Nx fit those of Nx: the compiler looks at the assignments. */
import type * as Devkit from '@nx/devkit';
import { expect, test } from 'vitest';
import sync from './generators/sync.ts';
import { createNodes } from './plugin.ts';
import type { Tree } from './nx.ts';

type Awaitable<T> = T | Promise<T>;

test('Nx may call the plugin and its generators with what it has', () => {
  const given: (
    files: readonly string[],
    options: unknown,
    context: Devkit.CreateNodesContext,
  ) => Awaitable<Devkit.CreateNodesResultArray> = createNodes[1];
  const tree = (one: Devkit.Tree): Tree => one;
  const generator: Devkit.Generator<never> = (one) => sync(tree(one)).then(() => {});
  expect(createNodes[0]).toBe('**/package.json');
  expect([given, generator].map((one) => typeof one)).toEqual(['function', 'function']);
});
