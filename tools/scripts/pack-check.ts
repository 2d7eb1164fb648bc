/**
 * `npm run pack:check`: packs every publishable package, inspects each tarball (publint, attw), installs all of
 * them in an empty project and makes one call to each (smoke.mjs).
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { pack, run, type Packed } from './pack.ts';
import { publishablePackages, readJson, type Manifest } from './packages.ts';
import { workspaceRoot } from './steps.ts';

// attw's "esm-only" profile: these two ways of resolving a package are not ours.
const FOREIGN_RESOLUTIONS = new Set(['node10', 'node16-cjs']);
// Files that a build writes and a tarball must not carry.
const UNWANTED = /\.tsbuildinfo$|\.test\.|(^|\/)src\//;

async function inspect(manifest: Manifest, packed: Packed, tarball: string): Promise<string[]> {
  const data = readFileSync(tarball);
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(data).buffer },
    strict: true,
  });
  const lint = messages.map((message) => `publint: ${formatMessage(message, pkg) ?? message.code}`);
  const strays = packed.files
    .filter(({ path }) => UNWANTED.test(path))
    .map(({ path }) => `files: ${path} must not be published`);
  return [...lint, ...strays, ...(await inspectTypes(manifest, data))];
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

/** Installs all tarballs in an empty project and calls each package. Returns what smoke.mjs complained about. */
async function smoke(tarballs: readonly Packed[], folder: string): Promise<string> {
  const lock = readJson<{ packages: Record<string, { version: string }> }>(
    join(workspaceRoot, 'package-lock.json'),
  );
  const nx = lock.packages['node_modules/nx']?.version ?? '*';
  const manifest = {
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies: {
      ...Object.fromEntries(tarballs.map(({ name, filename }) => [name, `file:../${filename}`])),
      nx,
    },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
  await run('npm', ['install', '--prefer-offline', ...quiet], folder);
  copyFileSync(join(import.meta.dirname, 'smoke.mjs'), join(folder, 'smoke.mjs'));
  return run(process.execPath, ['smoke.mjs', ...tarballs.map(({ name }) => name)], folder).catch(
    (error: Error) => error.message,
  );
}

async function main(): Promise<number> {
  const temporary = mkdtempSync(join(tmpdir(), 'abicus-pack-'));
  try {
    await run(join(workspaceRoot, 'node_modules', '.bin', 'tsc'), ['-b'], workspaceRoot);
    const packages = publishablePackages();
    const names = packages.map(({ manifest }) => manifest.name);
    const tarballs = await pack(workspaceRoot, names, temporary);
    let failures = 0;
    for (const packed of tarballs) {
      const found = packages.find(({ manifest }) => manifest.name === packed.name);
      if (found === undefined) throw new Error(`npm packed ${packed.name}, which nobody asked for`);
      const problems = await inspect(found.manifest, packed, join(temporary, packed.filename));
      failures += problems.length;
      for (const problem of problems) process.stdout.write(`FAIL  ${packed.name}: ${problem}\n`);
    }
    process.stdout.write(
      `${failures === 0 ? 'ok   ' : 'FAIL '} ${tarballs.length} tarballs inspected\n`,
    );
    const consumer = mkdtempSync(join(temporary, 'consumer-'));
    const complaints = await smoke(tarballs, consumer);
    const passed = complaints === '';
    process.stdout.write(
      `${passed ? 'ok   ' : 'FAIL '} installed and called in an empty project\n`,
    );
    process.stdout.write(complaints);
    return failures === 0 && passed ? 0 : 1;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

process.exitCode = await main();
