import { expect, test } from 'vitest';
import { KeptReplies, Nonces } from './index.ts';

test('nonces count upward and are repeatable', () => {
  const first = new Nonces();
  const second = new Nonces();
  expect([first.take(), first.take(), first.take()]).toEqual([1, 2, 3]);
  expect(second.take()).toBe(1);
});

test('nonces.invariant.neverReused: a nonce under way is passed over, also after a wrap', () => {
  const nonces = new Nonces(0xffff_ffff);
  const last = nonces.take();
  expect([last, nonces.take()]).toEqual([0xffff_ffff, 1]);
  const wrapping = new Nonces(0xffff_fffe);
  const held = wrapping.take();
  wrapping.release(wrapping.take());
  expect(wrapping.take()).toBe(1);
  expect(wrapping.underWay(held)).toBe(true);
});

test('ipc.limit.pendingReplies: as many replies are kept, in any order of taking', () => {
  const kept = new KeptReplies({ pendingReplies: 2 });
  kept.keep(7, Uint8Array.of(7));
  kept.keep(8, Uint8Array.of(8));
  expect(kept.take(8)).toEqual(Uint8Array.of(8));
  expect(kept.take(8)).toBeUndefined();
  expect(kept.take(7)).toEqual(Uint8Array.of(7));
  expect(kept.evicted).toBe(0);
});

test('nonces.invariant.evictsOldest: without room the oldest goes, even after takes out of order', () => {
  const kept = new KeptReplies({ pendingReplies: 3 });
  for (const nonce of [1, 2, 3]) kept.keep(nonce, Uint8Array.of(nonce));
  kept.take(2);
  kept.keep(4, Uint8Array.of(4));
  kept.keep(5, Uint8Array.of(5));
  expect(kept.evicted).toBe(1);
  expect(kept.take(1)).toBeUndefined();
  expect(kept.take(3)).toEqual(Uint8Array.of(3));
});

test('a second reply with one nonce is dropped and counted, the first one stays', () => {
  const kept = new KeptReplies({ pendingReplies: 3 });
  kept.keep(1, Uint8Array.of(1));
  kept.keep(1, Uint8Array.of(2));
  expect(kept.collisions).toBe(1);
  expect(kept.take(1)).toEqual(Uint8Array.of(1));
});

test('nonces.invariant.neverReused: 0 is never given out, and a nonce given back comes after all others', () => {
  const nonces = new Nonces(0xffff_fffe);
  const first = nonces.take();
  nonces.release(first);
  expect([first, nonces.take(), nonces.take(), nonces.take()]).toEqual([
    0xffff_fffe, 0xffff_ffff, 1, 2,
  ]);
  expect([nonces.underWay(first), nonces.underWay(1), nonces.underWay(3)]).toEqual([
    false,
    true,
    false,
  ]);
});

test('ipc.limit.pendingReplies: the store is never larger than its limit, and counts each reply that went', () => {
  const kept = new KeptReplies({ pendingReplies: 2 });
  for (let nonce = 1; nonce <= 5; nonce++) {
    kept.keep(nonce, Uint8Array.of(nonce));
    expect(kept.size).toBe(Math.min(nonce, 2));
  }
  expect([kept.evicted, kept.collisions]).toEqual([3, 0]);
  expect([4, 5, 3].map((nonce) => kept.take(nonce)?.[0])).toEqual([4, 5, undefined]);
  expect(kept.size).toBe(0);
});
