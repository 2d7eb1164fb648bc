/**
 * The faults beside the probes (`bites.txt`) as a stage of `npm run mutants`: a probe that a mutant has weakened makes other
 * assertions than the tables have, or no longer fails of its own with one of their faults. A test for each assertion, so
 * that only those of the rungs run that reach the mutant.
 */
import { SYSTEM } from '@abicus/system';
import { describe, expect, test } from 'vitest';
import { bites, shownBy, wantedBites } from '../../../../apps/selftest/test/bites/bites.ts';
import { probedRungs } from '../../../../apps/selftest/test/bites/rungs.ts';
import { bitesOf, faultTables } from '../../../../apps/selftest/test/bites/table.ts';

const bench = { system: SYSTEM, harts: 2, all: probedRungs(SYSTEM, 2) };
const rows = faultTables();

test('the assertions of a run are those of the tables', () => {
  const made = [...wantedBites(bench)].flatMap(([rung, keys]) =>
    [...keys].map((key) => `${rung}: ${key}`),
  );
  const wanted = rows.map(({ table, rung, assertion, kind }) => {
    return { table, key: `${rung}: ${assertion}: ${kind}` };
  });
  const keys = new Set(wanted.map(({ key }) => key));
  const unmade = wanted.filter(({ key }) => !made.includes(key));
  expect({ unmade, unlisted: made.filter((key) => !keys.has(key)) }).toEqual({
    unmade: [],
    unlisted: [],
  });
  expect(keys.size).toBe(wanted.length);
});

const tables = Map.groupBy(bitesOf(rows), ({ table }) => table);

describe.each([...tables])('%s', (_, faults) => {
  const assertions = Map.groupBy(faults, ({ rung, assertion }) => `${rung}: ${assertion}`);
  test.each([...assertions])('%s', (__, own) => {
    for (const bite of own) {
      const one = bench.all.find(({ rung }) => rung.text === bite.rung);
      if (one === undefined) throw new Error(`no rung is ${bite.rung}`);
      const shown = shownBy(bench, one, bite.fault);
      expect([bite.fault, shown, bites(bite, shown)]).toEqual([bite.fault, shown, true]);
    }
  });
});
