/** Judges of sets of values: a set that grows is looser in a request, and one that shrinks in a reply. */
import type { DiffRuleId } from './rules.ts';
import type { Way } from './usage.ts';
import { show } from './difference-text.ts';
import type { Hit, Judge } from './judge.ts';

/** The rules of a set of values, by direction. */
export const BOUNDS: readonly DiffRuleId[] = [
  'request-tightened',
  'request-loosened',
  'reply-tightened',
  'reply-loosened',
];

const perWay = (ways: readonly Way[], how: 'tightened' | 'loosened'): Hit[] =>
  ways.map((way) => ({ rule: `${way}-${how}` as const, way }));

/** Makes a judge for a set of values that became smaller or larger, by the direction of the type. */
export function bound(loosened: (before: number, after: number) => boolean, absent: number): Judge {
  return {
    may: BOUNDS,
    judge: ({ before, after, ways }) => {
      const [from, to] = [Number(before ?? absent), Number(after ?? absent)];
      return perWay(ways, loosened(from, to) ? 'loosened' : 'tightened');
    },
  };
}

/** The largest value: a larger one lets more pass. */
export const upper: Judge = bound((before, after) => after > before, Infinity);

/** The smallest value: a smaller one lets more pass. */
export const lower: Judge = bound((before, after) => after < before, -Infinity);

/** A power of two: one that divides the old lets more pass. */
export const alignment: Judge = bound((before, after) => after < before, 1);

/** Whether bits without a name are carried through. */
export const carriedThrough: Judge = {
  may: BOUNDS,
  judge: ({ after, ways }) => perWay(ways, after === true ? 'loosened' : 'tightened'),
};

/** The limit of a span: names are compared by the values that they stand for. */
export const spanLimit: Judge = {
  may: ['request-tightened', 'request-loosened', 'argument-changed'],
  judge: ({ id, steps, usage }) => {
    const [before, after] = usage.mostOf(id, steps.at(-1)?.key ?? '');
    if (before === after) return [{ rule: 'argument-changed' }];
    return [{ rule: after > before ? 'request-loosened' : 'request-tightened', way: 'request' }];
  },
};

/** Members of an enumeration or flags. `takes` tells whether a decoder takes values without a name. */
export function members(takes: (type: Readonly<Record<string, unknown>>) => boolean): Judge {
  return {
    may: ['enum-member-removed', 'enum-grew', 'reply-enum-grew'],
    judge: ({ key, before, after, ways, holders: [old] }) => {
      if (after === undefined)
        return [{ rule: 'enum-member-removed', text: `${key ?? ''} was ${show(before)}` }];
      return ways.map((way) => {
        const breaks = way === 'reply' && !takes(old);
        const rule = breaks ? 'reply-enum-grew' : 'enum-grew';
        return { rule, text: `${key ?? ''} is ${show(after)}`, way };
      });
    },
  };
}
