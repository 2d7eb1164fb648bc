import { expect, test } from 'vitest';
import { reject } from '../reject.ts';
import { tellingRefusals } from './refusals.ts';

const full = reject('orders.put.room', 'OVER_LIMIT', 2);

class Handlers {
  readonly room = 1;
  readonly put = (n: number): number | typeof full => (n > this.room ? full : n);
}

test('a handler tells which check refused, and nothing of a request that it answers', () => {
  const told: (string | undefined)[] = [];
  const { put } = tellingRefusals(new Handlers(), (check) => told.push(check));
  expect([put(1), put(2), put(0)]).toEqual([1, full, 0]);
  expect(told).toEqual([undefined, 'orders.put.room', undefined]);
});

test('what is no handler stays what it is', () => {
  expect(tellingRefusals(new Handlers(), () => undefined).room).toBe(1);
});
