/** `abicus selftest`. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isThere, type Workspace } from '@abicus/codegen/workspace';
import { selftest, type System } from '@abicus/selftest';
import { text, type Io, type Run } from '../command.ts';
import { workspaceOf } from '../workspace.ts';

/** Loads the system of a workspace from its sources; or prints why there is none, and returns undefined. */
async function systemOf({ root, system }: Workspace, io: Io): Promise<System | undefined> {
  const path = join(root, system, 'src/registry.ts');
  if (!isThere(path)) {
    io.err(
      `abicus: selftest: ${system} is not there: the contracts of this workspace boot nothing. Link those that do: ` +
        '`"linked": ["@abicus/contracts"]` in abicus.json, then `abicus generate`.\n',
    );
    return undefined;
  }
  try {
    const { SYSTEM }: { readonly SYSTEM: System } = await import(pathToFileURL(path).href);
    return SYSTEM;
  } catch (error) {
    const missing = missingPackage(error);
    if (missing === undefined) throw error;
    io.err(
      `abicus: selftest: the package of a program is not there: ${missing}. Write it (\`abicus new service\`), or install it: ` +
        `${installing(root, system)}.\n`,
    );
    return undefined;
  }
}

/** What installs a package; pnpm links only what the workspace file lists. */
function installing(root: string, system: string): string {
  if (!isThere(join(root, 'pnpm-workspace.yaml'))) return '`npm install`';
  return `\`pnpm install\`, with \`${system}\` under \`packages\` of pnpm-workspace.yaml`;
}

/** The package that an import did not find. */
function missingPackage(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_MODULE_NOT_FOUND') {
    return undefined;
  }
  return /^Cannot find package '([^']+)'/.exec(error.message)?.[1];
}

/** Boots the machine and judges its log. */
export const run: Run = async ({ values }, io) => {
  const workspace = workspaceOf(io);
  const system = workspace === undefined ? undefined : await systemOf(workspace, io);
  if (system === undefined) return 2;
  const options = {
    smp: text(values, 'smp'),
    seed: text(values, 'seed'),
    until: text(values, 'until'),
    timeout: text(values, 'timeout'),
    phase: text(values, 'phase'),
    'require-smp': values['require-smp'] === true,
    json: values['json'] === true,
    evidence: text(values, 'evidence'),
  };
  return await selftest(system, options, io.env, io);
};
