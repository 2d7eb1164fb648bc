import { expect, test } from 'vitest';
import { unwritten } from './unwritten.ts';

test('code that is not written yet ends what runs into it, and says what to write', () => {
  const given = { state: {} };
  expect(() => unwritten('the act of orders.put in src/handlers/put.ts', given)).toThrow(
    'next: write the act of orders.put in src/handlers/put.ts',
  );
});

test('the place that it is thrown from is the one where the code is missing', () => {
  try {
    unwritten('the act of orders.put');
  } catch (error) {
    const [, place = ''] = (error instanceof Error ? error.stack : '')?.split('\n') ?? [];
    expect(place).toContain('unwritten.test.ts');
    return;
  }
  expect.unreachable();
});
