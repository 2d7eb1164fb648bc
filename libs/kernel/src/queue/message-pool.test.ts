/** The message pool: a reused message has nothing of its last use. */
import { expect, test } from 'vitest';
import { cap, Kind } from '../state/capability.ts';
import { payloadOf, type Message } from '../state/endpoint.ts';
import { freeMessage, allocMessage } from './message-pool.ts';

test('a freed message is reused without its capability', () => {
  const spare: Message[] = [];
  const first = allocMessage(spare, 8);
  first.cap = cap(Kind.Vmo, 1, 0);
  first.payload.u8.fill(7);
  freeMessage(spare, first);
  const second = allocMessage(spare, 3);
  expect([second === first, second.cap, payloadOf(second).length, spare]).toEqual([
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
  const spare: Message[] = [];
  const message = allocMessage(spare, size);
  expect(payloadOf(message)).toHaveLength(size);
  freeMessage(spare, message);
  expect(spare).toHaveLength(kept ? 1 : 0);
});

test('the pool has at most 64 messages', () => {
  const spare: Message[] = [];
  const taken = Array.from({ length: 100 }, () => allocMessage(spare, 1));
  for (const message of taken) freeMessage(spare, message);
  expect(spare).toHaveLength(64);
});
