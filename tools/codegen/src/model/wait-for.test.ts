/** The wait-for graph: every cycle is found, and only cycles are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourceFromValue } from '../read/source.ts';
import { unitOf, type Context } from './context.ts';
import { Site } from './site.ts';
import { checkWaits, type Wait } from './wait-for.ts';

const unit = unitOf(
  sourceFromValue('contracts/rfc-0001-a.contract.ts', {
    id: 'RFC-0001',
    feeds: 'a',
    status: 'accepted',
  }),
);

/** The cycles that are found, as paths. */
function circles(edges: readonly (readonly [from: string, to: string])[]): string[] {
  const context: Context = { units: [unit], found: [], claims: new Map() };
  const waits = edges.map(([from, to]): Wait => {
    return { from, to, site: new Site(context, unit, `calls.${to}`) };
  });
  checkWaits(waits);
  return context.found.map(({ message }) => message.replace(/^.*: /, ''));
}

test.each([
  [
    'a chain',
    [
      ['a', 'b'],
      ['b', 'c'],
    ],
    [],
  ],
  [
    'two ways to one program',
    [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'd'],
      ['c', 'd'],
    ],
    [],
  ],
  [
    'a circle of two',
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    ['a → b → a'],
  ],
  [
    'a circle behind a chain',
    [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'b'],
    ],
    ['b → c → b'],
  ],
  [
    'two circles through one program',
    [
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'c'],
      ['c', 'b'],
    ],
    ['a → b → a', 'b → c → b'],
  ],
  [
    'two circles apart',
    [
      ['a', 'b'],
      ['b', 'a'],
      ['c', 'd'],
      ['d', 'c'],
    ],
    ['a → b → a', 'c → d → c'],
  ],
] as const)('the cycles of %s are found', (_, edges, expected) => {
  expect(circles(edges)).toEqual(expected);
});

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const graph = fc.uniqueArray(fc.tuple(name, name), { maxLength: 14, selector: String });

/** Whether programs have an order in which each is before those that it calls. */
function hasOrder(edges: readonly (readonly [string, string])[]): boolean {
  let left = [...edges];
  // Each round except the last removes an edge.
  for (const _ of [...edges, undefined]) {
    const waiting = new Set(left.map(([from]) => from));
    const next = left.filter(([, to]) => waiting.has(to));
    if (next.length === left.length) break;
    left = next;
  }
  return left.length === 0;
}

test('there is a finding exactly if no start order exists, and each is a cycle of the graph, reported once', () => {
  fc.assert(
    fc.property(graph, (edges) => {
      const found = circles(edges);
      expect(found.length === 0).toBe(hasOrder(edges));
      expect(new Set(found).size).toBe(found.length);
      const isEdge = new Set(edges.map(String));
      for (const path of found) {
        const names = path.split(' → ');
        expect(names[0]).toBe(names.at(-1));
        expect(new Set(names).size).toBe(names.length - 1);
        for (const [i, to] of names.slice(1).entries())
          expect(isEdge).toContain(`${names[i]},${to}`);
      }
    }),
  );
});

test('a chain of 20,000 programs is followed to its end', () => {
  const chain = Array.from({ length: 20_000 }, (_, i) => [`p${i}`, `p${i + 1}`] as const);
  expect(circles(chain)).toEqual([]);
  expect(circles([...chain, ['p20000', 'p0']])).toHaveLength(1);
});
