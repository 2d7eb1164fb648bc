/** The behaviour of logd: a test for each operation and each limit. */
import { FRAME_MAX, LIMITS, LogLevel } from '@abicus/abi-logd';
import { expect, test } from 'vitest';
import { RECORD, SLOTS, useUp } from './slots.ts';
import { World, client } from './world.ts';

/** A record with texts of these many bytes in all. */
const sized = (bytes: number) => ({
  level: LogLevel.Info,
  scope: '',
  message: 'm'.repeat(Math.min(bytes, 256)),
  fields: 'f'.repeat(Math.max(0, bytes - 256)),
});

/** Appends records, each of another second, so that no window is used up. */
function appendEach(world: World, records: readonly Parameters<typeof client.append>[1][]): void {
  for (const record of records) {
    world.now += LIMITS.window;
    expect(client.append(world, record)).toMatchObject({ ok: true });
  }
}

test('logd.append: the first record has id 1, and is read as it was written', () => {
  const world = new World();
  world.identity = 0x2933_756c_3928_45a0n;
  world.now = 5n;
  expect(client.append(world, RECORD)).toEqual({ ok: true, value: { record: 1n, dropped: 0n } });
  const records = [{ ...RECORD, id: 1n, timestamp: 5n, service: 0x2933_756c_3928_45a0n }];
  const value = { total: 1n, dropped: 0n, records };
  expect(client.query(world, { since: 0n, max: 9 })).toEqual({ ok: true, value });
});

test('logd.query: since and max select records, and a page begins where the last one ended', () => {
  const world = new World();
  appendEach(world, [RECORD, RECORD, RECORD]);
  const ids = (since: bigint, max: number): unknown => {
    const page = client.query(world, { since, max });
    return page.ok ? page.value.records.map(({ id }) => id) : page;
  };
  expect(ids(0n, 2)).toEqual([1n, 2n]);
  expect(ids(2n * LIMITS.window, 9)).toEqual([2n, 3n]);
  expect(ids(2n * LIMITS.window + 1n, 9)).toEqual([3n]);
  expect(ids(3n * LIMITS.window + 1n, 9)).toEqual([]);
  expect(ids(0n, 0)).toEqual([]);
});

test('logd.stats: what is used of which capacity', () => {
  const world = new World();
  expect(client.append(world, sized(10))).toMatchObject({ ok: true });
  const used = { usedRecords: 1, usedBytes: 74, recordCapacity: 128, byteCapacity: 16_384 };
  expect(client.stats(world)).toEqual({ ok: true, value: { total: 1n, dropped: 0n, ...used } });
});

test('logd.limit.records: 128 are kept, and one more drops the oldest', () => {
  const world = new World();
  appendEach(
    world,
    Array.from({ length: 128 }, () => sized(0)),
  );
  expect(client.stats(world)).toMatchObject({ value: { usedRecords: 128, dropped: 0n } });
  appendEach(world, [sized(0)]);
  expect(client.stats(world)).toMatchObject({ value: { usedRecords: 128, dropped: 1n } });
  const first = client.query(world, { since: 0n, max: 1 });
  expect(first).toMatchObject({ value: { records: [{ id: 2n }] } });
});

test('logd.limit.journalBytes: 16,384 bytes are kept, and one more drops as many records as it takes', () => {
  const world = new World();
  // 18 of 896 bytes, and one of 256.
  appendEach(
    world,
    Array.from({ length: 18 }, () => ({ ...sized(768), scope: 's'.repeat(64) })),
  );
  appendEach(world, [sized(192)]);
  expect(client.stats(world)).toMatchObject({ value: { usedBytes: 16_384, dropped: 0n } });
  appendEach(world, [sized(0)]);
  expect(client.stats(world)).toMatchObject({
    value: { usedBytes: 16_384 - 896 + 64, dropped: 1n },
  });
  const over = new World();
  appendEach(
    over,
    Array.from({ length: 18 }, () => ({ ...sized(768), scope: 's'.repeat(64) })),
  );
  appendEach(over, [sized(129), sized(0)]);
  expect(client.stats(over)).toMatchObject({ value: { dropped: 1n } });
});

test('logd.limit.pageBytes: a page of 992 bytes of records is full, and one byte more is for the next page', () => {
  const page = (last: number): unknown => {
    const world = new World();
    appendEach(world, [sized(466), sized(last)]);
    const reply = client.query(world, { since: 0n, max: 9 });
    return reply.ok ? reply.value.records.length : reply;
  };
  expect([page(466), page(467)]).toEqual([2, 1]);
});

test('logd.query: the longest record fits a page, and the reply the largest frame', () => {
  const world = new World();
  const longest = { ...sized(768), scope: '\u{1f4d3}'.repeat(16) };
  appendEach(world, [longest, longest]);
  const reply = client.query(world, { since: 0n, max: 9 });
  expect(reply).toMatchObject({ value: { records: [longest] } });
  expect(31 + LIMITS.pageBytes).toBe(FRAME_MAX);
});

test('logd.limit.perWindow: 24 are taken, and one more is answered with RATE_LIMITED', () => {
  const world = new World();
  const scene = { world, request: SLOTS.append.valid(world) };
  SLOTS.append.violate.rate.violate(scene);
  expect(client.stats(world)).toMatchObject({ value: { total: 24n } });
  expect(client.append(world, scene.request)).toEqual({ ok: false, error: 'RATE_LIMITED' });
});

test('logd.limit.senders: 64 have a window, and one more is answered with RATE_LIMITED', () => {
  const world = new World();
  const scene = { world, request: SLOTS.append.valid(world) };
  SLOTS.append.violate.senders.violate(scene);
  expect(world.state.windows.size).toBe(64);
  expect(client.append(world, scene.request)).toEqual({ ok: false, error: 'RATE_LIMITED' });
});

test('logd.limit.window: one nanosecond before its end a window is used up, and at its end another begins', () => {
  const world = new World();
  world.now = 77n;
  useUp(world);
  world.now = 77n + LIMITS.window - 1n;
  expect(client.append(world, RECORD)).toEqual({ ok: false, error: 'RATE_LIMITED' });
  world.now += 1n;
  expect(client.append(world, RECORD)).toMatchObject({ ok: true });
});
