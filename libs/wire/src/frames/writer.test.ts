/** What a writer makes and what it rejects; frames never share a byte. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LARGE, frameOfSize, usedBytes } from './slab.ts';
import { beginFrame, endFrame, type FrameWriter } from './writer.ts';

type Write = (writer: FrameWriter) => void;

/** The frame of at most eight bytes that `write` makes, in hexadecimal. */
function outcome(write: Write, into?: Uint8Array): string | undefined {
  const writer = beginFrame(into, 8);
  write(writer);
  const frame = endFrame(writer);
  return frame && Buffer.from(frame).toString('hex');
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const pairs =
  (values: readonly number[], max = 3, most?: number): Write =>
  (writer) => {
    writer.list(values, 1, max, (to, one) => to.u16(one), most);
  };

const TABLE: readonly (readonly [what: string, write: Write, expected: string | undefined])[] = [
  ['u8', (writer) => writer.u8(0xfe), 'fe'],
  ['u16', (writer) => writer.u16(0x8001), '0180'],
  ['u32', (writer) => writer.u32(0x8000_0001), '01000080'],
  ['u53', (writer) => writer.u53(Number.MAX_SAFE_INTEGER), 'ffffffffffff1f00'],
  ['u64', (writer) => writer.u64(0x8000_0000_0000_0001n), '0100000000000080'],
  ['i8', (writer) => writer.i8(-1), 'ff'],
  ['i16', (writer) => writer.i16(-2), 'feff'],
  ['i32', (writer) => writer.i32(-3), 'fdffffff'],
  ['i64', (writer) => writer.i64(-4n), 'fcffffffffffffff'],
  ['true', (writer) => writer.bool(true), '01'],
  ['false', (writer) => writer.bool(false), '00'],
  ['padding', (writer) => writer.zeros(3), '000000'],
  ['octets', (writer) => writer.octets(bytes(1, 2), 2), '0102'],
  ['octets too few', (writer) => writer.octets(bytes(1), 2), undefined],
  ['octets too many', (writer) => writer.octets(bytes(1, 2, 3), 2), undefined],
  ['the shortest bytes', (writer) => void writer.run(bytes(1, 2), 2, 3), '0102'],
  ['the longest bytes', (writer) => void writer.run(bytes(1, 2, 3), 2, 3), '010203'],
  ['bytes too few', (writer) => void writer.run(bytes(1), 2, 3), undefined],
  ['bytes too many', (writer) => void writer.run(bytes(1, 2, 3, 4), 2, 3), undefined],
  ['the shortest text', (writer) => void writer.text('ab', 2, 3), '6162'],
  ['the longest text', (writer) => void writer.text('€', 2, 3), 'e282ac'],
  ['text too short', (writer) => void writer.text('a', 2, 3), undefined],
  ['text too long in bytes', (writer) => void writer.text('a€', 2, 3), undefined],
  ['text too long in characters', (writer) => void writer.text('abcd', 2, 3), undefined],
  [
    'wide text of as many characters as bytes',
    (writer) => void writer.text('a€b', 2, 3),
    undefined,
  ],
  [
    'a structure',
    (writer) => writer.struct(2, 7, (to, at, one) => to.fill(one, at, at + 2)),
    '0707',
  ],
  ['the shortest list', pairs([1]), '0100'],
  ['the longest list', pairs([1, 2, 3]), '010002000300'],
  ['a list of too few', pairs([]), undefined],
  ['a list of too many', pairs([1, 2], 1), undefined],
  ['the most bytes of a list', pairs([1, 2], 3, 4), '01000200'],
  ['a list of too many bytes', pairs([1, 2], 3, 3), undefined],
  [
    'the most bytes of a list behind others',
    (writer) => (writer.u16(7), pairs([1, 2], 3, 4)(writer)),
    '070001000200',
  ],
  [
    'a list of too many bytes behind others',
    (writer) => (writer.u16(7), pairs([1, 2], 3, 3)(writer)),
    undefined,
  ],
  ['what holds', (writer) => writer.hold(true), ''],
  ['what does not hold', (writer) => writer.hold(false), undefined],
  [
    'as many bytes as the frame has',
    (writer) => void writer.run(new Uint8Array(8).fill(1), 0, 99),
    '0101010101010101',
  ],
  [
    'bytes beyond the frame',
    (writer) => void writer.run(new Uint8Array(9).fill(1), 0, 99),
    undefined,
  ],
  ['text beyond the frame', (writer) => void writer.text('123456789', 0, 99), undefined],
  ['wide text beyond the frame', (writer) => void writer.text('€€€', 0, 99), undefined],
  ['numbers beyond the frame', (writer) => (writer.u64(1n), writer.u8(1)), undefined],
  [
    'a structure beyond the frame',
    (writer) => (writer.u64(1n), writer.struct(1, 7, (to, at, one) => (to[at] = one))),
    undefined,
  ],
  ['padding beyond the frame', (writer) => writer.zeros(9), undefined],
  ['a list beyond the frame', pairs([1, 2, 3, 4, 5], 9), undefined],
];

test.each(TABLE)('%s', (_, write, expected) => {
  expect(outcome(write)).toBe(expected);
});

test.each(TABLE)('%s: the same in a given buffer with any contents', (_, write, expected) => {
  for (const size of [8, 20]) {
    const into = new Uint8Array(size).fill(0xee);
    expect(outcome(write, into)).toBe(expected);
    expect([...into.subarray(8)].filter((byte) => byte !== 0xee)).toEqual([]);
  }
});

test.each(TABLE.filter(([, , expected]) => expected === undefined))(
  '%s: gives no frame, whatever is written afterwards',
  (_, write) => {
    for (const next of [(writer: FrameWriter): void => void writer.hold(true), TABLE[0]?.[1]]) {
      expect(outcome((writer) => (write(writer), next?.(writer)))).toBeUndefined();
    }
  },
);

test('text is written if its number of bytes is within bounds, whatever its characters are', () => {
  const unit = fc.constantFrom('a', '~', 'é', '€', '\u{1f600}', '\ud83d', '\ude00');
  const bound = fc.nat(12);
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 8 }), bound, bound, (text, min, max) => {
      const expected = Buffer.from(text);
      const allowed = expected.length >= min && expected.length <= max;
      const writer = beginFrame(undefined, 32);
      writer.text(text, min, max);
      const frame = endFrame(writer);
      expect(frame && Buffer.from(frame)).toEqual(allowed ? expected : undefined);
    }),
  );
});

