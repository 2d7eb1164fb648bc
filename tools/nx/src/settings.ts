/** The settings files outside of a package that its targets read. */
import { join, posix } from 'node:path';
import { readIfThere } from '@abicus/codegen/files';

/** What a tsconfig.json extends: a path, several, or a package, which is not followed. */
const EXTENDS = /"extends"\s*:\s*("[^"]*"|\[[^\]]*\])/;

function namesIn(text: string): string[] {
  const [, value = ''] = EXTENDS.exec(text) ?? [];
  return [...value.matchAll(/"(\.[^"]*)"/g)].flatMap(([, name]) => name ?? []);
}

/** The files that a tsconfig.json extends, and those that they extend, by paths in the workspace. */
export function extendedBy(root: string, tsconfig: string): string[] {
  const found = new Set([tsconfig]);
  for (const at of found) {
    for (const name of namesIn(readIfThere(join(root, at)) ?? '')) {
      const path = posix.join(posix.dirname(at), name);
      const file = path.endsWith('.json') ? path : `${path}.json`;
      if (!file.startsWith('../')) found.add(file);
    }
  }
  found.delete(tsconfig);
  return [...found].sort();
}
