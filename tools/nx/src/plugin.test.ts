/** The targets that the plugin infers: each that is cached has every file that it reads as an input. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspaceWith } from '../test/workspace.ts';
import type { Input, TargetConfiguration } from './nx.ts';
import { createNodes } from './plugin.ts';

const FILES: Readonly<Record<string, string>> = {
  'abicus.json': '{}',
  'package.json': '{ "name": "acme", "workspaces": ["libs/*", "libs/abi/*"] }',
  'tsconfig.base.json': '{}',
  'tsconfig.test.json': '{ "extends": "./tsconfig.base.json" }',
  '.oxlintrc.json': '{}',
  '.oxfmtrc.json': '{}',
  'vitest.config.ts': "import './tools/vitest.ts';",
  'tools/vitest.ts': '',
  'whole.test.ts': '',
  'contracts/rfc-0001-desk.contract.ts': `import { contract, newtype, u32 } from '@abicus/contract';
export default contract({ id: 'RFC-0001', title: 't', status: 'accepted', owners: ['@o'], created: '2026-01-01',
  feeds: 'desk', context: 'c', goals: [], types: { Job: newtype(u32) } });
`,
  'libs/abi/desk/package.json': '{ "name": "@acme/abi-desk" }',
  'libs/abi/desk/tsconfig.json': '{ "extends": "../../../tsconfig.base.json" }',
  'libs/a/package.json': '{ "name": "@acme/a" }',
  'libs/a/tsconfig.json': '{ "extends": "../../tsconfig.base" }',
  'libs/a/src/in.test.ts': '',
  'libs/a/src/out.test.ts': "import '../../b/src/x.ts';",
  'libs/b/package.json': '{ "name": "@acme/b" }',
  'libs/b/src/out.test.ts': "import '../../a/src/x.ts';",
};

/** The targets of each project. */
function targets(
  files: Readonly<Record<string, string>> = FILES,
): Readonly<Record<string, Readonly<Record<string, TargetConfiguration>>>> {
  const root = workspaceWith(files);
  mkdirSync(join(root, '.git'));
  const manifests = Object.keys(files).filter((path) => path.endsWith('package.json'));
  const context = { workspaceRoot: root, nxJsonConfiguration: {} };
  const nodes = createNodes[1](manifests, undefined, context);
  return Object.fromEntries(
    nodes.flatMap(([, { projects }]) =>
      Object.values(projects).map((one) => [one.root, one.targets] as const),
    ),
  );
}

const rooted = (path: string): string => `{workspaceRoot}/${path}`;
const GENERATOR = ['package-lock.json', 'abicus.json', '.oxfmtrc.json'].map(rooted);
const DESK = [rooted('contracts/rfc-0001-desk.contract.ts'), ...GENERATOR];
const BASE = rooted('tsconfig.base.json');
const LINT = ['.oxlintrc.json', '.oxfmtrc.json'].map(rooted);
const OUTSIDE = { runtime: expect.stringMatching(/^node \S+outside\.js$/) };

/** The inputs of every target that is cached. */
const INPUTS: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  '.': {
    check: [rooted('**/*'), OUTSIDE],
    typecheck: [rooted('**/*.{ts,json}')],
    test: [rooted('**/*')],
  },
  'libs/abi/desk': {
    typecheck: ['default', '^default', ...DESK, BASE],
    lint: ['default', '^default', ...DESK, BASE, ...LINT],
  },
  'libs/a': {
    typecheck: ['default', '^default', BASE],
    lint: ['default', '^default', BASE, ...LINT],
    test: ['default', '^default', BASE, ...['vitest.config.ts', 'tools/vitest.ts'].map(rooted)],
  },
  'libs/b': { lint: ['default', '^default', ...LINT] },
};

test('each target that is cached has its inputs, and no other is cached', () => {
  const cached = Object.entries(targets()).map(([root, all]): [string, object] => [
    root,
    Object.fromEntries(
      Object.entries(all).flatMap(([name, { cache, inputs }]): [string, readonly Input[]][] =>
        cache === true ? [[name, inputs ?? []]] : [],
      ),
    ),
  ]);
  expect(Object.fromEntries(cached)).toEqual(INPUTS);
});

test('a test that leaves its package is run by the target of the root, and by no other', () => {
  const all = targets();
  expect(all['.']?.['test']?.command).toMatch(
    /^vitest run libs\/a\/src\/out\.test\.ts libs\/b\/src\/out\.test\.ts whole\.test\.ts --/,
  );
  expect(all['libs/a']?.['test']?.command).toMatch(
    /^vitest run libs\/a\/ --exclude libs\/a\/src\/out\.test\.ts --/,
  );
  expect(all['libs/b']).not.toHaveProperty('test');
});

test('settings that are not there are no inputs, and what they set is no target', () => {
  const few = ['abicus.json', 'package.json', 'libs/a/package.json', 'libs/a/src/in.test.ts'];
  const files = Object.fromEntries(few.map((path) => [path, FILES[path] ?? '']));
  const all = targets(files);
  expect(Object.keys(all['libs/a'] ?? {})).toEqual([]);
  expect(Object.keys(all['.'] ?? {})).toEqual(['generate', 'check', 'selftest', 'prove']);
});
