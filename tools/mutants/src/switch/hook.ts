/**
 * Puts the active mutant into its file when a process loads it, or reads it: `node --import <this file>`. Its text comes
 * from the disk and not from the hooks after this one, which may have it with the mutant already.
 */
import fs from 'node:fs';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';
import { activeMutant, applyActive, type Active } from './active.ts';

const read = fs.readFileSync;

function mutateLoads(active: Active): void {
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.startsWith('file:') || fileURLToPath(url) !== active.path) return loaded;
      return { ...loaded, source: applyActive(active, read(active.path, 'utf8')) };
    },
  });
}

function mutateReads(active: Active): void {
  const reading = (path: fs.PathOrFileDescriptor, ...rest: never[]): unknown => {
    const found: unknown = read(path, ...rest);
    if (path !== active.path) return found;
    const text = applyActive(active, read(active.path, 'utf8'));
    return typeof found === 'string' ? text : Buffer.from(text);
  };
  Object.assign(fs, { readFileSync: reading });
  syncBuiltinESMExports();
}

const active = activeMutant();
if (active !== undefined) {
  mutateLoads(active);
  if (active.reads) mutateReads(active);
}
