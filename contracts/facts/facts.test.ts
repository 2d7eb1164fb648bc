/**
 * The snapshots against the facts. A snapshot is regenerated with everything else when a contract changes; where this test
 * fails, the contract breaks a promise, or the promise is changed on purpose: then by hand, here as well.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deviations, FACTS, kindOf, promisedBy } from './facts.ts';

const folder = join(import.meta.dirname, '../.lock/api');
const SUFFIX = '.api.txt';
const snapshots = new Map(
  globSync(`*${SUFFIX}`, { cwd: folder }).map((file) => [
    basename(file, SUFFIX),
    readFileSync(join(folder, file), 'utf8'),
  ]),
);
const said = promisedBy(snapshots);

test('each package has facts', () => {
  expect([...said.keys()].toSorted()).toEqual([...FACTS.keys()].toSorted());
});

describe.each([...FACTS])('%s', (name, facts) => {
  test.each([...new Set([...facts, ...(said.get(name) ?? [])].map(kindOf))].toSorted())(
    'says of each %s what the facts say, and says of no other',
    (kind) => {
      const of = (lines: readonly string[]): string[] =>
        lines.filter((line) => kindOf(line) === kind).toSorted();
      expect(of(said.get(name) ?? [])).toEqual(of(facts));
    },
  );

  test('has no fact twice', () => {
    expect(facts.toSorted()).toEqual([...new Set(facts)].toSorted());
  });
});

test('a line that is missing and one that no fact has are both told', () => {
  const facts = new Map([['a', ['x 1', 'y 2']]]);
  expect(deviations(new Map([['a', ['x 1', 'y 3']]]), facts)).toEqual(['a: no y 2', 'a: y 3']);
  expect(deviations(new Map([['b', ['x 1']]]), facts)).toEqual([
    'b: x 1',
    'a: no x 1',
    'a: no y 2',
  ]);
});
