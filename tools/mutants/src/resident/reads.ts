/** Puts the active mutant also into what is read of its file, for tools that look at sources as texts. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { applyActive, type Active } from '../switch/active.ts';

const read = fs.readFileSync;

/** From now on reads of the file have the mutant; without one, none has. */
export function changeReads(active: Active | undefined): void {
  const isChanged = active !== undefined && active.reads;
  const reading = (path: fs.PathOrFileDescriptor, ...rest: never[]): unknown => {
    const found: unknown = read(path, ...rest);
    if (!isChanged || path !== active.path) return found;
    const text = applyActive(active, read(active.path, 'utf8'));
    return typeof found === 'string' ? text : Buffer.from(text);
  };
  const now = isChanged ? reading : read;
  if (fs.readFileSync === now) return;
  Object.assign(fs, { readFileSync: now });
  syncBuiltinESMExports();
}
