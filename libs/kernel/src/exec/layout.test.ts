/** The layout of a new space: reserved addresses and stack guards. The figures were computed by hand. */
import { expect, test } from 'vitest';
import { INFO_VA, isReserved, isStackGuard, NAME_VA, RESERVED_VA, STACK_TOP } from './layout.ts';

const PAGE = 0x1000;

test('the info page is below 64 stack pages and a guard', () => {
  expect([STACK_TOP, INFO_VA, NAME_VA, RESERVED_VA]).toEqual([
    0x2000_0000, 0x1ffb_e000, 0x1ffb_d000, 0x1ffb_c000,
  ]);
});

test.each([
  ['ends where the reserved range begins', RESERVED_VA - PAGE, PAGE, false],
  ['reaches into it from below', RESERVED_VA - PAGE, 2 * PAGE, true],
  ['is its first page', RESERVED_VA, PAGE, true],
  ['is its last page', STACK_TOP - PAGE, PAGE, true],
  ['begins where it ends', STACK_TOP, PAGE, false],
  ['covers it', RESERVED_VA - PAGE, STACK_TOP - RESERVED_VA + 2 * PAGE, true],
])('isReserved is exact for a segment that %s', (_, va, length, reserved) => {
  expect(isReserved(va, length)).toBe(reserved);
});

test.each([
  ['the info page', INFO_VA + PAGE - 1, false],
  ['the guard above it', INFO_VA + PAGE, true],
  ['an unmapped page of the stack', STACK_TOP - 1, true],
  ['behind the stack', STACK_TOP, false],
  ['below the guard of the first spawned stack', 0x203f_efff, false],
  ['the guard of the first spawned stack', 0x203f_f000, true],
  ['the first spawned stack', 0x2040_0000, false],
  ['its last byte', 0x2040_3fff, false],
  ['behind it', 0x2040_4000, true],
  ['the guard of the second', 0x2040_ffff, true],
  ['the second', 0x2041_0000, false],
  ['the last byte behind the last', 0x213f_ffff, true],
  ['behind all of them', 0x2140_0000, false],
  ['where the guard of another one would be', 0x2140_4000, false],
])('isStackGuard is exact for an address: %s', (_, va, guard) => {
  expect(isStackGuard(va)).toBe(guard);
});
