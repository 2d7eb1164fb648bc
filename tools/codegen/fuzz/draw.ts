/** Drawing: numbers, picks and names, a few of which are hostile where the contract is. */
import fc from 'fast-check';
import { POOLS, type NameKind } from './pools.ts';
import { HOSTILE_NAMES, HOSTILE_PROSE, NO_NAMES } from './words.ts';
import { str, type Tree } from './tree.ts';

/** What draws of one contract share. */
export type Draw = {
  readonly int: (min: number, max: number) => number;
  /** True so many times of a hundred. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** Some of a list, in its order. */
  readonly some: <T>(list: readonly T[], percent: number) => T[];
  /** A value so many times of a hundred, else nothing. */
  readonly maybe: <T>(percent: number, value: () => T) => T | undefined;
  /** Now and then, in contracts that are drawn so, what should be a finding instead. */
  readonly odd: <T>(good: T, ...bad: readonly T[]) => T;
  /** A name that `taken` does not have; hostile ones may be like another. */
  readonly name: (taken: Set<string>, form?: (name: string) => string, kind?: NameKind) => string;
  /** Prose in quotes. */
  readonly prose: () => string;
  /** Comments for some of these keys. */
  readonly docs: (keys: readonly string[]) => Record<string, string>;
};

type Gen = fc.GeneratorValue;

// Without the bias of fast-check to small numbers: chances are what they say.
const integer = (min: number, max: number): fc.Arbitrary<number> =>
  fc.noBias(fc.integer({ min, max }));

/** Draws over a generator of fast-check. */
export function drawOver(gen: Gen): Draw {
  const int = (min: number, max: number): number => gen(integer, min, max);
  const chance = (percent: number): boolean => int(0, 99) < percent;
  // The linter reads this without `noUncheckedIndexedAccess`.
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion
  const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)] as T;
  const hostile = chance(45);
  const mischief = chance(16);
  const nameless = chance(4);
  const prose = (): string => str(chance(hostile ? 10 : 0) ? pick(HOSTILE_PROSE) : pick(PROSE));
  const name: Draw['name'] = (taken, form = (one) => one, kind = 'any') => {
    const wild =
      nameless && chance(6) ? NO_NAMES : hostile && chance(10) ? HOSTILE_NAMES : undefined;
    // Elements of several kinds that are called alike.
    const pool = POOLS[hostile && chance(4) ? 'any' : kind];
    for (let i = 0; ; i++) {
      const word = wild === undefined ? form(pick(pool)) : pick(wild);
      const made = i < 4 ? word : `${word}${i}`;
      if (taken.has(made)) continue;
      taken.add(made);
      return made;
    }
  };
  return {
    int,
    chance,
    pick,
    name,
    prose,
    some: (list, percent) => list.filter(() => chance(percent)),
    maybe: (percent, value) => (chance(percent) ? value() : undefined),
    odd: (good, ...bad) => (mischief && chance(3) ? pick(bad) : good),
    docs: (keys) => {
      const some = keys.filter(() => chance(15));
      return Object.fromEntries(
        some.map((key) => [key, hostile && chance(20) ? pick(HOSTILE_PROSE) : pick(PROSE)]),
      );
    },
  };
}

const PROSE = ['one thing', 'so that it ends', 'A sentence. Another one.', 'what a task may do'];

/** A name in another form. */
export const upper = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
/** A name as constants have it. */
export const shouting = (name: string): string => name.toUpperCase();

/** Names or numbers as a list. */
export const strings = (list: readonly string[]): Tree => ({ list: list.map(str) });
