/** What the journal keeps, and what a reader of it gets. */
import { type AppendRequest, type LogRecord, LIMITS, LogLevel } from '@abicus/abi-logd';
import { INVARIANTS } from '@abicus/abi-logd/testing';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RECORD } from './slots.ts';
import { World, client } from './world.ts';

const SECOND = LIMITS.window;

/** A text of at most so many bytes, of one to four bytes each. */
const textOf = (max: number): fc.Arbitrary<string> =>
  fc.string({ unit: 'binary', maxLength: Math.floor(max / 4) });

const requests: fc.Arbitrary<AppendRequest> = fc.record({
  level: fc.constantFrom(...Object.values(LogLevel)),
  scope: textOf(64),
  message: textOf(256),
  fields: textOf(512),
});

/** A record of a sender, written so many times at times around the last; or a page that is read. */
type Step =
  | {
      readonly kind: 'append';
      readonly request: AppendRequest;
      readonly sender: bigint;
      readonly times: number;
      readonly after: bigint;
    }
  | { readonly kind: 'query'; readonly max: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('append' as const),
      request: requests,
      sender: fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }),
      times: fc.integer({ min: 1, max: 24 }),
      after: fc.constantFrom(0n, 1n, SECOND, 3n * SECOND),
    }),
    fc.record({ kind: fc.constant('query' as const), max: fc.integer({ min: 0, max: 40 }) }),
  ),
  { minLength: 1, maxLength: 60 },
);

/** A reader: it asks on from the last record that it has. */
class Reader {
  readonly got: LogRecord[] = [];
  lost = 0n;

  /** Reads a page. Ids that it skips are lost. */
  read(world: World, max: number): readonly LogRecord[] {
    const last = this.got.at(-1);
    const reply = client.query(world, { since: (last?.timestamp ?? -1n) + 1n, max });
    if (!reply.ok) throw new Error('a query is never rejected');
    let id = last?.id ?? 0n;
    for (const record of reply.value.records) {
      this.lost += record.id - id - 1n;
      id = record.id;
    }
    this.got.push(...reply.value.records);
    return reply.value.records;
  }
}

/** A record that was written, and what the journal told of it. */
interface Written {
  readonly record: LogRecord;
  readonly dropped: bigint;
  readonly used: readonly [records: number, bytes: number];
}

/** A history: records that senders write, and a reader. */
class History {
  readonly world = new World();
  readonly reader = new Reader();
  readonly written: LogRecord[] = [];

  /** Does a step. Returns the records that were read, or those that were written. */
  take(step: Step): { readonly read: readonly LogRecord[]; readonly added: readonly Written[] } {
    const { world, reader } = this;
    if (step.kind === 'query') return { read: reader.read(world, step.max), added: [] };
    world.identity = step.sender;
    const added = Array.from({ length: step.times }, (_, n) => {
      // Every other time the clock is set back to where it began.
      world.now = n % 2 === 0 ? world.now + step.after : 0n;
      return this.#append(step.request);
    });
    return { read: [], added: added.flat() };
  }

  #append(request: AppendRequest): Written[] {
    const { world, written } = this;
    const reply = client.append(world, request);
    if (!reply.ok) return [];
    const last = written.at(-1)?.timestamp ?? -1n;
    const timestamp = world.now > last ? world.now : last + 1n;
    const record = { ...request, service: world.identity, id: reply.value.record, timestamp };
    written.push(record);
    const { usedRecords, usedBytes } = world.state.journal;
    return [{ record, dropped: reply.value.dropped, used: [usedRecords, usedBytes] }];
  }
}

