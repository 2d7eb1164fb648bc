/** Every kind of wrong edit of every point that a contract states, at one contract each: drawn by the seed. */
import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { DIFF_RULES, type DiffRuleId } from '../../codegen/src/diff/rules.ts';
import { seed } from '../../codegen/src/diff/testing/draws.ts';
import { NOT_FACTS, QUIET_RULES } from '../../../contracts/facts/excluded.ts';
import {
  candidates,
  excludedAs,
  isPromise,
  outcomeOf,
  unseen,
  type Candidate,
} from '../../../contracts/facts/seen.ts';

/** How many candidates of a kind are tried until generate takes one. */
const ATTEMPTS = 4;

const key = ({ point, what, spot }: Candidate): string =>
  hash('sha256', `${seed} ${point} ${what} ${spot.path.join()}`);

/** Candidates by their kind; an edit that is excluded alone is a kind of its own. */
const kinds = Map.groupBy(candidates(), (one) => `${excludedAs(one) ?? one.point} ${one.what}`);

test('whatever generate takes is a change, and contradicts a fact', { timeout: 900_000 }, () => {
  const [found, seen, taken]: [string[], Set<string>, Set<string>] = [[], new Set(), new Set()];
  for (const all of kinds.values()) {
    const drawn = all.map((one) => [key(one), one] as const).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [, one] of drawn.slice(0, ATTEMPTS)) {
      const outcome = outcomeOf(one);
      if (outcome === undefined) continue;
      found.push(...unseen(one, outcome));
      for (const rule of outcome.rules) if (!isPromise(rule)) seen.add(rule);
      taken.add(excludedAs(one) ?? '');
      break;
    }
  }
  expect(found).toEqual([]);
  expect(Object.keys(NOT_FACTS).filter((one) => !taken.has(one))).toEqual([]);
  expect([...seen].filter((rule) => !Object.hasOwn(QUIET_RULES, rule))).toEqual([]);
});

test('each rule that asks for a patch alone outside BEHAVIOUR has its reason', () => {
  const quiet = (Object.keys(DIFF_RULES) as DiffRuleId[]).filter((rule) => !isPromise(rule));
  expect(quiet.toSorted()).toEqual(Object.keys(QUIET_RULES).toSorted());
});
