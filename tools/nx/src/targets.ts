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
  /** The tests of a package; of the root those that leave their packages as well. */
  readonly testsOf: (one: Package) => Tests;
  /** The settings of vitest, with the files that they import. */
  readonly testSettings: readonly string[];
  /** The files that a tsconfig.json extends, by its path. */
  readonly extendedBy: (tsconfig: string) => readonly string[];
  /** The command that prints what `check` reads besides files. */
  readonly outside: string;
};

/** The tests that a target runs, and those of its folder that the root's target runs. */
export type Tests = { readonly own: readonly string[]; readonly leaving: readonly string[] };

/** The settings of what lints: where one is at the root, the target depends on it. */
const LINT_SETTINGS = ['.oxlintrc.json', '.oxfmtrc.json'];

/** The settings of vitest. */
export const VITEST = 'vitest.config.ts';

/** Files of the workspace as inputs. */
const rooted = (files: readonly string[]): string[] => files.map((one) => `{workspaceRoot}/${one}`);

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
  { rootName, has, sources, testsOf, testSettings, extendedBy }: Tools,
  contracts: readonly Input[],
): Targets {
  const { name, root } = one;
  const targets: Targets = {};
  const tsconfig = `${root}/tsconfig.json`;
  const inputs = ['default', `^${sources}`, ...contracts, ...rooted(extendedBy(tsconfig))];
  if (has(tsconfig)) {
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
      inputs: [...inputs, ...rooted(LINT_SETTINGS.filter(has))],
      metadata: { description: 'Lints the project and looks at its format.' },
    };
  }
  const { own, leaving } = testsOf(one);
  if (has(VITEST) && own.length > 0) {
    const exclude = leaving.map((test) => ` --exclude ${test}`).join('');
    // With a slash: the name of a folder would be the beginning of others too.
    targets['test'] = {
      ...testTarget(name, `${root}/${exclude}`),
      inputs: [...inputs, ...rooted(testSettings)],
    };
  }
  return targets;
}

function verb(name: string, description: string): TargetConfiguration {
  return { command: `abicus ${name}`, cache: false, metadata: { description } };
}

/**
 * The targets of the workspace as a whole. `check` looks at every source and at git, and is cached with
 * all of it as its inputs; what proves anything by running it is never cached.
 */
export function rootTargets(one: Package, { has, testsOf, outside }: Tools): Targets {
  const targets: Targets = {
    generate: verb('generate', 'Writes everything that follows from the contracts.'),
    check: {
      ...verb('check', 'Compares contracts, generated code and handwritten code.'),
      cache: true,
      inputs: ['{workspaceRoot}/**/*', { runtime: outside }],
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
      inputs: ['{workspaceRoot}/**/*.{ts,json}'],
      outputs: ['{workspaceRoot}/.tsbuild'],
      metadata: { description: 'Checks the types of all tests.' },
    };
  }
  const { own: tests } = testsOf(one);
  if (has(VITEST) && tests.length > 0) {
    const target = testTarget(one.name, tests.join(' '));
    targets['test'] = { ...target, inputs: ['{workspaceRoot}/**/*'] };
  }
  return targets;
}
