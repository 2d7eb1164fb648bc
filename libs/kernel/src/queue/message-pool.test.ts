/** The message pool: a reused message has nothing of its last use. */
import { expect, test } from 'vitest';
import { cap, Kind } from '../state/capability.ts';
import { payloadOf, type Message } from '../state/endpoint.ts';
import { freeMessage, allocMessage } from './message-pool.ts';

test('a freed message is reused without its capability', () => {
  const pool: Message[] = [];
  const first = allocMessage(pool, 8);
  first.cap = cap(Kind.Vmo, 1, 0);
  first.payload.u8.fill(7);
  freeMessage(pool, first);
  const second = allocMessage(pool, 3);
  expect([second === first, second.cap, payloadOf(second).length, pool]).toEqual([
    true,
    undefined,
    3,
    [],
  ]);
});

test.each([
  [0, true],
  [256, true],
  [257, false],
  [8192, false],
])('a message of %i bytes has that capacity, and is pooled when freed: %s', (size, kept) => {
  const pool: Message[] = [];
  const message = allocMessage(pool, size);
  expect(payloadOf(message)).toHaveLength(size);
  freeMessage(pool, message);
  expect(pool).toHaveLength(kept ? 1 : 0);
});

test('the pool has at most 64 messages', () => {
  const pool: Message[] = [];
  const taken = Array.from({ length: 100 }, () => allocMessage(pool, 1));
  for (const message of taken) freeMessage(pool, message);
  expect(pool).toHaveLength(64);
});
