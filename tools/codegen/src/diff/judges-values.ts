/** Judges of sets of values: a set that grows is looser in a request, and one that shrinks in a reply. */
import type { Way } from './usage.ts';
import { show } from './difference-text.ts';
import type { Hit, Judge } from './judge.ts';
import { isRaised } from './judges.ts';

const perWay = (ways: readonly Way[], how: 'tightened' | 'loosened'): Hit[] =>
  ways.map((way) => ({ rule: `${way}-${how}` as const, way }));

/** The largest value: a larger one lets more pass. */
export const upper: Judge = ({ before = Infinity, after = Infinity, ways }) =>
  perWay(ways, isRaised(before, after) ? 'loosened' : 'tightened');

/** The smallest value, or a power of two that divides all: a smaller one lets more pass. */
export const lower: Judge = ({ before = -Infinity, after = -Infinity, ways }) =>
  perWay(ways, isRaised(before, after) ? 'tightened' : 'loosened');

/** Whether bits without a name are carried through. */
export const carriedThrough: Judge = ({ after, ways }) =>
  perWay(ways, after === true ? 'loosened' : 'tightened');

/** The limit of a span: names are compared by the values that they stand for. */
export const spanLimit: Judge = ({ id, steps, usage }) => {
  const [before, after] = usage.mostOf(id, steps.at(-1)?.key ?? '');
  if (before === after) return [{ rule: 'argument-changed' }];
  return perWay(['request'], isRaised(before, after) ? 'loosened' : 'tightened');
};

/** Members of an enumeration or flags. `takes` tells whether a decoder takes values without a name. */
export function members(takes: (type: Readonly<Record<string, unknown>>) => boolean): Judge {
  return ({ key = '', before, after, ways, holders: [old] }) => {
    if (after === undefined)
      return [{ rule: 'enum-member-removed', text: `${key} was ${show(before)}` }];
    return ways.map((way) => {
      const breaks = way === 'reply' && !takes(old);
      const rule = breaks ? 'reply-enum-grew' : 'enum-grew';
      return { rule, text: `${key} is ${show(after)}`, way };
    });
  };
}
