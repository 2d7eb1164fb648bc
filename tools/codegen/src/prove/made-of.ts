/** The sources that the tests of a report ran from, and whether they changed since. `vitest/sources.ts` records them. */
import { hashOfSource } from '../vitest/sources.ts';
import { SOURCES, SOURCE_TABLE, type SourceTable } from '../vitest/format.ts';
import { isObject, list, type Json } from './json.ts';

/** The tests of one file, as a report has them. */
type Tests = readonly Json[];

function inMeta(tests: Tests, key: string): unknown {
  return tests.map(({ meta }) => (isObject(meta) ? meta[key] : undefined)).find(Array.isArray);
}

function isPair(one: unknown): one is readonly [string, string] {
  return (
    Array.isArray(one) &&
    one.length === 2 &&
    one.every((part) => typeof part === 'string' && part !== '')
  );
}

/** The table of a report; empty if it has none. */
export function sourceTable(report: Json): SourceTable {
  for (const result of list(report['testResults'])) {
    const table = inMeta(list(result['assertionResults']), SOURCE_TABLE);
    if (Array.isArray(table)) return table.filter(isPair);
  }
  return [];
}

/** Returns the sources of a test file; undefined if its report has none. */
export function sourcesIn(tests: Tests, table: SourceTable): SourceTable | undefined {
  const places = inMeta(tests, SOURCES);
  if (!Array.isArray(places)) return undefined;
  // An index outside the table names no existing file.
  return places.map((place) => table[Number(place)] ?? [`source ${String(place)}`, '']);
}

/** Finds the first source that changed since the tests ran. */
export function changedSince(root: string): (sources: SourceTable) => string | undefined {
  const now = new Map<string, string | undefined>();
  return (sources) =>
    sources.find(([path, then]) => {
      if (!now.has(path)) now.set(path, hashOfSource(root, path));
      return now.get(path) !== then;
    })?.[0];
}