test.each<readonly [what: string, max: number, bytes: number | undefined]>([
  ['many', 2, undefined],
  ['long', 99, 1],
])('elements of a list that is too %s are not written', (_, max, most) => {
  const writer = beginFrame(undefined, 99);
  let written = 0;
  const write = (to: FrameWriter, one: number): void => {
    written += 1;
    to.u16(one);
  };
  writer.list([1, 2, 3], 0, max, write, most);
  expect(endFrame(writer)).toBeUndefined();
  expect(written).toBe(most ?? 0);
});

test('a frame may be written into a buffer shorter than the longest frame if it fits', () => {
  const three: Write = (writer) => (writer.u16(0x0201), writer.u8(3));
  expect(outcome(three, new Uint8Array(3))).toBe('010203');
  expect(outcome(three, new Uint8Array(2))).toBeUndefined();
  expect(outcome(three, new Uint8Array(0))).toBeUndefined();
});

test('a frame in a given buffer is a view of that buffer, of its own length', () => {
  for (const size of [3, 8, 20]) {
    const into = new Uint8Array(size);
    const writer = beginFrame(into, 8);
    writer.octets(bytes(1, 2, 3), 3);
    const frame = endFrame(writer);
    expect([frame?.buffer, frame?.length]).toEqual([into.buffer, 3]);
    expect(into.subarray(0, 3)).toEqual(bytes(1, 2, 3));
  }
});

test('a failed frame allocates nothing, however much of it was written', () => {
  endFrame(beginFrame(undefined, LARGE));
  const before = usedBytes();
  const writer = beginFrame(undefined, 100);
  writer.octets(new Uint8Array(90).fill(1), 90);
  writer.hold(false);
  expect(endFrame(writer)).toBeUndefined();
  expect(usedBytes()).toBe(before);
});

test('a frame that ends in a full chunk releases nothing of the next one', () => {
  /** Makes frames as long as the condition holds; a chunk has at most 16 of them. */
  const fillWhile = (holds: () => boolean, size: number): void => {
    for (let i = 0; i < 16 && holds(); i++) frameOfSize(size);
  };
  // Past the start of a chunk, so that other frames can fill the next one to the same offset.
  fillWhile(() => usedBytes() < 2 * LARGE, LARGE);
  const outer = beginFrame(undefined, 1000);
  outer.u8(1);
  const limit = usedBytes();
  fillWhile(() => usedBytes() >= limit, LARGE);
  fillWhile(() => usedBytes() + LARGE + 100 < limit, LARGE / 2);
  frameOfSize((limit - usedBytes()) >> 1);
  const last = frameOfSize(limit - usedBytes()).fill(2);
  expect(usedBytes()).toBe(limit);
  expect(endFrame(outer)).toEqual(bytes(1));
  frameOfSize(LARGE).fill(3);
  expect(new Set(last)).toEqual(new Set([2]));
});

