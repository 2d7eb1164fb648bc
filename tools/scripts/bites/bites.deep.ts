/** Replays each fault of the tables beside the probes: the assertions bite, and a weakened one is seen. */
import { SYSTEM } from '@abicus/system';
import { describe, expect, test } from 'vitest';
import {
  bites,
  shownBy,
  type Replay,
  type FaultResult,
} from '../../../apps/selftest/test/bites/bites.ts';
import { probedRungs } from '../../../apps/selftest/test/bites/rungs.ts';
import { bitesOf, faultTables, type Bite } from '../../../apps/selftest/test/bites/table.ts';

const all = probedRungs(SYSTEM, 2);
const bench = { system: SYSTEM, harts: 2, all };
const probes = all.flatMap(({ probe }) => probe ?? []);
const rungs = all.map((one) => ({
  ...one,
  text: one.rung.text,
  own: bitesOf(faultTables()).filter(({ rung }) => rung === one.rung.text),
}));
const bitten = rungs.filter(({ own }) => own.length > 0);

/** Replays faults; gives those that show what their rows say, or else the others with what they show. */
function replayed(
  one: (typeof rungs)[number],
  faults: readonly Bite[],
  { isBitten, ...replay }: Replay & { readonly isBitten: boolean },
): (Bite & { readonly shown: FaultResult })[] {
  return faults
    .map((bite) => ({ ...bite, shown: shownBy(bench, one, bite.fault, replay) }))
    .filter((bite) => bites(bite, bite.shown) === isBitten);
}

describe.each(bitten)('$text', (one) => {
  test('with each of the faults of an assertion it fails of that one', () => {
    expect(replayed(one, one.own, { isBitten: false })).toEqual([]);
  });

  test('on the whole ladder no rung fails with it that does not depend on it', () => {
    const faults = one.own.slice(0, 1).map(({ fault }) => fault);
    for (const fault of faults) {
      const { assertion, others } = shownBy(bench, one, fault, { probes });
      expect({ assertion, others }).toEqual({ assertion: expect.any(String), others: [] });
    }
  });
});

test.each(bitten.filter(({ probe }) => probe !== undefined))(
  '$text: each assertion that always holds is seen',
  (one) => {
    const firsts = one.own.filter(({ assertion }, i) => one.own[i - 1]?.assertion !== assertion);
    const unseen = firsts.flatMap((bite) =>
      replayed(one, [bite], { isBitten: true, weaken: bite.assertion }),
    );
    expect(unseen).toEqual([]);
  },
);
