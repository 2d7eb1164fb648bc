/**
 * Wrong edits of a contract, generated from the language: for each spot, whatever its spec lets
 * stand there instead. A list or a record loses an entry, gets one, or changes their order; a number
 * is halved, doubled, and one more; a choice becomes another one; what may be left out is left out,
 * or comes. Values that another contract has at the same point take the place of names, since a
 * random word does not link.
 */
import type { Spec } from '../../read/spec.ts';
import { fieldsOf, same } from '../walk.ts';
import { isLeaf, isSection } from '../points.ts';
import type { Spot } from './edits.ts';

/** One wrong edit: the point of the language that it changes, what it does, and the new value. */
export type Wrong = { readonly point: string; readonly what: string; readonly value: unknown };

/** Half of a number, twice of it, and one more. */
function numbers(value: unknown): [string, unknown][] {
  if (typeof value !== 'number') return [['there is one', 2]];
  return [
    ['halved', Math.trunc(value / 2)],
    ['doubled', value * 2],
    ['one more', value + 1],
  ];
}

/** A text that promises less: its last word is gone, or it says more than it did. */
function texts(value: unknown): [string, unknown][] {
  const text = typeof value === 'string' ? value : '';
  const [shorter = ''] = /^.*\s(?=\S+$)/s.exec(text) ?? [];
  return [
    ['weaker', `${text} or so`],
    ['shorter', shorter.trim()],
  ];
}

function swapped<T>([first, second, ...rest]: readonly T[]): readonly T[] {
  return second === undefined || first === undefined ? [] : [second, first, ...rest];
}

/** Less, more, or another order of a list of leaves. */
function lists(value: readonly unknown[], others: readonly unknown[]): [string, unknown][] {
  const more = others
    .flatMap((one) => (Array.isArray(one) ? (one as unknown[]) : []))
    .filter((one) => !value.some((own) => same(own, one)));
  const fewer: [string, unknown][] = [
    ['without the first', value.slice(1)],
    ['without the last', value.slice(0, -1)],
  ];
  return [
    ...(value.length === 0 ? [] : fewer),
    ...(value.length < 2 ? [] : [['swapped', swapped(value)] as [string, unknown]]),
    ...more.slice(0, 3).map((one): [string, unknown] => ['with another', [...value, one]]),
    ['with a new one', [...value, 'or so']],
  ];
}

const replaced = (others: readonly unknown[]): [string, unknown][] =>
  others.slice(0, 4).map((one) => ['another', one]);

function leaves(spec: Spec, value: unknown, others: readonly unknown[]): [string, unknown][] {
  if (spec === 'number') return [...numbers(value), ...replaced(others)];
  if (spec === 'boolean') return [['toggled', value !== true]];
  if (spec === 'string') return [...texts(value), ...replaced(others)];
  if (typeof spec === 'string') return replaced(others);
  if ('one' in spec) {
    return Object.keys(spec.one).map((one) => ['another', one]);
  }
  if ('tuple' in spec && Array.isArray(value)) {
    const all = value.map(Number);
    return all.flatMap((one, i): [string, unknown][] => [
      ['a part is one more', all.with(i, one + 1)],
      ['a part is doubled', all.with(i, one * 2)],
    ]);
  }
  const some = Array.isArray(value) ? lists(value as unknown[], others) : [];
  const none = value === undefined && 'list' in spec ? lists([], others) : [];
  return [
    ...some,
    ...none,
    ...replaced(others),
    ...('any' in spec ? [['any', 'any'] as [string, unknown]] : []),
  ];
}

/** Less, more, or another order of a record or a list of forms. */
function records(point: string, value: unknown, others: readonly unknown[]): Wrong[] {
  const entries = Object.entries(fieldsOf(value));
  const keys = entries.map(([key]) => key);
  const more = others.flatMap((one) => Object.entries(fieldsOf(one)));
  const [fresh] = more.filter(([key]) => !keys.includes(key));
  const from = Object.fromEntries;
  const all: readonly (readonly [string, string, unknown])[] = [
    ...(entries.length === 0
      ? []
      : [['entries', 'without the first', from(entries.slice(1))] as const]),
    ...(entries.length < 2
      ? []
      : [['entries', 'without the last', from(entries.slice(0, -1))] as const]),
    ...(fresh === undefined
      ? []
      : [['entries', 'with another', from([...entries, fresh])] as const]),
    ...(entries.length < 2 ? [] : [['order', 'swapped', from(swapped(entries))] as const]),
  ];
  return all.map(([what, how, made]) => ({ point: `${point} ${what}`, what: how, value: made }));
}

/** The wrong edits of a spot. @param others what stands at the same point elsewhere, each value once */
export function wrongEdits(spot: Spot, value: unknown, others: readonly unknown[]): Wrong[] {
  const { spec, point, optional } = spot;
  const differ = others.filter((one) => one !== undefined && !same(one, value));
  const gone: Wrong[] =
    optional && value !== undefined
      ? [
          {
            point: isSection(spec) ? `${point} presence` : point,
            what: 'left out',
            value: undefined,
          },
        ]
      : [];
  if (isLeaf(spec)) {
    const edits = leaves(spec, value, differ).map(([what, made]) => ({ point, what, value: made }));
    return [...edits, ...gone].filter((one) => !same(one.value, value));
  }
  if (typeof spec === 'object' && ('record' in spec || 'list' in spec)) {
    return [...records(point, value, differ), ...gone];
  }
  const form = isSection(spec) && value === undefined ? 'presence' : 'form';
  const others4 = differ.slice(0, 2).map((one) => ({
    point: typeof spec === 'object' && 'any' in spec ? point : `${point} ${form}`,
    what: 'another',
    value: one,
  }));
  return [...others4, ...gone];
}
