/**
 * The durations of the parts of long commands in the last run: `.abicus/durations.json`, by command
 * and part, in ms.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Durations of the parts of one command, in ms. */
export type Durations = Readonly<Record<string, number>>;

const pathIn = (root: string): string => join(root, '.abicus/durations.json');

/** All stored durations; nothing if the file is missing or unreadable: then there is no estimate. */
function readAll(root: string): Record<string, Durations> {
  try {
    const read: unknown = JSON.parse(readFileSync(pathIn(root), 'utf8'));
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, Durations>)
      : {};
  } catch {
    return {};
  }
}

/** The durations of a command's parts in the last run. */
export function lastDurations(root: string, command: string): Durations {
  const own = readAll(root)[command] ?? {};
  return Object.fromEntries(Object.entries(own).filter(([, ms]) => typeof ms === 'number'));
}

/** Stores durations of a command's parts; those of other parts stay. */
export function keepDurations(root: string, command: string, taken: Durations): void {
  const all = readAll(root);
  const path = pathIn(root);
  const rounded = Object.entries(taken).map(([name, ms]) => [name, Math.round(ms)] as const);
  all[command] = { ...all[command], ...Object.fromEntries(rounded) };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(all, undefined, 2)}\n`);
}