test('logd.invariant.stamped logd.invariant.idsContinue logd.invariant.timesRise logd.invariant.whole: a reader gets the records of a history, or knows which it missed', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const history = new History();
      const { world, reader, written } = history;
      for (const step of all) {
        const { read, added } = history.take(step);
        for (const { record, dropped, used } of added) {
          drew(
            INVARIANTS['logd.invariant.idsContinue'],
            { record, dropped },
            { dropped: Number(dropped), records: used[0] },
          );
          expect(dropped + BigInt(used[0])).toBe(record.id);
          expect(used[0] <= 128 && used[1] <= 16_384).toBe(true);
        }
        for (const record of read) {
          const reached = { id: Number(record.id) };
          drew(INVARIANTS['logd.invariant.stamped'], record, reached);
          drew(INVARIANTS['logd.invariant.timesRise'], record, reached);
          expect(record).toEqual(written[Number(record.id) - 1]);
        }
        const { got, lost } = reader;
        const reached = { records: got.length, lost: Number(lost) };
        drew(INVARIANTS['logd.invariant.whole'], { step, got: got.length }, reached);
        expect(isRising(got.map(({ timestamp }) => timestamp))).toBe(true);
        expect(isRising(got.map(({ id }) => id))).toBe(true);
      }
      expect(written.map(({ id }) => id)).toEqual(written.map((_, n) => BigInt(n + 1)));
      // To the end: all that is kept arrives, and the rest is known to be lost.
      // A page has a record at least.
      for (let n = 0; n < LIMITS.records; n++) reader.read(world, 40);
      expect(BigInt(reader.got.length) + reader.lost).toBe(BigInt(written.length));
      expect(reader.lost <= world.state.journal.dropped).toBe(true);
    }),
    { seed: 0x6a6f, numRuns: 100 },
  );
});

function isRising(values: readonly bigint[]): boolean {
  return values.every((value, i) => i === 0 || value > (values[i - 1] ?? value));
}

/** Appends so many records, each of a sender of its own second. */
function appendMany(world: World, count: number): void {
  for (let n = 0; n < count; n++) {
    world.now += SECOND;
    client.append(world, { ...RECORD, fields: '' });
  }
}

test('logd.invariant.whole: a reader that is lapped by three records misses three', () => {
  const world = new World();
  const reader = new Reader();
  appendMany(world, 1);
  reader.read(world, 1);
  appendMany(world, LIMITS.records + 3);
  expect(reader.read(world, 1).map(({ id }) => id)).toEqual([5n]);
  expect(reader.lost).toBe(3n);
});

test('logd.invariant.whole: records that are appended between two pages are on the second', () => {
  const world = new World();
  const reader = new Reader();
  appendMany(world, 40);
  const [first, , second] = [reader.read(world, 40), appendMany(world, 2), reader.read(world, 40)];
  const rest = reader.read(world, 40);
  expect([first.length, second.length, rest.length].every((length) => length <= 32)).toBe(true);
  expect(reader.got.map(({ id }) => id)).toEqual(
    Array.from({ length: 42 }, (_, n) => BigInt(n + 1)),
  );
  expect(reader.lost).toBe(0n);
});

test('logd.invariant.timesRise: a clock that is set back by two days, and a query around it, miss no record', () => {
  const world = new World();
  world.now = 172_800n * SECOND;
  for (let n = 0; n < 10; n++) client.append(world, RECORD);
  world.now = SECOND;
  for (let n = 0; n < 24; n++) client.append(world, RECORD);
  const reply = client.query(world, { since: 172_800n * SECOND, max: 40 });
  const got = reply.ok ? reply.value.records : [];
  const times = got.map(({ timestamp }) => timestamp - 172_800n * SECOND);
  expect(times).toEqual(Array.from({ length: got.length }, (_, n) => BigInt(n)));
  const after = client.query(world, { since: (got.at(-1)?.timestamp ?? 0n) + 1n, max: 40 });
  expect(got.length + (after.ok ? after.value.records.length : 0)).toBe(34);
});

const TEXTS = {
  'an embedded NUL': 'a\u0000b',
  'no text': '',
  'a byte order mark': '\uFEFFa',
  'four bytes across byte 128': `${'a'.repeat(126)}\u{1f4d3}b`,
  'all bytes of the wire': 'é'.repeat(128),
};

test.each(Object.entries(TEXTS))('logd.append: %s is stored whole', (_, message) => {
  const world = new World();
  expect(client.append(world, { ...RECORD, message })).toMatchObject({ ok: true });
  expect(client.query(world, { since: 0n, max: 1 })).toMatchObject({
    value: { records: [{ message }] },
  });
});

test('logd.append: a character across the last byte of the wire is cut by no one: it is not sent', () => {
  const world = new World();
  expect(() => client.append(world, { ...RECORD, message: `${'a'.repeat(254)}\u{1f4d3}` })).toThrow(
    'a part of the request is out of bounds',
  );
});

test('logd.append: 10,000 records later the journal takes records as before', () => {
  const world = new World();
  appendMany(world, 10_000);
  expect(client.stats(world)).toMatchObject({
    value: { total: 10_000n, dropped: 9_872n, usedRecords: 128 },
  });
});
