/**
 * Finds tests on disk. They are not among the files that Nx shows the plugin: Nx takes the end of
 * such a file for the end of a project, and then everything for affected.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = /^(\.|node_modules$|dist$|coverage$)/;

/** The test files in a folder and below, without those in the folders of `others`. Paths are relative to the workspace. */
export function testsIn(root: string, folder: string, others: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const whole = join(root, at);
    if (!existsSync(whole)) continue;
    for (const entry of readdirSync(whole, { withFileTypes: true })) {
      const path = at === '.' ? entry.name : `${at}/${entry.name}`;
      if (entry.isFile() && entry.name.endsWith('.test.ts')) found.push(path);
      if (entry.isDirectory() && !SKIPPED.test(entry.name) && !others.has(path)) waiting.push(path);
    }
  }
  return found.sort();
}
