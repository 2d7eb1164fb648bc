/**
 * `npm run pack:check`: packs every publishable package, inspects each tarball (publint, attw), installs all of
 * them in an empty project and makes one call to each (smoke.mjs), and adopts them in an empty Nx
 * workspace (walk.ts).
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build } from './build.ts';
import { installConsumer, type Tarball } from './consumer.ts';
import { pack, run } from './pack.ts';
import { publishablePackages, type Manifest } from './packages.ts';
import { workspaceRoot } from './steps.ts';
import { walk } from './walk.ts';

// attw's "esm-only" profile: these two ways of resolving a package are not ours.
const FOREIGN_RESOLUTIONS = new Set(['node10', 'node16-cjs']);
// Files that a build writes and a tarball must not carry.
const UNWANTED = /\.tsbuildinfo$|\.test\.|^src\//;

async function inspect({ packed, manifest }: Tarball, path: string): Promise<string[]> {
  const data = readFileSync(path);
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(data).buffer },
    strict: true,
  });
  const lint = messages.map((message) => `publint: ${formatMessage(message, pkg) ?? message.code}`);
  const strays = packed.files
    .filter((file) => UNWANTED.test(file.path))
    .map((file) => `files: ${file.path} must not be published`);
  const licence = packed.files.some((file) => file.path === 'LICENSE')
    ? []
    : ['files: LICENSE is missing'];
  return [...lint, ...strays, ...licence, ...(await inspectTypes(manifest, data))];
}

async function inspectTypes(manifest: Manifest, tarball: Buffer): Promise<string[]> {
  if (manifest.exports?.['.'] === undefined) return [];
  const subject = createPackageFromTarballData(new Uint8Array(tarball));
  const result = await checkPackage(subject, { excludeEntrypoints: ['./package.json'] });
  if (result.types === false) return ['attw: no types'];
  return result.problems
    .filter(
      (problem) =>
        !('resolutionKind' in problem && FOREIGN_RESOLUTIONS.has(problem.resolutionKind)),
    )
    .map((problem) => `attw: ${problem.kind} ${'entrypoint' in problem ? problem.entrypoint : ''}`);
}

/** Packs what is publishable into `folder`. */
async function packAll(folder: string): Promise<Tarball[]> {
  await build();
  const manifests = new Map(
    publishablePackages().map(({ manifest }) => [manifest.name, manifest] as const),
  );
  const packed = await pack(workspaceRoot, [...manifests.keys()], folder);
  return packed.flatMap((one) => {
    const manifest = manifests.get(one.name);
    return manifest === undefined ? [] : [{ packed: one, manifest }];
  });
}

/** Installs all tarballs in an empty project and calls each package. Returns what smoke.mjs complained about. */
async function smoke(tarballs: readonly Tarball[], folder: string): Promise<string> {
  await installConsumer(folder, tarballs);
  copyFileSync(join(import.meta.dirname, 'smoke.mjs'), join(folder, 'smoke.mjs'));
  const names = tarballs.map(({ packed }) => packed.name);
  return run(process.execPath, ['smoke.mjs', ...names], folder).catch(
    (error: Error) => error.message,
  );
}

function say(passed: boolean, what: string): void {
  process.stdout.write(`${passed ? 'ok   ' : 'FAIL '} ${what}\n`);
}

async function main(folder: string): Promise<boolean> {
  const tarballs = await packAll(folder);
  const problems: string[] = [];
  for (const tarball of tarballs) {
    const found = await inspect(tarball, join(folder, tarball.packed.filename));
    problems.push(...found.map((problem) => `${tarball.packed.name}: ${problem}`));
  }
  for (const problem of problems) say(false, problem);
  say(problems.length === 0, `${tarballs.length} tarballs inspected`);
  const complaints = await smoke(tarballs, mkdtempSync(join(folder, 'consumer-')));
  say(complaints === '', 'installed and called in an empty project');
  process.stdout.write(complaints);
  await walk(join(folder, 'adopter'), tarballs);
  say(true, 'adopted in an empty Nx workspace: a contract, its service, three ways to break it');
  return problems.length === 0 && complaints === '';
}

const temporary = mkdtempSync(join(tmpdir(), 'abicus-pack-'));
try {
  process.exitCode = (await main(temporary)) ? 0 : 1;
} catch (error) {
  say(false, error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
