import { expect, test } from 'vitest';
import { unwritten } from './unwritten.ts';

test('unwritten code throws, and says what to write', () => {
  const given = { state: {} };
  expect(() => unwritten('the act of orders.put in src/handlers/put.ts', given)).toThrow(
    'next: write the act of orders.put in src/handlers/put.ts',
  );
});

/** The line of a stack where an error was thrown. */
function placeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error.stack?.split('\n')[1] ?? '';
  }
  return '';
}

test('the place of the error is where the code is missing', () => {
  expect(placeOf(() => unwritten('the act of orders.put'))).toContain('unwritten.test.ts');
});
