/**
 * The plugin: targets for every package of the workspace, and for each generated package the
 * contracts that it is made from as inputs, so that an edit of a contract affects those packages,
 * what depends on them, and nothing else.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatDiagnostic,
  GENERATOR_PARTS,
  packageFolder,
  readWorkspace,
  type Workspace,
} from '@abicus/codegen';
import type { CreateNodes, Input } from './nx.ts';
import { packagesOf, type Package } from './packages.ts';
import { allContracts, contractsOf } from './scan/inputs.ts';
import { scan } from './scan/scan.ts';
import { packageTargets, rootTargets, type Targets, type Tools } from './targets.ts';
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

/** The inputs for contracts: files of the workspace; for those of a linked package its version in the lock file. */
function inputsOf(contracts: readonly string[]): Input[] {
  const linked = contracts.flatMap((file) => LINKED.exec(file)?.[1] ?? []);
  const own = contracts.filter((file) => !LINKED.test(file));
  const packages = [...new Set(linked)].map((name) => ({ externalDependencies: [name] }));
  return [...own.map((file) => `{workspaceRoot}/${file}`), ...packages];
}

/** A file of a package in node_modules, which Nx does not look into. */
const LINKED = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** What the generator is made of, by package: verbs that only look are not among it. */
const GENERATOR: Readonly<Record<string, string>> = {
  '@abicus/codegen': `src/{${GENERATOR_PARTS.join(',')}}`,
  '@abicus/contract': 'src',
};

/** The generator's sources where it is a package of this workspace; else its version in the lock. */
function generatorInputs(packages: readonly Package[], has: Tools['has']): string[] {
  const sources = Object.entries(GENERATOR).flatMap(([name, folder]) => {
    const own = packages.find((one) => one.name === name);
    return own === undefined ? [] : [`{workspaceRoot}/${own.root}/${folder}/**/!(*.test).ts`];
  });
  const lock = has('pnpm-lock.yaml') ? 'pnpm-lock.yaml' : 'package-lock.json';
  return sources.length > 0 ? sources : [`{workspaceRoot}/${lock}`];
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
    const folders = new Set(packages.map((one) => one.root));
    const tools: Tools = {
      rootName: rootPackage.name,
      has: (file) => existsSync(join(root, file)),
      sources:
        nxJsonConfiguration.namedInputs?.['production'] === undefined ? 'default' : 'production',
      testsOf: (one) => testsIn(root, one.root, folders, one === rootPackage ? Infinity : 1),
    };
    const contractsFor = contractsByFolder(read.workspace);
    const generator = generatorInputs(packages, tools.has);
    const targetsOf = (one: Package): Targets => {
      if (one === rootPackage) return rootTargets(one, tools);
      const contracts = inputsOf(contractsFor(one.root));
      return packageTargets(one, tools, contracts.length > 0 ? [...contracts, ...generator] : []);
    };
    return packages.map((one) => {
      const node = { name: one.name, root: one.root, targets: targetsOf(one) };
      const file = one.root === '.' ? 'package.json' : `${one.root}/package.json`;
      return [file, { projects: { [one.root]: node } }] as const;
    });
  },
];
