/**
 * `npm run release:dry`: shows what a release would publish. Works on a copy: applies the changesets,
 * packs, and prints one line per package.
 */
import { cpSync, existsSync, globSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.ts';
import { packBundled } from './pack-bundled.ts';
import { run, type PackResult } from './pack.ts';
import { publishablePackages } from './packages.ts';
import { workspaceRoot } from './steps.ts';
import { plural } from '../codegen/src/diagnostics/plural.ts';
import { rejectArguments } from './no-arguments.ts';

rejectArguments('npm run release:dry');

/** Copies the working tree (committed or not) and its build. */
async function copyWorkspace(folder: string): Promise<void> {
  await run('git', ['clone', '--quiet', '--shared', workspaceRoot, folder], workspaceRoot);
  const listed = await run(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    workspaceRoot,
  );
  const built = publishablePackages().map((found) => join(found.folder, 'dist'));
  const paths = listed.split('\0').filter((path) => path !== '');
  for (const path of [...paths, ...built.map((at) => at.slice(workspaceRoot.length + 1))]) {
    const from = join(workspaceRoot, path);
    if (existsSync(from)) cpSync(from, join(folder, path), { recursive: true });
    else rmSync(join(folder, path), { force: true });
  }
  symlinkSync(join(workspaceRoot, 'node_modules'), join(folder, 'node_modules'));
}

function table(before: ReadonlyMap<string, string>, tarballs: readonly PackResult[]): string {
  const rows = tarballs.map((packed) => {
    const old = before.get(packed.name) ?? '';
    return [
      packed.name,
      old === packed.version ? old : `${old} -> ${packed.version}`,
      plural(packed.files.length, 'file'),
      `${(packed.size / 1024).toFixed(1)} kB`,
    ];
  });
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

async function main(): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'abicus-release-'));
  const copy = join(temporary, 'workspace');
  const bin = join(workspaceRoot, 'node_modules', '.bin');
  try {
    await build();
    await copyWorkspace(copy);
    const before = new Map(
      publishablePackages(copy).map(({ manifest }) => [manifest.name, manifest.version]),
    );
    const changesets = globSync('.changeset/*.md', { cwd: copy });
    if (changesets.length > 0) await run(join(bin, 'changeset'), ['version'], copy);
    process.stdout.write(table(before, await packBundled(copy, temporary)));
    process.stdout.write(
      `${plural(changesets.length, 'changeset')} taken in; nothing was published.\n`,
    );
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

await main();