test('unused space of a frame is given to the next one', () => {
  const write = (): Uint8Array | undefined => {
    const writer = beginFrame(undefined, 1000);
    writer.u32(1);
    return endFrame(writer);
  };
  const frames = Array.from({ length: 100 }, write);
  const buffers = new Set(frames.map((one) => one?.buffer));
  expect(buffers.size).toBeLessThanOrEqual(2);
});

/** Values that a JavaScript program may pass in place of bytes, text or a list. */
const NONE: readonly unknown[] = [
  5,
  true,
  1n,
  {},
  { length: Number.NaN },
  { length: 1.5 },
  { length: -1 },
  { length: '2' },
];

test.each(NONE)('%o is rejected as bytes, text and list, and the next frame is whole', (none) => {
  const given = none as never;
  const writes: Write[] = [
    (writer) => void writer.run(given, 0, 8),
    (writer) => void writer.list(given, 0, 8, (to, one: number) => to.u8(one)),
    (writer) => void writer.text(given, 0, 8),
  ];
  for (const write of writes) {
    expect(outcome(write)).toBeUndefined();
    expect(outcome(pairs([1, 2]))).toBe('01000200');
  }
});

test('a list with a hole, and one that iterates over more than its length, are rejected', () => {
  const gap: number[] = [];
  gap[0] = 1;
  gap[2] = 3;
  expect(outcome(pairs(gap))).toBeUndefined();
  const more = Object.assign([1], {
    *[Symbol.iterator]() {
      yield* [1, 2];
    },
  });
  expect(outcome(pairs(more))).toBe('0100');
});

test.each([Number.NaN, 70.5])('a frame of %d bytes leaves the next ones whole', (size) => {
  frameOfSize(size);
  expect(frameOfSize(80)).toEqual(new Uint8Array(80));
  expect(outcome(pairs([1, 2]))).toBe('01000200');
});

test('a frame has the given size, all zero', () => {
  for (const size of [0, 1, 64, 65, LARGE, LARGE + 1, 100_000]) {
    expect(frameOfSize(size)).toEqual(new Uint8Array(size));
  }
});

/** Steps: a frame of a size, one that is written, one with others made before it ends, or one that fails. */
type Step =
  | { readonly kind: 'size'; readonly size: number }
  | {
      readonly kind: 'written' | 'failed' | 'overrun';
      readonly size: number;
      readonly spare: number;
      readonly inner: readonly Step[];
    };

const size = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: LARGE + 100 }));
const { steps } = fc.letrec<{ steps: readonly Step[]; step: Step }>((tie) => ({
  steps: fc.array(tie('step'), { maxLength: 12, depthIdentifier: 'frames' }),
  step: fc.oneof(
    { depthIdentifier: 'frames' },
    fc.record({ kind: fc.constant('size' as const), size }),
    fc.record({
      kind: fc.constantFrom('written' as const, 'failed' as const, 'overrun' as const),
      size,
      spare: fc.integer({ min: 0, max: 500 }),
      inner: tie('steps'),
    }),
  ),
}));

test('frames share no byte, whatever is written and fails between them, and new ones are zero', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 6 }), (all) => {
      const frames: (readonly [frame: Uint8Array, mark: number])[] = [];
      const zero: boolean[] = [];
      let mark = 0;
      const keep = (frame: Uint8Array, own: number): void => {
        frames.push([frame.fill(own), own]);
      };
      const make = (step: Step): void => {
        const own = (mark++ % 255) + 1;
        if (step.kind === 'size') {
          const frame = frameOfSize(step.size);
          zero.push(frame.every((one) => one === 0));
          keep(frame, own);
          return;
        }
        const writer = beginFrame(undefined, step.size + step.spare);
        const half = Math.floor(step.size / 2);
        writer.run(new Uint8Array(half).fill(own), 0, half);
        for (const one of step.inner) make(one);
        writer.run(new Uint8Array(step.size - half).fill(own), 0, step.size);
        if (step.kind === 'failed') writer.hold(false);
        if (step.kind === 'overrun') {
          for (let i = 0; i <= step.spare; i += 8) writer.u64(-1n);
          writer.struct(8, 0xff, (to, at, byte) => to.fill(byte, at, at + 8));
          writer.text('éé', 0, 9);
        }
        const frame = endFrame(writer);
        expect(frame?.length).toBe(step.kind === 'written' ? step.size : undefined);
        if (frame !== undefined) frames.push([frame, own]);
      };
      for (const one of all.flat()) make(one);
      expect(zero).not.toContain(false);
      for (const [frame, own] of frames) expect(frame.every((one) => one === own)).toBe(true);
    }),
  );
});
