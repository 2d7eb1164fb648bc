/**
 * The facts that new files depend on: the existing contracts, and the build settings of the
 * workspace's packages.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isThere, readIfThere } from '../files/read.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { readContracts, type ContractFile } from '../generate/inputs.ts';
import { packageFolder, type Workspace } from '../workspace/config.ts';

/** The workspace before files are created. */
export type Facts = {
  readonly workspace: Workspace;
  /** Whether a contract of the workspace, or one that it links, states what is booted. */
  readonly boots: boolean;
  /** The texts of the contracts. */
  readonly contracts: readonly string[];
  /** What is wrong with a new contract beside them. */
  readonly findingsOf: (contract: ContractFile) => Promise<readonly Diagnostic[]>;
  /** Whether a path of the workspace exists. */
  readonly exists: (path: string) => boolean;
  /** The condition for sources in package.json's `exports`, if the workspace has one. */
  readonly condition?: string;
  /** Whether there is a tsconfig.base.json to extend. */
  readonly base: boolean;
  /** The text of the workspace's tsconfig.json, if there is one. */
  readonly solution?: string;
  /** The platform's types, `node`, if the workspace's tsconfig.json names them. */
  readonly types?: readonly string[];
  /** The version range of `@abicus/wire` that generated code needs. */
  readonly range: string;
  /** The version range of a generated package in another package.json of this workspace. */
  readonly rangeOf: (feeds: string) => string;
};

function customCondition(root: string): string | undefined {
  const text = readIfThere(join(root, 'tsconfig.base.json')) ?? '';
  return /"customConditions":\s*\[\s*"([^"]+)"/.exec(text)?.[1];
}

/** Types that compilers do not find by themselves. */
function platformTypes(text: string | undefined): readonly string[] | undefined {
  const listed = /"types":\s*\[([^\]]*)\]/.exec(text ?? '')?.[1];
  return listed === undefined ? undefined : (listed.match(/(?<=")[^"\s,]+(?=")/g) ?? []);
}

/**
 * pnpm needs the `workspace:` protocol for a package of the workspace; other package managers take its
 * version.
 */
function rangeOf(workspace: Workspace, feeds: string): string {
  if (isThere(join(workspace.root, 'pnpm-workspace.yaml'))) return 'workspace:^';
  const path = join(workspace.root, packageFolder(workspace, feeds), 'package.json');
  const text = isThere(path) ? readIfThere(path) : undefined;
  return `^${/"version":\s*"([^"]+)"/.exec(text ?? '')?.[1] ?? '0.1.0'}`;
}

/** Reads the facts of a workspace. */
export function factsOf(workspace: Workspace): Facts {
  const { root } = workspace;
  const condition = customCondition(root);
  const settings = join(root, 'tsconfig.json');
  const solution = isThere(settings) ? readIfThere(settings) : undefined;
  const types = platformTypes(solution);
  const files = readContracts(workspace);
  const contracts = files.map(({ text }) => text);
  const require = createRequire(import.meta.url);
  const own: { version: string } = require('@abicus/codegen/package.json');
  return {
    workspace,
    contracts,
    findingsOf: async (contract) => {
      // Loads the parser, which nothing else here needs.
      const { linkFiles } = await import('../generate/sources.ts');
      const found = (of: readonly ContractFile[]): readonly Diagnostic[] => {
        const linked = linkFiles(of, workspace);
        return linked.ok ? [] : linked.diagnostics;
      };
      const all = found([...files, contract]);
      const there = all.filter(({ file }) => file === contract.file);
      if (there.length > 0) return there;
      // What is taken is found in the later of two files, which may be one of a linked package.
      const before = new Set(found(files).map(({ file, message }) => `${file} ${message}`));
      return all.filter(({ file, message }) => !before.has(`${file} ${message}`));
    },
    boots: contracts.some((text) => /^\s*boot: \{/m.test(text)),
    exists: (path) => isThere(join(root, path)),
    ...(condition === undefined ? {} : { condition }),
    ...(types === undefined ? {} : { types }),
    ...(solution === undefined ? {} : { solution }),
    base: isThere(join(root, 'tsconfig.base.json')),
    range: `^${own.version}`,
    rangeOf: (feeds) => rangeOf(workspace, feeds),
  };
}
