/** The targets of a project, inferred from what is there. */
import type { Input, TargetConfiguration } from './nx.ts';
import type { Package } from './packages.ts';

/** Targets by name. */
export type Targets = Record<string, TargetConfiguration>;

/** What holds for the whole workspace. */
export type Tools = {
  /** The name of the root project, whose `check` comes before every build. */
  readonly rootName: string;
  /** Whether these files are at the root: each is what a tool is inferred from. */
  readonly has: (file: string) => boolean;
  /** The named input that stands for what others take from a project: `production` if there is one. */
  readonly sources: string;
  /** The tests of a package; at least one if there are any. */
  readonly testsOf: (one: Package) => readonly string[];
};

/** The folder for the reports of a project's tests, relative to the workspace. */
export function reportsOf(name: string): string {
  return `.abicus/reports/projects/${name.replace(/^@[^/]+\//, '')}`;
}

function testTarget(name: string, what: string): TargetConfiguration {
  const reports = reportsOf(name);
  return {
    command: `vitest run ${what} --outputFile.json=${reports}/tests.json`,
    options: { env: { ABICUS_REPORTS: reports } },
    cache: true,
    outputs: [`{workspaceRoot}/${reports}`],
    metadata: { description: 'Runs the tests of the project; keeps their reports.' },
  };
}

/**
 * The targets of a package: `typecheck` where there is a tsconfig.json, `lint` where there is oxlint,
 * `test` where there are vitest and a test. `contracts` are the further inputs of a generated package.
 */
export function packageTargets(
  one: Package,
  { rootName, has, sources, testsOf }: Tools,
  contracts: readonly Input[],
): Targets {
  const { name, root } = one;
  const targets: Targets = {};
  const inputs = ['default', `^${sources}`, ...contracts];
  if (has(`${root}/tsconfig.json`)) {
    targets['typecheck'] = {
      command: `tsc -b ${root}`,
      dependsOn: ['^typecheck', { projects: [rootName], target: 'check' }],
      cache: true,
      inputs,
      outputs: ['{projectRoot}/dist', '{projectRoot}/.tsbuild'],
      metadata: { description: 'Compiles what is published, after `abicus check`.' },
    };
    targets['build'] = { executor: 'nx:noop', dependsOn: ['typecheck'] };
  }
  if (has('.oxlintrc.json')) {
    const format = has('.oxfmtrc.json') ? ` && oxfmt --list-different ${root}` : '';
    targets['lint'] = {
      command: `oxlint --format=unix ${root}${format}`,
      cache: true,
      inputs,
      metadata: { description: 'Lints the project and looks at its format.' },
    };
  }
  if (has('vitest.config.ts') && testsOf(one).length > 0) {
    targets['test'] = { ...testTarget(name, root), inputs };
  }
  return targets;
}

function verb(name: string, description: string): TargetConfiguration {
  return { command: `abicus ${name}`, cache: false, metadata: { description } };
}

/**
 * The targets of the workspace as a whole. `check` looks at every source and is cached with all of
 * them as its inputs; what proves anything by running it is never cached.
 */
export function rootTargets(one: Package, { has, testsOf }: Tools): Targets {
  const targets: Targets = {
    generate: verb('generate', 'Writes everything that follows from the contracts.'),
    check: {
      ...verb('check', 'Compares contracts, generated code and handwritten code.'),
      cache: true,
      inputs: ['{workspaceRoot}/**/*'],
    },
    selftest: verb('selftest', 'Boots the machine and proves the ladder.'),
    prove: {
      ...verb('prove', 'Joins the contracts with the reports of the last runs.'),
      dependsOn: ['check'],
    },
  };
  if (has('tsconfig.test.json')) {
    targets['typecheck'] = {
      command: 'tsc -p tsconfig.test.json',
      dependsOn: ['check'],
      cache: true,
      inputs: ['{workspaceRoot}/**/*.ts', '{workspaceRoot}/**/package.json'],
      outputs: ['{workspaceRoot}/.tsbuild'],
      metadata: { description: 'Checks the types of all tests.' },
    };
  }
  const tests = testsOf(one);
  if (has('vitest.config.ts') && tests.length > 0) {
    const target = testTarget(one.name, tests.join(' '));
    targets['test'] = { ...target, inputs: ['{workspaceRoot}/**/*'] };
  }
  return targets;
}
