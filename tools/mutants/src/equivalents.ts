/**
 * The lists of equivalent mutants: `tools/mutants/equivalent/<package>.json`, rows of `mutant` (an id) and `reason`. A
 * reason is of one mutant: the same reason twice is an error, and so is a row whose mutant does not exist any more.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf } from './mutant.ts';
import { packageOf } from './packages.ts';
import { hasTexts, isListOf, requiredValue } from './stored.ts';

/** A row of a list. */
export interface Equivalent {
  readonly mutant: string;
  readonly reason: string;
}

/** The lists by their paths. */
export type Lists = ReadonlyMap<string, readonly Equivalent[]>;

function isRows(value: unknown): value is readonly Equivalent[] {
  return isListOf(value, (row): row is Equivalent => hasTexts(row, 'mutant', 'reason'));
}

/** Reads all lists of a folder. Throws if a file is not a list. */
export function readLists(root: string, folder: string): Lists {
  const paths = globSync(`${folder}/*.json`, { cwd: root }).sort();
  const read = (path: string): readonly Equivalent[] => {
    const text = readFileSync(join(root, path), 'utf8');
    return requiredValue(path, text, isRows, 'a list of objects with a mutant and a reason');
  };
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), read(path)]));
}

/** What is wrong with the lists, one sentence each. @param mutants the ids of all mutants of a file, if there is one */
export function wrongRows(lists: Lists, mutants: (file: string) => ReadonlySet<string>): string[] {
  const wrong: string[] = [];
  const reasons = new Map<string, string>();
  const listed = new Set<string>();
  for (const [path, rows] of lists) {
    for (const { mutant, reason } of rows) {
      const say = (what: string): void => void wrong.push(`${path}: ${mutant} ${what}`);
      const of = packageOf(fileOf(mutant));
      if (!mutants(fileOf(mutant)).has(mutant))
        say('is no mutant any more: remove the row, or judge the new one');
      else if (!path.endsWith(`/${of}.json`)) say(`belongs in the list ${of}.json`);
      if (listed.has(mutant)) say('is listed twice');
      if (reason.trim() === '') say('has no reason');
      const same = reasons.get(reason.trim());
      if (same !== undefined && same !== mutant)
        say(`has the reason of ${same}: a reason is of one mutant`);
      reasons.set(reason.trim(), mutant);
      listed.add(mutant);
    }
  }
  return wrong;
}
