/**
 * Builds the bundle with which the command line starts in this workspace, see apps/abicus/bin/bundle.cjs:
 *
 *     node_modules/.cache/abicus/start/<id>/*.js         chunks, never changed
 *     node_modules/.cache/abicus/start/<command>.json    the inputs and chunks of a command; replaced at once
 *     node_modules/.cache/abicus/start/code/             compiled code, which the launcher keeps
 */
import { globSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE, BUNDLE_VERSION, type CommandIndex } from '../../codegen/src/check/bundle-index.ts';
import { inBackground, inTurn } from './background.ts';
import { chunksOf } from './chunks.ts';
import { closures, type BundleParts } from './closures.ts';
import { clockAt, Inputs } from './inputs.ts';
import { placeChunks, replaceFile, type PlacedChunks } from './place.ts';

/** What else the bundle depends on: how it is made and how it is loaded. */
const MAKERS = ['tools/scripts/bundle/*.ts', 'apps/abicus/bin/*.cjs'];
const BUNDLER = 'node_modules/rolldown/package.json';

/** The bundle of what is no command, such as `--help`. */
const NO_COMMAND = 'none';

function indicesOf(
  root: string,
  inputs: Inputs,
  made: BundleParts,
  { id, rows: written }: PlacedChunks,
): Map<string, CommandIndex> {
  const { chunks, pathOf } = made;
  for (const path of [BUNDLER, 'abicus.json', ...globSync(MAKERS, { cwd: root })]) {
    if (!path.endsWith('.test.ts')) inputs.read(path.replaceAll('\\', '/'));
  }
  const rows = inputs.rows();
  const modules = new Set(chunks.flatMap(({ moduleIds }) => moduleIds.map(pathOf)));
  const entries = chunks.flatMap(({ isEntry, facadeModuleId, fileName }) => {
    const path = isEntry ? pathOf(facadeModuleId ?? '') : undefined;
    return path === undefined ? [] : [[path, fileName] as const];
  });
  const all = {
    version: BUNDLE_VERSION,
    root,
    id,
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
  const inputs = new Inputs(root, clock(join(start, `clock-${process.pid}`)));
  const importers = new Set<string>();
  const chunks = await chunksOf(root, inputs, importers);
  const pathOf = (id: string): string | undefined => inputs.pathOf(id);
  const placed = placeChunks(start, chunks);
  const indices = indicesOf(root, inputs, { chunks, pathOf, importers }, placed);
  for (const [name, index] of indices) replaceFile(start, `${name}.json`, JSON.stringify(index));
  const commands = [...indices.keys()];
  removeOthers(start, [placed.id, 'code', 'building', ...commands.map((name) => `${name}.json`)]);
  return { id: placed.id, commands, inputs: inputs.rows().length };
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
