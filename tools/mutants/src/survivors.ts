/**
 * The mutants that are known to survive: `tools/mutants/survivors.json`, ids by package. Only packages beside the kernel and
 * what the ladder runs on may have some, and a list may only shrink; a package that is not in the file has not been tried as
 * a whole yet.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf } from './mutant.ts';
import { packageOf } from './packages.ts';
import { isListOf, requiredValue } from './stored.ts';
import { SURVIVORS } from './workspace.ts';

/** Packages whose survivors may be listed. */
export const MAY_SURVIVE: readonly string[] = ['selftest', 'check', 'bump', 'nx', 'cli'];

/** Ids by package. */
export type Survivors = Readonly<Record<string, readonly string[]>>;

const isId = (value: unknown): value is string => typeof value === 'string';

function isSurvivors(value: unknown): value is Survivors {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((ids) => isListOf(ids, isId));
}

/** The list that a text is. Throws if it is not a list. @param place where the text is from */
export function survivorsIn(text: string | undefined, place: string = SURVIVORS): Survivors {
  return requiredValue(place, text, isSurvivors, 'an object with lists of ids by package');
}

/** Reads the list of a workspace. */
export function readSurvivors(root: string): Survivors {
  const path = join(root, SURVIVORS);
  return survivorsIn(existsSync(path) ? readFileSync(path, 'utf8') : undefined);
}

/** Writes the list of a workspace. */
export function writeSurvivors(root: string, list: Survivors): void {
  writeFileSync(join(root, SURVIVORS), `${JSON.stringify(list, undefined, 2)}\n`);
}

/** What the list is compared with. */
export interface Against {
  /** The ids of all mutants of a file. */
  readonly mutants: (file: string) => ReadonlySet<string>;
  /** The mutants that are listed as equivalent. */
  readonly equivalent: { readonly has: (id: string) => boolean };
  /** The list of the base, if it has one. */
  readonly before: Survivors | undefined;
}

/** What is wrong with the list, one sentence each. */
export function wrongSurvivors(list: Survivors, against: Against): string[] {
  const listed = new Set<string>();
  return Object.entries(list).flatMap(([name, ids]) => {
    if (!MAY_SURVIVE.includes(name)) return [`${SURVIVORS}: ${name} may have no survivors`];
    return ids.flatMap((id) => {
      const wrong = listed.has(id) ? 'is listed twice' : wrongIn(name, id, against);
      listed.add(id);
      return wrong === undefined ? [] : [`${SURVIVORS}: ${id} ${wrong}`];
    });
  });
}

function wrongIn(name: string, id: string, against: Against): string | undefined {
  const { mutants, equivalent, before } = against;
  if (!mutants(fileOf(id)).has(id)) return 'is no mutant any more: remove it, and kill the new one';
  if (packageOf(fileOf(id)) !== name) return `is no mutant of ${name}`;
  if (equivalent.has(id)) return 'is listed as equivalent as well';
  const earlier = before?.[name];
  if (earlier === undefined || earlier.includes(id)) return undefined;
  return 'is new in the list, which may only shrink: write a test that notices it';
}

/** What a run showed of a mutant that it tried. */
export interface Survival {
  readonly id: string;
  readonly survived: boolean;
}

/**
 * The list after all that was tried: without those that fell; and with all that survived in a package that is not in it yet,
 * once each of its mutants was tried.
 *
 * @param mutants the ids of all mutants of packages
 */
export function shrunk(
  list: Survivors,
  mutants: ReadonlyMap<string, readonly string[]>,
  tried: readonly Survival[],
): Survivors {
  const survived = new Map(tried.map((one) => [one.id, one.survived]));
  const entries = MAY_SURVIVE.flatMap((name): [string, string[]][] => {
    const listed = list[name];
    if (listed !== undefined) return [[name, listed.filter((id) => survived.get(id) !== false)]];
    const all = mutants.get(name);
    const isWhole = all?.every((id) => survived.has(id)) === true;
    return isWhole ? [[name, all.filter((id) => survived.get(id) === true)]] : [];
  });
  return Object.fromEntries(entries);
}
