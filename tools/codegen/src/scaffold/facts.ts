/** What new files depend on: the contracts that are there, and how the workspace's packages are built. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isThere, readIfThere } from '../files/read.ts';
import { readContracts } from '../generate/inputs.ts';
import { packageFolder, type Workspace } from '../workspace/config.ts';

/** What is there before files are made. */
export type Facts = {
  readonly workspace: Workspace;
  /** The contracts' texts. */
  readonly contracts: readonly string[];
  /** Whether there is something at a path of the workspace. */
  readonly exists: (path: string) => boolean;
  /** The condition of package.json's `exports` that stands for sources, if the workspace has one. */
  readonly condition?: string;
  /** Whether there is a tsconfig.base.json to extend. */
  readonly base: boolean;
  /** The platform's types, `node`, where tsconfig.json of the workspace names them. */
  readonly types?: readonly string[];
  /** The range of versions of `@abicus/wire` that generated code needs. */
  readonly range: string;
  /** The range of versions of a generated package, as package.json of another package of this workspace says it. */
  readonly rangeOf: (feeds: string) => string;
};

function customCondition(root: string): string | undefined {
  const text = readIfThere(join(root, 'tsconfig.base.json')) ?? '';
  return /"customConditions":\s*\[\s*"([^"]+)"/.exec(text)?.[1];
}

/** Types that compilers do not look for by themselves. */
function platformTypes(root: string): readonly string[] | undefined {
  const path = join(root, 'tsconfig.json');
  const text = isThere(path) ? readIfThere(path) : undefined;
  const listed = /"types":\s*\[([^\]]*)\]/.exec(text ?? '')?.[1];
  return listed === undefined ? undefined : (listed.match(/(?<=")[^"\s,]+(?=")/g) ?? []);
}

/** pnpm takes a package of the workspace only where that is said; others by the version it has. */
function rangeOf(workspace: Workspace, feeds: string): string {
  if (isThere(join(workspace.root, 'pnpm-workspace.yaml'))) return 'workspace:^';
  const path = join(workspace.root, packageFolder(workspace, feeds), 'package.json');
  const text = isThere(path) ? readIfThere(path) : undefined;
  return `^${/"version":\s*"([^"]+)"/.exec(text ?? '')?.[1] ?? '0.1.0'}`;
}

/** Looks at a workspace. */
export function factsOf(workspace: Workspace): Facts {
  const { root } = workspace;
  const condition = customCondition(root);
  const types = platformTypes(root);
  const require = createRequire(import.meta.url);
  const own: { version: string } = require('@abicus/codegen/package.json');
  return {
    workspace,
    contracts: readContracts(workspace).map(({ text }) => text),
    exists: (path) => isThere(join(root, path)),
    ...(condition === undefined ? {} : { condition }),
    ...(types === undefined ? {} : { types }),
    base: isThere(join(root, 'tsconfig.base.json')),
    range: `^${own.version}`,
    rangeOf: (feeds) => rangeOf(workspace, feeds),
  };
}
