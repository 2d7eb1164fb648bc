import { expect, test } from 'vitest';
import { CHOICE_STREAMS } from './choices.ts';
import { Prng, STREAM_ENTROPY } from './prng.ts';

function draw(seed: number, stream: number): number[] {
  const prng = new Prng(seed, stream);
  return Array.from({ length: 4 }, () => prng.next());
}

test('the numbers of a seed are fixed, so that recorded seeds replay the same runs', () => {
  expect(draw(1, CHOICE_STREAMS.hartOrder)).toMatchInlineSnapshot(`
    [
      103700651,
      1816284604,
      1542503715,
      210380390,
    ]
  `);
  expect(draw(2 ** 53 - 1, STREAM_ENTROPY)).toMatchInlineSnapshot(`
    [
      2252928908,
      4203184544,
      1970310852,
      4257145913,
    ]
  `);
});

test('neighbouring seeds, seeds with the same low word, and streams of one seed give unrelated numbers', () => {
  const all = [
    draw(0, 1),
    draw(1, 1),
    draw(2, 1),
    draw(1 + 2 ** 32, 1),
    draw(1 + 2 ** 33, 1),
    draw(1, 2),
  ].flat();
  expect(new Set(all).size).toBe(all.length);
});

test('below() gives each number under its bound about equally often, and no other', () => {
  const prng = new Prng(7, CHOICE_STREAMS.hartOrder);
  const counts = new Map<number, number>();
  for (let i = 0; i < 6000; i++) {
    const value = prng.below(6);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test.each([-1, 0.5, NaN, 2 ** 53])('seed %d is rejected', (seed) => {
  expect(() => new Prng(seed, 1)).toThrow('an integer from 0 to 2^53-1 is needed');
});
