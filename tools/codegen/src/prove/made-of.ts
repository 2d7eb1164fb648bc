/** What the tests of a report were made of, and whether that is still there: `vitest/sources.ts` writes it. */
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

/** What a file of tests was made of; nothing if its report does not say. */
export function sourcesIn(tests: Tests, table: SourceTable): SourceTable | undefined {
  const places = inMeta(tests, SOURCES);
  if (!Array.isArray(places)) return undefined;
  // A place outside of the table is of no file that is there.
  return places.map((place) => table[Number(place)] ?? [`source ${String(place)}`, '']);
}

/** Finds the first of some sources that is not what it was when the tests ran. */
export function changedSince(root: string): (sources: SourceTable) => string | undefined {
  const now = new Map<string, string | undefined>();
  return (sources) =>
    sources.find(([path, then]) => {
      if (!now.has(path)) now.set(path, hashOfSource(root, path));
      return now.get(path) !== then;
    })?.[0];
}
