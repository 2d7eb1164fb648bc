/**
 * Tables of faults, `bites.txt` beside the probes:
 *
 *     SELFTEST: qos ok
 *       taskQos.get: class at start
 *         below: taskQos 1 rejects EPERM
 *         above: taskQos 1 a0 +1
 *       an element: a label
 *         below, above: none, since no trap is before it
 *
 * A rung has its assertions, and each assertion for each kind of wrong value the fault with which it is the first
 * to fail; or why there is none.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One kind of wrong value of an assertion. */
export interface Row {
  /** The path of the table. */
  readonly table: string;
  /** The text of the rung. */
  readonly rung: string;
  /** The name of the assertion. */
  readonly assertion: string;
  readonly kind: string;
  /** The text of the fault, or why there is none. */
  readonly said: string;
}

/** A row with a fault. */
export interface Bite extends Row {
  readonly fault: string;
}

const ROOT = join(import.meta.dirname, '../../../..');
/** Begins what a row says that has no fault. */
export const NONE = 'none, since ';

/** The rows of all tables of the workspace. */
export function faultTables(): readonly Row[] {
  const paths = globSync('libs/**/src/**/bites.txt', { cwd: ROOT }).toSorted();
  return paths.flatMap((path) =>
    readTable(path.replaceAll('\\', '/'), readFileSync(join(ROOT, path), 'utf8')),
  );
}

/** Reads a table. Throws at any other line. */
export function readTable(table: string, text: string): readonly Row[] {
  const rows: Row[] = [];
  let [rung, assertion] = ['', ''];
  for (const [i, line] of text.split('\n').entries()) {
    const [, kinds = '', said = ''] = /^ {4}([a-z ,]+): (\S.*)$/.exec(line) ?? [];
    const place = { table, rung, assertion };
    if (said !== '') rows.push(...kinds.split(', ').map((kind) => ({ ...place, kind, said })));
    else if (/^ {2}\S/.test(line)) assertion = line.slice(2);
    else if (/^\S/.test(line)) rung = line;
    else if (line !== '')
      throw new Error(`${table}:${i + 1} is no line of a table of faults: '${line}'`);
  }
  return rows;
}

/** The rows with a fault. */
export function bitesOf(rows: readonly Row[]): readonly Bite[] {
  return rows.flatMap((row) => (row.said.startsWith(NONE) ? [] : [{ ...row, fault: row.said }]));
}
