import { expect, test } from 'vitest';
import { reject } from '../reject.ts';
import { tellingRejects } from './rejects.ts';

const full = reject('orders.put.room', 'OVER_LIMIT', 2);

class Handlers {
  readonly room = 1;
  readonly put = (n: number): number | typeof full => (n > this.room ? full : n);
}

test('the check that rejected a request is told, and nothing of a request that was answered', () => {
  const told: (string | undefined)[] = [];
  const { put } = tellingRejects(new Handlers(), (check) => told.push(check));
  expect([put(1), put(2), put(0)]).toEqual([1, full, 0]);
  expect(told).toEqual([undefined, 'orders.put.room', undefined]);
});

test('what is no handler stays what it is', () => {
  expect(tellingRejects(new Handlers(), () => undefined).room).toBe(1);
});

test('of a handler that takes its time it is told when it has decided', async () => {
  const told: (string | undefined)[] = [];
  const slow = { put: (n: number) => Promise.resolve(n > 1 ? full : n) };
  const { put } = tellingRejects(slow, (check) => told.push(check));
  expect([await put(2), await put(1)]).toEqual([full, 1]);
  expect(told).toEqual(['orders.put.room', undefined]);
});
