/**
 * The plugin: targets for every package of the workspace, and for each generated package the
 * contracts that it is made from as inputs, so that an edit of a contract affects those packages,
 * what depends on them, and nothing else.
 */
import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import {
  formatDiagnostic,
  GENERATOR_PARTS,
  packageFolder,
  readWorkspace,
  type Workspace,
} from '@abicus/codegen';
import type { CreateNodes, Input } from './nx.ts';
import { Imports } from './imports.ts';
import { leavingTests } from './leaving.ts';
import { packagesOf, type Package } from './packages.ts';
import { allContracts, contractsOf } from './scan/inputs.ts';
import { scan } from './scan/scan.ts';
import {
  packageTargets,
  rootTargets,
  VITEST,
  type Targets,
  type Tests,
  type Tools,
} from './targets.ts';
import { extendedBy } from './settings.ts';
import { testsIn } from './tests.ts';

/** The contracts that each package is made from, by its folder; none for one that is not generated. */
function contractsByFolder(workspace: Workspace): (folder: string) => readonly string[] {
  const contracts = scan(workspace);
  return (folder) => {
    if (folder === workspace.system) return allContracts(contracts);
    const feeds = folder.slice(folder.lastIndexOf('/') + 1);
    return folder === packageFolder(workspace, feeds) ? contractsOf(feeds, contracts) : [];
  };
}

/**
 * The inputs for contracts. Those of a linked package are files of the workspace if it is one of its packages. If it is
 * installed, Nx does not look into it; all that is installed is an input of every target, unless its inputs name some.
 */
function inputsOf(root: string, contracts: readonly string[]): Input[] {
  const here = realpathSync(root);
  return contracts.flatMap((file) => {
    const path = LINKED.test(file) ? relative(here, realpathSync(join(root, file))) : file;
    const isOwn = !LINKED.test(path) && !path.startsWith('..') && !isAbsolute(path);
    return isOwn ? [`{workspaceRoot}/${path.replaceAll('\\', '/')}`] : [];
  });
}

/** A file in node_modules. */
const LINKED = /^node_modules[/\\]/;

/** What the generator is made of, by package: verbs that only look are not among it. */
const GENERATOR: Readonly<Record<string, string>> = {
  '@abicus/codegen': `src/{${GENERATOR_PARTS.join(',')}}`,
  '@abicus/contract': 'src',
};

/** Settings of the workspace that outputs depend on. */
const SETTINGS = ['abicus.json', '.oxfmtrc.json'];

/** The generator's sources where it is a package of this workspace, else its version in the lock; and its settings. */
function generatorInputs(packages: readonly Package[], has: Tools['has']): string[] {
  const sources = Object.entries(GENERATOR).flatMap(([name, folder]) => {
    const own = packages.find((one) => one.name === name);
    return own === undefined ? [] : [`{workspaceRoot}/${own.root}/${folder}/**/!(*.test).ts`];
  });
  const lock = has('pnpm-lock.yaml') ? 'pnpm-lock.yaml' : 'package-lock.json';
  const settings = SETTINGS.filter(has).map((file) => `{workspaceRoot}/${file}`);
  return [...(sources.length > 0 ? sources : [`{workspaceRoot}/${lock}`]), ...settings];
}

/** The command that prints what `check` reads besides files; the same on each machine that installs the plugin alike. */
function outsideCommand(root: string): string {
  const script = relative(root, join(import.meta.dirname, '../outside.js')).replaceAll('\\', '/');
  return `node ${script.includes(' ') ? JSON.stringify(script) : script}`;
}

/** Finds the tests of each package; the root has those that leave theirs. */
function testsOf(
  root: string,
  packages: readonly Package[],
  imports: Imports,
): (one: Package) => Tests {
  const folders = new Set(packages.map((one) => one.root));
  const names = new Map(packages.map((one) => [one.name, one]));
  const found = new Map<Package, Tests>();
  const outside: string[] = [];
  for (const one of packages.filter((other) => other.root !== '.')) {
    const tests = testsIn(root, one.root, folders);
    const leaving = leavingTests(one, tests, names, imports);
    outside.push(...leaving);
    found.set(one, { own: tests.filter((test) => !leaving.includes(test)), leaving });
  }
  return (one) =>
    found.get(one) ?? { own: [...testsIn(root, '.', folders), ...outside].sort(), leaving: [] };
}

/** Called by Nx with all package.json files; each node belongs to the file that it is of. */
export const createNodes: CreateNodes = [
  '**/package.json',
  (files, _options, { workspaceRoot: root, nxJsonConfiguration }) => {
    const read = readWorkspace(root);
    if (!read.ok) throw new Error(read.diagnostics.map(formatDiagnostic).join('\n'));
    const packages = packagesOf(root, files);
    const rootPackage = packages.find((one) => one.root === '.');
    if (rootPackage === undefined) return [];
    const imports = new Imports(root);
    const tools: Tools = {
      rootName: rootPackage.name,
      has: (file) => existsSync(join(root, file)),
      sources:
        nxJsonConfiguration.namedInputs?.['production'] === undefined ? 'default' : 'production',
      extendedBy: (tsconfig) => extendedBy(root, tsconfig),
      outside: outsideCommand(root),
      testsOf: testsOf(root, packages, imports),
      testSettings: [...imports.closure(VITEST)].filter((path) => imports.isFile(path)),
    };
    const contractsFor = contractsByFolder(read.workspace);
    const generator = generatorInputs(packages, tools.has);
    const targetsOf = (one: Package): Targets => {
      if (one === rootPackage) return rootTargets(one, tools);
      const contracts = contractsFor(one.root);
      const made = contracts.length > 0 ? [...inputsOf(root, contracts), ...generator] : [];
      return packageTargets(one, tools, made);
    };
    return packages.map((one) => {
      const node = { name: one.name, root: one.root, targets: targetsOf(one) };
      const file = one.root === '.' ? 'package.json' : `${one.root}/package.json`;
      return [file, { projects: { [one.root]: node } }] as const;
    });
  },
];
