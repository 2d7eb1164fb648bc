import { expect, test } from 'vitest';
import { sectorPattern } from './sector-pattern.ts';

/** All values of a byte. */
const BYTES = 256;

test('256 sectors in a row begin with 256 different bytes', () => {
  const first = Array.from({ length: BYTES }, (_, sector) => sectorPattern(sector)[0]);
  expect(new Set(first).size).toBe(BYTES);
});

test('256 bytes in a row of a sector are different', () => {
  for (const sector of [0, 3]) {
    const bytes = sectorPattern(sector);
    expect(new Set(bytes.subarray(0, BYTES)).size).toBe(BYTES);
    expect(new Set(bytes.subarray(1, BYTES + 1)).size).toBe(BYTES);
  }
});
