/** Payloads in registers: of each length the bytes, and zeros behind them. */
import { T1, T2, T3, T4 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { allocMessage } from '../queue/message-pool.ts';
import { clearBehind, copyShort, SHORT_MAX, storeShort } from './short.ts';

/** Each length that travels in registers. */
const LENGTHS = Array.from({ length: SHORT_MAX + 1 }, (_, length) => length);
const ALL_ONES = -1;
const payload = Uint8Array.from({ length: SHORT_MAX }, (_, i) => i + 1);

/** Registers with these bytes in the four of a payload, and all ones in the others. */
function registers(bytes: Uint8Array): Int32Array {
  const x = new Int32Array(64).fill(ALL_ONES);
  const words = new Int32Array(bytes.slice().buffer);
  for (const [i, at] of [T1, T2, T3, T4].entries()) x.set(words.subarray(2 * i, 2 * i + 2), at);
  return x;
}

/** What is left of so many bytes of the payload. */
function expected(length: number): Int32Array {
  const bytes = new Uint8Array(SHORT_MAX);
  bytes.set(payload.subarray(0, length));
  return registers(bytes);
}

test('a message in registers is its bytes', () => {
  const found = LENGTHS.map((length) => {
    // A message that is used again has bytes behind its payload.
    const message = allocMessage([], SHORT_MAX);
    message.payload.u8.set(payload);
    message.size = length;
    const x = new Int32Array(64).fill(ALL_ONES);
    storeShort(x, message);
    return x;
  });
  expect(found).toEqual(LENGTHS.map(expected));
});

test('a copy from registers to registers is its bytes', () => {
  const found = LENGTHS.map((length) => {
    const to = new Int32Array(64).fill(ALL_ONES);
    copyShort(registers(payload), to, length);
    return to;
  });
  expect(found).toEqual(LENGTHS.map(expected));
});

test('registers are cleared from a byte on', () => {
  const found = LENGTHS.map((length) => {
    const x = registers(payload);
    clearBehind(x, length);
    return x;
  });
  expect(found).toEqual(LENGTHS.map(expected));
});
