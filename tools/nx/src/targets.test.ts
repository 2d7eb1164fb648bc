/** Each target word by word: what runs, after what, from which inputs, to which outputs. */
import { expect, test } from 'vitest';
import { packageTargets, rootTargets, type Tests, type Tools } from './targets.ts';

const ONE = { name: '@abicus/ipc', root: 'libs/ipc', needs: [] };
const ROOT = { name: 'workspace', root: '.', needs: [] };
const NO_TESTS: Tests = { own: [], leaving: [] };

const ALL = [
  'libs/ipc/tsconfig.json',
  'tsconfig.test.json',
  '.oxlintrc.json',
  '.oxfmtrc.json',
  'vitest.config.ts',
];

/** A workspace with these files. */
function tools(files: readonly string[], tests: Tests = NO_TESTS): Tools {
  return {
    rootName: 'workspace',
    has: (file) => files.includes(file),
    sources: 'production',
    testsOf: () => tests,
    testSettings: ['vitest.config.ts', 'setup.ts'],
    extendedBy: (tsconfig) => [`base-of-${tsconfig.replaceAll('/', '-')}`],
    outside: 'abicus outside',
  };
}

const CONTRACT = '{workspaceRoot}/contracts/a.contract.ts';
const INPUTS = [
  'default',
  '^production',
  CONTRACT,
  '{workspaceRoot}/base-of-libs-ipc-tsconfig.json',
];

test('a package with everything has all targets', () => {
  const tests = { own: ['a.test.ts'], leaving: ['libs/ipc/b.test.ts'] };
  expect(packageTargets(ONE, tools(ALL, tests), [CONTRACT])).toEqual({
    typecheck: {
      command: 'tsc -b libs/ipc',
      dependsOn: ['^typecheck', { projects: ['workspace'], target: 'check' }],
      cache: true,
      inputs: INPUTS,
      outputs: ['{projectRoot}/dist', '{projectRoot}/.tsbuild'],
      metadata: { description: expect.any(String) },
    },
    build: { executor: 'nx:noop', dependsOn: ['typecheck'] },
    lint: {
      command: 'oxlint --format=unix libs/ipc && oxfmt --list-different libs/ipc',
      cache: true,
      inputs: [...INPUTS, '{workspaceRoot}/.oxlintrc.json', '{workspaceRoot}/.oxfmtrc.json'],
      metadata: { description: expect.any(String) },
    },
    test: {
      command:
        'vitest run libs/ipc/ --exclude libs/ipc/b.test.ts --outputFile.json=.abicus/reports/projects/ipc/tests.json',
      options: { env: { ABICUS_REPORTS: '.abicus/reports/projects/ipc' } },
      cache: true,
      inputs: [...INPUTS, '{workspaceRoot}/vitest.config.ts', '{workspaceRoot}/setup.ts'],
      outputs: ['{workspaceRoot}/.abicus/reports/projects/ipc'],
      metadata: { description: expect.any(String) },
    },
  });
});

test.each([
  ['no files', [], ['a.test.ts'], []],
  ['a tsconfig.json', ['libs/ipc/tsconfig.json'], [], ['typecheck', 'build']],
  ['oxlint', ['.oxlintrc.json'], [], ['lint']],
  ['oxfmt alone', ['.oxfmtrc.json'], [], []],
  ['vitest without a test', ['vitest.config.ts'], [], []],
  ['vitest and a test', ['vitest.config.ts'], ['a.test.ts'], ['test']],
])('of a package with %s', (_, files, own, names) => {
  const targets = packageTargets(ONE, tools(files, { own, leaving: [] }), []);
  expect(Object.keys(targets)).toEqual(names);
});

test('without oxfmt the format is not looked at', () => {
  const { lint } = packageTargets(ONE, tools(['.oxlintrc.json']), []);
  expect(lint?.command).toBe('oxlint --format=unix libs/ipc');
  expect(lint?.inputs?.at(-1)).toBe('{workspaceRoot}/.oxlintrc.json');
});

const verb = (name: string): object => {
  return {
    command: `abicus ${name}`,
    cache: false,
    metadata: { description: expect.any(String) },
  };
};

const VERBS = {
  generate: verb('generate'),
  check: {
    ...verb('check'),
    cache: true,
    inputs: ['{workspaceRoot}/**/*', { runtime: 'abicus outside' }],
  },
  selftest: verb('selftest'),
  prove: { ...verb('prove'), dependsOn: ['check'] },
};

test('the workspace as a whole has the verbs, and its tests and their types if there are some', () => {
  expect(rootTargets(ROOT, tools(ALL, { own: ['a.test.ts', 'b.test.ts'], leaving: [] }))).toEqual({
    ...VERBS,
    typecheck: {
      command: 'tsc -p tsconfig.test.json',
      dependsOn: ['check'],
      cache: true,
      inputs: ['{workspaceRoot}/**/*.{ts,json}'],
      outputs: ['{workspaceRoot}/.tsbuild'],
      metadata: { description: expect.any(String) },
    },
    test: {
      command:
        'vitest run a.test.ts b.test.ts --outputFile.json=.abicus/reports/projects/workspace/tests.json',
      options: { env: { ABICUS_REPORTS: '.abicus/reports/projects/workspace' } },
      cache: true,
      inputs: ['{workspaceRoot}/**/*'],
      outputs: ['{workspaceRoot}/.abicus/reports/projects/workspace'],
      metadata: { description: expect.any(String) },
    },
  });
});

test.each([
  ['without vitest', ['tsconfig.json'], ['a.test.ts']],
  ['without a test', ['vitest.config.ts'], []],
])('%s it has no tests', (_, files, own) => {
  expect(rootTargets(ROOT, tools(files, { own, leaving: [] }))).toEqual(VERBS);
});
