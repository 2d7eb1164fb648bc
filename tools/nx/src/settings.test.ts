/** Which settings a tsconfig.json takes from other files. */
import { expect, test } from 'vitest';
import { workspaceWith } from '../test/workspace.ts';
import { extendedBy } from './settings.ts';

test.each([
  ['nothing', '{}', []],
  ['a file', '{ "extends": "../../base.json" }', ['base.json', 'ground.json']],
  ['a file without its ending', '{ "extends": "../../base" }', ['base.json', 'ground.json']],
  [
    'several',
    '{ "extends": ["../../ground.json", "./own.json"] }',
    ['base.json', 'ground.json', 'libs/a/own.json'],
  ],
  ['a package', '{ "extends": "@tsconfig/node22/tsconfig.json" }', []],
  ['a file outside of the workspace', '{ "extends": "../../../other.json" }', []],
  ['a file that is not there', '{ "extends": "./gone.json" }', ['libs/a/gone.json']],
  ['itself', '{ "extends": "./tsconfig.json" }', []],
])('extending %s', (_, text, expected) => {
  const root = workspaceWith({
    'base.json': '{ "extends": "./ground.json" }',
    'ground.json': '{ "extends": "./base.json" }',
    'libs/a/own.json': '{}',
    'libs/a/tsconfig.json': text,
  });
  expect(extendedBy(root, 'libs/a/tsconfig.json')).toEqual(expected);
});

test('a package without a tsconfig.json extends nothing', () => {
  expect(extendedBy(workspaceWith({}), 'libs/a/tsconfig.json')).toEqual([]);
});
