/** What the rungs of a run were printed for: the assertions that were made while it ran. */
import { SYSTEM } from '@abicus/system';
import type { Assertion } from '@abicus/wire';
import { rungsOf } from '@abicus/wire/ladder';
import { expect, test } from 'vitest';
import { RUN_OPTIONS } from '../test/options.ts';
import { recorded } from '../test/recorded.ts';
import { HART_COUNTS } from './options.ts';
import { profileOf, run } from './run.ts';

/** The assertions of a run. */
function assertionsOf(harts: number): readonly Assertion[] {
  return recorded(() => {
    expect(run(SYSTEM, { ...RUN_OPTIONS, harts }).accepted).toBe(true);
  });
}

test.each(HART_COUNTS)(
  'each rung is printed for assertions of its run, about each of its claims: %d harts',
  (harts) => {
    const made = assertionsOf(harts);
    expect(made.filter(({ holds }) => !holds)).toEqual([]);
    for (const { name, text, proves } of rungsOf(SYSTEM.ladder, profileOf(harts))) {
      // A marker that only the boot knows has its text for an id.
      const own = made.filter(({ marker }) => marker === `marker.${name}` || marker === text);
      const claims = new Set(own.map(({ element, marker }) => (element === marker ? '' : element)));
      expect([name, [...claims].toSorted()]).toEqual([
        name,
        proves.length === 0 ? [''] : proves.toSorted(),
      ]);
    }
  },
);
