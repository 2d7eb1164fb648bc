/**
 * Builds the bundle with which the command line starts in this workspace, see apps/abicus/bin/bundle.cjs:
 *
 *     node_modules/.cache/abicus/start/index.json    inputs, chunks and commands; replaced at once
 *     node_modules/.cache/abicus/start/<id>/*.js     the chunks; never changed
 *     node_modules/.cache/abicus/start/code/         compiled code, which the launcher keeps
 */
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown, type OutputChunk } from 'rolldown';
import { closures, MAIN } from './closures.ts';
import { clockAt, Inputs, sha256, writtenStamp, type Row } from './inputs.ts';
import { sources } from './plugin.ts';

/** The folder of the bundle in a workspace. */
export const START = 'node_modules/.cache/abicus/start';

/** The form of the index; the launcher reads no other. */
const VERSION = 1;

/** What else the bundle depends on: how it is made and how it is loaded. */
const MAKERS = ['tools/scripts/bundle/*.ts', 'apps/abicus/bin/*.cjs'];
const BUNDLER = 'node_modules/rolldown/package.json';

/** A command in the index: places in the lists of inputs and chunks. */
interface Command {
  readonly inputs: readonly number[];
  readonly chunks: readonly number[];
  readonly importsSystem: boolean;
}

/** The index of a bundle. */
export interface Index {
  readonly version: number;
  /** The workspace: a copy of it makes its own. */
  readonly root: string;
  /** The folder of the chunks: a hash of their contents. */
  readonly id: string;
  readonly inputs: readonly Row[];
  readonly chunks: readonly Row[];
  /** Chunks by the source that is their entry. */
  readonly entries: Readonly<Record<string, string>>;
  readonly commands: Readonly<Record<string, Command>>;
}

/** The registry of the workspace's own system; undefined: it has none. */
function registryOf(root: string): string | undefined {
  const settings: { readonly system?: string } = JSON.parse(
    readFileSync(join(root, 'abicus.json'), 'utf8'),
  );
  const path = join(root, settings.system ?? 'libs/system', 'src/registry.ts');
  return existsSync(path) ? path : undefined;
}

async function chunksOf(root: string, inputs: Inputs, importers: Set<string>): Promise<OutputChunk[]> {
  const registry = registryOf(root);
  const bundle = await rolldown({
    input: {
      [MAIN]: join(root, 'apps/abicus/src/main.ts'),
      ...(registry !== undefined && { registry }),
    },
    cwd: root,
    platform: 'node',
    tsconfig: false,
    resolve: { conditionNames: ['@abicus/source', 'node', 'import'] },
    plugins: [sources(inputs, importers)],
    onLog: (level, { message }) => {
      if (level === 'warn') throw new Error(message);
    },
  });
  try {
    const { output } = await bundle.generate({
      format: 'cjs',
      comments: false,
      chunkFileNames: '[name]-[hash].js',
      entryFileNames: '[name].js',
    });
    return output.filter((one) => one.type === 'chunk');
  } finally {
    await bundle.close();
  }
}

/** Writes a file that is on the disk when this returns: after a power failure it must not look like the whole one. */
function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function rowOf(folder: string, { fileName, code }: OutputChunk): Row {
  writeDurably(join(folder, fileName), code);
  return [fileName, ...writtenStamp(join(folder, fileName)), sha256(code)];
}

function indexOf(root: string, folder: string, inputs: Inputs, chunks: readonly OutputChunk[], importers: Set<string>): Index {
  const pathOf = (id: string): string | undefined => inputs.pathOf(id);
  const made = closures({ chunks, pathOf, importers });
  for (const path of [BUNDLER, 'abicus.json', ...globSync(MAKERS, { cwd: root })]) {
    if (!/\.test\.ts$/.test(path)) inputs.read(path.replaceAll('\\', '/'));
  }
  const rows = inputs.rows();
  const written = chunks.map((chunk) => rowOf(folder, chunk));
  const modules = new Set(chunks.flatMap(({ moduleIds }) => moduleIds.map(pathOf)));
  const places = (all: readonly Row[], has: (path: string) => boolean): number[] =>
    all.flatMap(([path], place) => (has(path) ? [place] : []));
  const commands = Object.entries(made).map(([name, { chunks: own, modules: paths, importsSystem }]) => {
    const wanted = new Set(paths);
    // Links, package.json files and makers belong to all.
    const isInput = (path: string): boolean => wanted.has(path) || !modules.has(path);
    const chunkNames = new Set(own);
    const command: Command = {
      inputs: places(rows, isInput),
      chunks: places(written, (path) => chunkNames.has(path)),
      importsSystem,
    };
    return [name, command] as const;
  });
  const entries = chunks.flatMap(({ isEntry, facadeModuleId, fileName }) => {
    const path = isEntry ? pathOf(facadeModuleId ?? '') : undefined;
    return path === undefined ? [] : [[path, fileName] as const];
  });
  return {
    version: VERSION,
    root,
    id: sha256(written.map(([name, , , , , hash]) => `${name} ${hash}\n`).join('')).slice(0, 16),
    inputs: rows,
    chunks: written,
    entries: Object.fromEntries(entries),
    commands: Object.fromEntries(commands),
  };
}

/** Builds the bundle of the workspace at `root` and puts it in place; gives its index. */
export async function buildBundle(root: string): Promise<Index> {
  const start = join(root, START);
  mkdirSync(start, { recursive: true });
  const temporary = join(start, `new-${process.pid}`);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  try {
    const inputs = new Inputs(root, clockAt(join(temporary, 'clock')));
    rmSync(join(temporary, 'clock'));
    const importers = new Set<string>();
    const chunks = await chunksOf(root, inputs, importers);
    const index = indexOf(root, temporary, inputs, chunks, importers);
    const folder = join(start, index.id);
    // One of the same content may have been touched: its stamps are others.
    rmSync(folder, { recursive: true, force: true });
    renameSync(temporary, folder);
    const next = join(start, `index-${process.pid}`);
    rmSync(next, { force: true });
    writeDurably(next, JSON.stringify(index));
    renameSync(next, join(start, 'index.json'));
    removeOthers(start, index.id);
    return index;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Removes chunks of earlier bundles, and what killed processes left. A running process has loaded what it needs. */
function removeOthers(start: string, id: string): void {
  for (const name of readdirSync(start)) {
    if (name !== id && name !== 'index.json' && name !== 'code' && name !== 'building') {
      rmSync(join(start, name), { recursive: true, force: true });
    }
  }
}
