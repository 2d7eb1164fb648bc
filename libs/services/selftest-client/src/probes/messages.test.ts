import { ipcCallV2ReplyRegisters } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { ALL_LENGTHS, LENGTHS, pattern, request, ROOM } from './messages.ts';

const REGISTER_SIZE = 8;

test('a payload fits registers, just fits, just does not, and is the shortest once', () => {
  const most = ipcCallV2ReplyRegisters.length * REGISTER_SIZE;
  expect(LENGTHS.filter((length) => length <= most + 1)).toEqual([1, most - 1, most, most + 1]);
  expect(Math.max(...LENGTHS)).toBeGreaterThan(2 * most);
  expect(ALL_LENGTHS).toEqual([0, ...LENGTHS, ROOM]);
});

test('a byte of a payload is another than those beside it, and than in payloads of other lengths', () => {
  expect(pattern(4)).toEqual(Uint8Array.of(4, 5, 6, 7));
  expect(pattern(5)).toEqual(Uint8Array.of(5, 6, 7, 8, 9));
});

test('a request has its command in the place of the first byte alone', () => {
  expect(request(9, 4)).toEqual(Uint8Array.of(9, 5, 6, 7));
});
