import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import soak, { assert, check, more } from './fast-check.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('without variables only the defaults are filled in', () => {
  vi.stubEnv('ABICUS_FUZZ_RUNS', undefined);
  vi.stubEnv('ABICUS_FUZZ_SEED', undefined);
  expect(more({ numRuns: 7, seed: 3 })).toEqual({ numRuns: 7, seed: 3 });
});

test('each property runs more often, with other seeds', () => {
  vi.stubEnv('ABICUS_FUZZ_RUNS', '5');
  vi.stubEnv('ABICUS_FUZZ_SEED', '10');
  expect(more()).toEqual({ numRuns: 500, seed: 10 });
  let runs = 0;
  const property = fc.property(fc.nat(), () => void runs++);
  soak.assert(property, { numRuns: 20, seed: 1 });
  assert(property, { numRuns: 2 });
  expect(check(property, { numRuns: 10, seed: 1 })).toMatchObject({ numRuns: 50, seed: 11 });
  expect(runs).toBe(160);
});

test('other exports are those of fast-check', () => {
  expect(Object.keys(soak).sort()).toEqual(Object.keys(fc).sort());
});
