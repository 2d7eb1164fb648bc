/**
 * Bundles the code of a published package: few files instead of one for each source. A start from published packages reads
 * a fifth of the files. Each package keeps its own, and imports the others by name: so there is one copy of each module,
 * also if a workspace's own system imports the same packages as the command line.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown, type OutputChunk } from 'rolldown';
import type { Package } from '../packages.ts';

/** The field of an export that names its source. */
const SOURCE = '@abicus/source';

/** Fields of a package.json that name files beside its exports. */
const OTHER_FILES = ['bin', 'generators', 'executors'] as const;

/** The sources that a package exports, by the name of their output in dist/. */
function entriesOf({ folder, manifest }: Package): Record<string, string> {
  const sources = Object.values(manifest.exports ?? {}).flatMap((one) => {
    const source = typeof one === 'object' && one !== null ? Reflect.get(one, SOURCE) : undefined;
    return typeof source === 'string' ? [source] : [];
  });
  return Object.fromEntries(
    sources.map((source) => [source.replace(/^\.\/src\/|\.ts$/g, ''), join(folder, source)]),
  );
}

/** Packages with modules that tools know by their paths: under test the recorder takes the place of `seen` of wire. */
const KNOWN_BY_PATH: ReadonlySet<string> = new Set(['@abicus/wire']);

/** What begins each generated file: under test it tells generated code from a program. */
const GENERATED = '// @generated from ';

/** The first line of bundled generated code; nothing if a source of the package is written by hand. */
function bannerOf(folder: string): string {
  const sources = globSync('src/**/*.ts', { cwd: folder });
  const texts = sources.map((path) => readFileSync(join(folder, path), 'utf8'));
  return texts.every((text) => text.startsWith(GENERATED)) ? `${GENERATED}contracts.` : '';
}

/** Whether nothing of a package is found by where its file lies: neither from outside nor by itself. */
function isByNameOnly({ folder, manifest }: Package): boolean {
  if (KNOWN_BY_PATH.has(manifest.name)) return false;
  if (OTHER_FILES.some((field) => field in manifest)) return false;
  return globSync('src/**/*.ts', { cwd: folder, exclude: ['**/*.test.ts'] }).every(
    (path) => !readFileSync(join(folder, path), 'utf8').includes('import.meta'),
  );
}

async function chunksOf(entries: Record<string, string>, folder: string): Promise<OutputChunk[]> {
  const bundle = await rolldown({
    input: entries,
    cwd: folder,
    platform: 'node',
    tsconfig: false,
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    preserveEntrySignatures: 'strict',
  });
  try {
    const { output } = await bundle.generate({
      format: 'esm',
      comments: false,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      banner: bannerOf(folder),
    });
    return output.filter((one) => one.type === 'chunk');
  } finally {
    await bundle.close();
  }
}

/** Replaces what the compiler made in dist/; returns false for a package that stays as it is. */
export async function bundlePackage(found: Package): Promise<boolean> {
  const entries = entriesOf(found);
  if (Object.keys(entries).length === 0 || !isByNameOnly(found)) return false;
  const dist = join(found.folder, 'dist');
  const chunks = await chunksOf(entries, found.folder);
  for (const path of globSync('**/*.js', { cwd: dist })) rmSync(join(dist, path));
  for (const { fileName, code } of chunks) {
    const path = join(dist, fileName);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
  }
  return true;
}
