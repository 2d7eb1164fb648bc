/** Sources that note what they reach, and do the same as before. */
import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, test } from 'vitest';
import { mutantsIn } from '../find.ts';
import { instrument, pointOf, pointsOf, REACHED } from './instrument.ts';

/** The number that the first point of a source has here. */
const BASE = 7;

/** What a source reaches when its function `f` is called. */
interface Ran {
  readonly value: unknown;
  /** The texts of the regions that were entered. */
  readonly regions: readonly string[];
  /** The mutants that were reached, as the text that is changed and the new one. */
  readonly mutants: readonly string[];
}

function ran(source: string, x: unknown): Ran {
  const mutants = mutantsIn('a.ts', source);
  const points = pointsOf(source, mutants);
  const bytes = new Uint8Array(points.count + BASE);
  Reflect.set(globalThis, REACHED, bytes);
  const code = stripTypeScriptTypes(instrument(source, points, BASE));
  // oxlint-disable-next-line no-implied-eval -- what is instrumented is code
  const value: unknown = new Function('x', `${code}\nreturn f(x);`)(x);
  Reflect.deleteProperty(globalThis, REACHED);
  const isReached = (point: number): boolean => bytes[BASE + point] !== 0;
  return {
    value,
    regions: points.regions
      .filter((_, i) => i > 0 && isReached(i))
      .map(({ start, end }) => source.slice(start, end)),
    mutants: mutants
      .filter((one) => isReached(pointOf(points, one)))
      .map(({ was, text }) => `${was} to ${text}`),
  };
}

const SOURCE = `function f(x: number, y = x * 2): number {
  if (x === 1) return y;
  else if (x === 2) { g(); return 0; }
  for (const i of [1, 2]) if (i === x) break;
  const add = (a: number): number => a + 1;
  return x > 5 ? add(x) : x ?? 9;
}
function g(): void { void 0; }`;

test.each<[number, number, string[]]>([
  [1, 2, ['x * 2', 'return y;']],
  [2, 0, ['x * 2', 'g();', 'return 0;', 'void 0;']],
  [3, 3, ['x * 2', 'x ?? 9']],
  [6, 7, ['x * 2', 'a + 1', 'add(x)']],
])('what is instrumented does the same, and notes what it enters: of %i', (x, value, some) => {
  const { value: is, regions } = ran(SOURCE, x);
  expect(is).toBe(value);
  const all = [
    'x * 2',
    'return y;',
    'g();',
    'return 0;',
    'void 0;',
    'a + 1',
    'add(x)',
    'x ?? 9',
    '9',
    'break;',
  ];
  expect(all.filter((one) => regions.includes(one))).toEqual(
    all.filter((one) => some.includes(one)),
  );
});

describe('a mutant of a value is reached where the value is another one', () => {
  const of = (condition: string, x: unknown): readonly string[] =>
    ran(`function f(x) {\n  return ${condition};\n}`, x).mutants;

  test.each<[string, number, string[]]>([
    ['x < 5', 3, []],
    ['x < 5', 4, ['5 to 4']],
    ['x < 5', 5, ['< to <=', '5 to 6']],
    ['x > 0 && x < 9', 4, []],
    [
      'x > 0 && x < 9',
      9,
      ['< to <=', ' && x < 9 to ', 'x > 0 && x < 9 to ((x > 0) || (x < 9))', '9 to 10'],
    ],
    ['(x - 1) / 2 >= 2', 5, ['1 to 2', '2 to 3', '2 to 3', '>= to >']],
  ])('%s of %i', (condition, x, mutants) => {
    expect(of(condition, x).toSorted()).toEqual(mutants.toSorted());
  });

  test('also where it cannot be had', () => {
    expect(of('x !== undefined && x.y > 3', undefined)).toEqual(
      expect.arrayContaining(['x !== undefined &&  to ', '!== to ===']),
    );
  });

  test('what a question asks is asked again, and what does something is not', () => {
    expect(of('x.has(1) && x.size < 3', new Set([1, 2]))).not.toContain('< to <=');
    expect(of('x.add(1).size < 3', new Set([1, 2]))).toContain('< to <=');
  });
});
