/**
 * A workspace of others that links the contracts of abicus and boots a service of its own on the machine, beside those of
 * abicus. It uses only what is installed in its node_modules.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../pack.ts';
import { readJson, type Manifest } from '../packages.ts';

/** The scope of the workspace. */
const SCOPE = '@acme';
/** Folders of its packages. */
const PACKAGES = ['libs/abi', 'libs/services'];

/** A run of `abicus selftest --json`. */
export interface SelftestDocument {
  readonly ok: boolean;
  readonly rungs: readonly { readonly text: string; readonly by: string }[];
  readonly findings: readonly { readonly kind: string; readonly message: string }[];
  readonly trouble: string | null;
  /** The folder of its evidence. */
  readonly evidence: string;
}

/** Makes the workspace in a folder with a node_modules. `files` are its contracts and services, by path. */
export function writeForeign(root: string, files: Readonly<Record<string, string>>): void {
  const settings = { scope: SCOPE, linked: ['@abicus/contracts'] };
  const all = { 'abicus.json': JSON.stringify(settings, undefined, 2), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Links the packages of the workspace into its node_modules, as `npm install` does for `workspaces`. */
export function linkPackages(root: string): void {
  const scope = join(root, 'node_modules', SCOPE);
  mkdirSync(scope, { recursive: true });
  for (const folder of PACKAGES) {
    if (!existsSync(join(root, folder))) continue;
    for (const one of readdirSync(join(root, folder))) {
      const path = join(root, folder, one);
      if (!existsSync(join(path, 'package.json'))) continue;
      const { name } = readJson<Manifest>(join(path, 'package.json'));
      const link = join(root, 'node_modules', name);
      if (!existsSync(link)) symlinkSync(path, link);
    }
  }
}

/** Runs the installed command line; throws if it fails. */
export async function abicus(root: string, ...args: readonly string[]): Promise<string> {
  return await run(process.execPath, ['node_modules/abicus/bin/abicus.cjs', ...args], root, {
    NODE_OPTIONS: '',
    NO_COLOR: '1',
  });
}

/** Boots the workspace; throws if the ladder is rejected, or a task holds something else than its contract says. */
export async function selftest(root: string, harts: number): Promise<SelftestDocument> {
  const said = await abicus(root, 'selftest', '--json', '--smp', String(harts));
  const document: SelftestDocument = JSON.parse(said);
  await abicus(root, 'system', '--run', document.evidence);
  return document;
}

/**
 * Makes the workspace, generates and boots it on two harts; throws if the ladder is rejected. The metadata of the generated
 * package is that of `abicus new contract`.
 */
export async function bootForeign(
  root: string,
  files: Readonly<Record<string, string>>,
): Promise<SelftestDocument> {
  await prepareForeign(root, files);
  await abicus(root, 'generate');
  linkPackages(root);
  return await selftest(root, 2);
}

/** Makes the workspace with the package of its contract; nothing is generated yet. */
export async function prepareForeign(
  root: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  writeForeign(root, {});
  await abicus(root, 'new', 'contract', 'greeterd');
  rmSync(join(root, 'contracts'), { recursive: true });
  writeForeign(root, files);
}
