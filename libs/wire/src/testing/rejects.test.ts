import { expect, test } from 'vitest';
import { reject } from '../reject.ts';
import { tellingRejects } from './rejects.ts';

const full = reject('orders.put.capacity', 'OVER_LIMIT', 2);

class Handlers {
  readonly room = 1;
  readonly put = (n: number): number | typeof full => (n > this.room ? full : n);
}

test('the check that rejected a request is reported, and nothing for a successful request', () => {
  const told: (string | undefined)[] = [];
  const { put } = tellingRejects(new Handlers(), (check) => told.push(check));
  expect([put(1), put(2), put(0)]).toEqual([1, full, 0]);
  expect(told).toEqual([undefined, 'orders.put.capacity', undefined]);
});

test('properties that are not handlers stay unchanged', () => {
  expect(tellingRejects(new Handlers(), () => undefined).room).toBe(1);
});

test('the check of a handler that answers later is reported when it has decided', async () => {
  const told: (string | undefined)[] = [];
  const slow = { put: (n: number) => Promise.resolve(n > 1 ? full : n) };
  const { put } = tellingRejects(slow, (check) => told.push(check));
  expect([await put(2), await put(1)]).toEqual([full, 1]);
  expect(told).toEqual(['orders.put.capacity', undefined]);
});
