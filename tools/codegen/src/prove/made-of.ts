/** The sources that the tests of a report ran from, and whether they changed since. `vitest/sources.ts` records them. */
import { hashOfSource } from '../vitest/sources.ts';
import { SOURCES, SOURCE_TABLE, type SourceTable } from '../vitest/format.ts';
import { list, object, strings, type Json } from './json.ts';

/** The tests of one file, as a report has them. */
type Tests = readonly Json[];

function inMeta(tests: Tests, key: string): readonly unknown[] | undefined {
  return tests.map(({ meta }) => object(meta)[key]).find(Array.isArray);
}

/** The table of a report; empty if it has none. */
export function sourceTable(report: Json): readonly unknown[] {
  const tables = list(report['testResults']).map((result) =>
    inMeta(list(result['assertionResults']), SOURCE_TABLE),
  );
  return tables.find((table) => table !== undefined) ?? [];
}

/** Returns the sources of a test file; undefined if its report has none. */
export function sourcesIn(tests: Tests, table: readonly unknown[]): SourceTable | undefined {
  return inMeta(tests, SOURCES)?.map((place) => {
    // An index of no pair of the table names no existing file.
    const [path = `source ${String(place)}`, then = ''] = strings(table[Number(place)]);
    return [path, then];
  });
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
