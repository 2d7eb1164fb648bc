/**
 * Builds the bundle with which the command line starts in this workspace, see apps/abicus/bin/bundle.cjs:
 *
 *     node_modules/.cache/abicus/start/<id>/*.js         chunks, never changed
 *     node_modules/.cache/abicus/start/<command>.json    the inputs and chunks of a command; replaced at once
 *     node_modules/.cache/abicus/start/code/             compiled code, which the launcher keeps
 */
import {
  closeSync,
  fsyncSync,
  globSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { OutputChunk } from 'rolldown';
import {
  BUNDLE,
  BUNDLE_VERSION,
  type BundleRow,
  type CommandIndex,
} from '../../codegen/src/check/bundle-index.ts';
import { stampOf } from '../../codegen/src/files/stamp.ts';
import { inBackground, inTurn } from './background.ts';
import { chunksOf } from './chunks.ts';
import { closures, type BundleParts } from './closures.ts';
import { clockAt, Inputs, sha256 } from './inputs.ts';

/** What else the bundle depends on: how it is made and how it is loaded. */
const MAKERS = ['tools/scripts/bundle/*.ts', 'apps/abicus/bin/*.cjs'];
const BUNDLER = 'node_modules/rolldown/package.json';

/** The bundle of what is no command, such as `--help`. */
const NO_COMMAND = 'none';

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

function rowOf(folder: string, { fileName, code }: OutputChunk): BundleRow {
  writeDurably(join(folder, fileName), code);
  return [fileName, ...stampOf(statSync(join(folder, fileName))), sha256(code)];
}

function indicesOf(
  root: string,
  folder: string,
  inputs: Inputs,
  made: BundleParts,
): Map<string, CommandIndex> {
  const { chunks, pathOf } = made;
  for (const path of [BUNDLER, 'abicus.json', ...globSync(MAKERS, { cwd: root })]) {
    if (!path.endsWith('.test.ts')) inputs.read(path.replaceAll('\\', '/'));
  }
  const rows = inputs.rows();
  const written = chunks.map((chunk) => rowOf(folder, chunk));
  const modules = new Set(chunks.flatMap(({ moduleIds }) => moduleIds.map(pathOf)));
  const entries = chunks.flatMap(({ isEntry, facadeModuleId, fileName }) => {
    const path = isEntry ? pathOf(facadeModuleId ?? '') : undefined;
    return path === undefined ? [] : [[path, fileName] as const];
  });
  const all = {
    version: BUNDLE_VERSION,
    root,
    id: sha256(written.map(([name, , , , , hash]) => `${name} ${hash}\n`).join('')).slice(0, 16),
    entries: Object.fromEntries(entries),
  };
  return new Map(
    Object.entries(closures(made)).map(([name, { chunks: own, modules: paths, importsSystem }]) => {
      const wanted = new Set(paths);
      // Links, package.json files and makers belong to all.
      const used = rows.filter(([path]) => wanted.has(path) || !modules.has(path));
      const loaded = written.filter(([path]) => own.includes(path));
      return [
        name === '' ? NO_COMMAND : name,
        { ...all, inputs: used, chunks: loaded, importsSystem },
      ];
    }),
  );
}

/** A bundle that is in place. */
export interface BundleSummary {
  readonly id: string;
  readonly commands: readonly string[];
  readonly inputs: number;
}

/** Builds the bundle of the workspace at `root` and puts it in place. @param clock of the file system. */
export async function buildBundle(root: string, clock = clockAt): Promise<BundleSummary> {
  return inTurn(join(root, BUNDLE), () => build(root, clock));
}

async function build(root: string, clock: typeof clockAt): Promise<BundleSummary> {
  const start = join(root, BUNDLE);
  const temporary = join(start, `new-${process.pid}`);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  try {
    const inputs = new Inputs(root, clock(join(temporary, 'clock')));
    rmSync(join(temporary, 'clock'), { force: true });
    const importers = new Set<string>();
    const chunks = await chunksOf(root, inputs, importers);
    const pathOf = (id: string): string | undefined => inputs.pathOf(id);
    const indices = indicesOf(root, temporary, inputs, { chunks, pathOf, importers });
    const id = indices.get(NO_COMMAND)?.id ?? '';
    // A folder of the same content may have been touched: its stamps are others.
    rmSync(join(start, id), { recursive: true, force: true });
    renameSync(temporary, join(start, id));
    for (const [name, index] of indices) {
      const next = join(start, `${name}-${process.pid}`);
      rmSync(next, { force: true });
      writeDurably(next, JSON.stringify(index));
      renameSync(next, join(start, `${name}.json`));
    }
    const commands = [...indices.keys()];
    removeOthers(start, [id, 'code', 'building', ...commands.map((name) => `${name}.json`)]);
    return { id, commands, inputs: inputs.rows().length };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Removes earlier bundles, and what killed processes left. A running process has loaded what it needs. */
function removeOthers(start: string, kept: readonly string[]): void {
  for (const name of readdirSync(start)) {
    if (!kept.includes(name)) rmSync(join(start, name), { recursive: true, force: true });
  }
}

/** Builds the bundle for the launcher, which has found none that it may use. */
export async function buildInBackground(root: string): Promise<void> {
  // A workspace that shares the modules of another one keeps nothing there.
  if (lstatSync(join(root, 'node_modules')).isSymbolicLink()) return;
  await inBackground(join(root, BUNDLE), () => build(root, clockAt));
}
