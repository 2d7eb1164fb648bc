import { expect, test } from 'vitest';
import { KeptReplies, Nonces } from './index.ts';

test('nonces count upward and are repeatable', () => {
  const first = new Nonces();
  const second = new Nonces();
  expect([first.take(), first.take(), first.take()]).toEqual([1, 2, 3]);
  expect(second.take()).toBe(1);
});

test('ipc.invariant.neverReused: a nonce under way is passed over, also after a wrap', () => {
  const nonces = new Nonces(0xffff_ffff);
  expect(nonces.take()).toBe(0xffff_ffff);
  expect(nonces.take()).toBe(1);
  const again = new Nonces(0xffff_fffe);
  const held = again.take();
  again.take();
  for (let i = 1; i < 10; i++) again.release(again.take());
  expect(again.underWay(held)).toBe(true);
  const wrapped = new Nonces(1);
  const one = wrapped.take();
  const two = wrapped.take();
  wrapped.release(two);
  expect(one).toBe(1);
  expect(wrapped.take()).toBe(3);
});

test('ipc.limit.pendingReplies: as many replies are kept, in any order of taking', () => {
  const kept = new KeptReplies(2);
  kept.keep(7, Uint8Array.of(7));
  kept.keep(8, Uint8Array.of(8));
  expect(kept.take(8)).toEqual(Uint8Array.of(8));
  expect(kept.take(8)).toBeUndefined();
  expect(kept.take(7)).toEqual(Uint8Array.of(7));
  expect(kept.evicted).toBe(0);
});

test('ipc.invariant.evictsOldest: without room the oldest goes, even after takes out of order', () => {
  const kept = new KeptReplies(3);
  for (const nonce of [1, 2, 3]) kept.keep(nonce, Uint8Array.of(nonce));
  kept.take(2);
  kept.keep(4, Uint8Array.of(4));
  kept.keep(5, Uint8Array.of(5));
  expect(kept.evicted).toBe(1);
  expect(kept.take(1)).toBeUndefined();
  expect(kept.take(3)).toEqual(Uint8Array.of(3));
});

test('a second reply with one nonce is dropped and counted, the first one stays', () => {
  const kept = new KeptReplies(3);
  kept.keep(1, Uint8Array.of(1));
  kept.keep(1, Uint8Array.of(2));
  expect(kept.collisions).toBe(1);
  expect(kept.take(1)).toEqual(Uint8Array.of(1));
});
