import { expect, test } from 'vitest';
import { unwritten } from './unwritten.ts';

test('code that is not written yet ends what runs into it, and says what to write', () => {
  const given = { state: {} };
  expect(() => unwritten('the act of orders.put in src/handlers/put.ts', given)).toThrow(
    'next: write the act of orders.put in src/handlers/put.ts',
  );
});

/** The line of a stack that says where an error was thrown. */
function placeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error.stack?.split('\n')[1] ?? '';
  }
  return '';
}

test('the place that it is thrown from is the one where the code is missing', () => {
  expect(placeOf(() => unwritten('the act of orders.put'))).toContain('unwritten.test.ts');
});
