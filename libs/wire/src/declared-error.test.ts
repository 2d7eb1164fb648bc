/** Errors that are thrown, and marshalled as plain data. */
import { expect, test } from 'vitest';
import { DeclaredError, DETAIL_MAX, isRetryable, isTerminal, readMarshalled } from './index.ts';

class StoreError extends DeclaredError<'FULL' | 'GONE'> {
  constructor(error: 'FULL' | 'GONE', detail?: string) {
    super({ domain: 'store', error, retryable: error === 'FULL' }, detail);
  }
}

test('the message contains domain, name and detail', () => {
  const error = new StoreError('FULL', 'shelf 7');
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toBe('StoreError: store: FULL: shelf 7');
  expect(String(new StoreError('GONE'))).toBe('StoreError: store: GONE');
});

test('retryable and terminal errors are distinguished, and other errors are neither', () => {
  const [full, gone] = [new StoreError('FULL'), new StoreError('GONE')];
  expect([full, gone].map(isRetryable)).toEqual([true, false]);
  expect([full, gone].map(isTerminal)).toEqual([false, true]);
  for (const other of [
    new Error('FULL'),
    { retryable: true },
    full.marshal(),
    'FULL',
    null,
    undefined,
  ]) {
    expect([isRetryable(other), isTerminal(other)]).toEqual([false, false]);
  }
});

test('a marshalled error is plain data without stack and cause', () => {
  const error = new StoreError('FULL', 'ü "quoted"\n');
  const crossed: unknown = JSON.parse(JSON.stringify(error.marshal()));
  expect(crossed).toEqual({ domain: 'store', error: 'FULL', detail: 'ü "quoted"\n' });
  expect(readMarshalled(crossed, 'store')).toEqual(crossed);
});

test('a long detail is cut when it is marshalled, and rejected when it is unmarshalled', () => {
  const error = new StoreError('FULL', 'x'.repeat(DETAIL_MAX + 1));
  expect(error.detail).toBe('x'.repeat(DETAIL_MAX));
  const data = error.marshal();
  expect(readMarshalled(data, 'store')).toEqual(data);
  expect(readMarshalled({ ...data, detail: `${data.detail}x` }, 'store')).toBeUndefined();
});

const DATA = { domain: 'store', error: 'FULL', detail: '' };

test.each([
  undefined,
  null,
  'FULL',
  7,
  [],
  ['store', 'FULL', ''],
  {},
  { ...DATA, domain: 'other' },
  { ...DATA, error: 7 },
  { ...DATA, detail: undefined },
  { ...DATA, stack: 'at' },
  { domain: 'store', error: 'FULL' },
  { domain: 'store', error: 'FULL', stack: '' },
])('%j is not a marshalled error of the store', (data) => {
  expect(readMarshalled(data, 'store')).toBeUndefined();
});
