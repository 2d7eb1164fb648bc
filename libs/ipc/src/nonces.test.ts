import { INVARIANTS } from '@abicus/abi-ipc/testing';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReplyBuffer, Nonces } from './index.ts';

test('nonces count upward and are repeatable', () => {
  const first = new Nonces();
  const second = new Nonces();
  expect([first.take(), first.take(), first.take()]).toEqual([1, 2, 3]);
  expect(second.take()).toBe(1);
});

test('nonces.invariant.neverReused: the nonce of a pending request is skipped, also after a wrap', () => {
  const nonces = new Nonces(0xffff_ffff);
  const last = nonces.take();
  expect([last, nonces.take()]).toEqual([0xffff_ffff, 1]);
  const wrapping = new Nonces(0xffff_fffe);
  const held = wrapping.take();
  wrapping.release(wrapping.take());
  expect(wrapping.take()).toBe(1);
  expect(wrapping.underWay(held)).toBe(true);
});

test('ipc.limit.pendingReplies: as many replies as the limit states are buffered, and can be taken in any order', () => {
  const buffer = new ReplyBuffer({ pendingReplies: 2 });
  buffer.add(7, Uint8Array.of(7));
  buffer.add(8, Uint8Array.of(8));
  expect(buffer.take(8)).toEqual(Uint8Array.of(8));
  expect(buffer.take(8)).toBeUndefined();
  expect(buffer.take(7)).toEqual(Uint8Array.of(7));
  expect(buffer.evicted).toBe(0);
});

test('nonces.invariant.evictsOldest: a full buffer drops the oldest reply, also after others were taken out of order', () => {
  const buffer = new ReplyBuffer({ pendingReplies: 3 });
  for (const nonce of [1, 2, 3]) buffer.add(nonce, Uint8Array.of(nonce));
  buffer.take(2);
  buffer.add(4, Uint8Array.of(4));
  buffer.add(5, Uint8Array.of(5));
  expect(buffer.evicted).toBe(1);
  expect(buffer.take(1)).toBeUndefined();
  expect(buffer.take(3)).toEqual(Uint8Array.of(3));
});

test('a second reply with the same nonce is dropped and counted, and the first one stays', () => {
  const buffer = new ReplyBuffer({ pendingReplies: 3 });
  buffer.add(1, Uint8Array.of(1));
  buffer.add(1, Uint8Array.of(2));
  expect(buffer.collisions).toBe(1);
  expect(buffer.take(1)).toEqual(Uint8Array.of(1));
});

test('nonces.invariant.neverReused: 0 is never allocated, and a released nonce is reused after all others', () => {
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

test('ipc.limit.pendingReplies: the buffer is never larger than its limit, and counts each dropped reply', () => {
  const buffer = new ReplyBuffer({ pendingReplies: 2 });
  for (let nonce = 1; nonce <= 5; nonce++) {
    buffer.add(nonce, Uint8Array.of(nonce));
    expect(buffer.size).toBe(Math.min(nonce, 2));
  }
  expect([buffer.evicted, buffer.collisions]).toEqual([3, 0]);
  expect([4, 5, 3].map((nonce) => buffer.take(nonce)?.[0])).toEqual([4, 5, undefined]);
  expect(buffer.size).toBe(0);
});

/** Steps of a client: it allocates a nonce (null), or releases one of those in use. */
const steps = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: fc.nat(30) }),
  { minLength: 10, maxLength: 80, size: 'max' },
);
/** The last nonces of four bytes, or so few that they wrap while some are in use. */
const ranges = fc.oneof(
  fc.record({
    first: fc.integer({ min: 0xffff_ffe0, max: 0xffff_ffff }),
    limit: fc.constant(2 ** 32),
  }),
  fc.record({ first: fc.integer({ min: 1, max: 4 }), limit: fc.integer({ min: 5, max: 20 }) }),
);

test('nonces.invariant.neverReused: no sequence of allocations and releases allocates a nonce in use', () => {
  fc.assert(
    fc.property(ranges, steps, ({ first, limit }, all) => {
      const nonces = new Nonces(first, limit);
      const underWay: number[] = [];
      let [wrapped, passedOver, before] = [0, 0, first - 1];
      for (const back of all) {
        if (back !== null) {
          const [over] = underWay.splice(back, 1);
          if (over !== undefined) nonces.release(over);
          continue;
        }
        // All nonces are in use.
        if (underWay.length === limit - 2) continue;
        const nonce = nonces.take();
        const round = nonce < before ? 1 : 0;
        wrapped += round;
        // 0 is not a nonce; it is skipped without being counted.
        passedOver += ((nonce - before - 1 + limit) % limit) - round;
        before = nonce;
        const reached = { 'passed over': passedOver, 'times round': wrapped };
        const drawn = { nonce, limit, underWay: [...underWay] };
        drew(INVARIANTS['nonces.invariant.neverReused'], drawn, reached);
        expect(underWay).not.toContain(nonce);
        expect(nonce > 0 && nonce < limit).toBe(true);
        underWay.push(nonce);
      }
      expect(underWay.every((nonce) => nonces.underWay(nonce))).toBe(true);
    }),
    { seed: 0x6e6f, numRuns: 100 },
  );
});

/** A buffer with its model: the list of buffered replies, oldest first, each with the step of its arrival. */
class BufferModel {
  readonly store: ReplyBuffer;
  readonly #room: number;
  readonly kept: (readonly [nonce: number, step: number])[] = [];
  evicted = 0;
  collisions = 0;

  constructor(room: number) {
    this.#room = room;
    this.store = new ReplyBuffer({ pendingReplies: room });
  }

  keep(nonce: number, step: number): void {
    if (this.kept.some(([other]) => other === nonce)) this.collisions += 1;
    else if (this.kept.push([nonce, step]) > this.#room) {
      this.evicted += 1;
      const drawn = { room: this.#room, kept: [...this.kept] };
      const reached = { evicted: this.evicted, room: this.#room };
      drew(INVARIANTS['nonces.invariant.evictsOldest'], drawn, reached);
      this.kept.shift();
    }
    this.store.add(nonce, Uint8Array.of(step));
  }

  /** Takes a reply from the buffer and from the model. */
  take(nonce: number): [taken: number | undefined, expected: number | undefined] {
    const at = this.kept.findIndex(([other]) => other === nonce);
    const [expected] = at < 0 ? [] : this.kept.splice(at, 1);
    return [this.store.take(nonce)?.[0], expected?.[1]];
  }
}

test('nonces.invariant.evictsOldest: in each sequence of adds and takes a full buffer drops the oldest reply, and counts it', () => {
  const operation = fc.record({ nonce: fc.nat(12), take: fc.boolean() });
  const all = fc.array(operation, { minLength: 20, maxLength: 60, size: 'max' });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), all, (room, operations) => {
      const model = new BufferModel(room);
      const { store } = model;
      for (const [step, { nonce, take }] of operations.entries()) {
        const [taken, expected] = take ? model.take(nonce) : [];
        if (!take) model.keep(nonce, step);
        expect(taken).toBe(expected);
        const counts = [model.evicted, model.collisions, model.kept.length];
        expect([store.evicted, store.collisions, store.size]).toEqual(counts);
      }
      // The remaining replies are those of the model.
      for (const [nonce, step] of model.kept) expect(store.take(nonce)?.[0]).toBe(step);
      expect(store.size).toBe(0);
    }),
    { seed: 0x6f6c, numRuns: 60 },
  );
});
