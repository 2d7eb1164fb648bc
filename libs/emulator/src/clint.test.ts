import {
  CLINT_BASE,
  CLINT_MSIP,
  CLINT_MTIME,
  CLINT_MTIMECMP,
  SIE_SOFTWARE,
  SIE_TIMER,
} from '@abicus/abi-board';
import { expect, test } from 'vitest';
import { Bus } from './bus.ts';
import { Clint } from './clint.ts';
import { BUS_ERROR } from './device.ts';
import { Interrupts } from './interrupts.ts';

function setup(harts = 4): { clint: Clint; bus: Bus; pending: Int32Array } {
  const interrupts = new Interrupts(harts);
  const clint = new Clint(harts, interrupts);
  return { clint, bus: new Bus([clint]), pending: interrupts.pending };
}

const MTIMECMP_2 = CLINT_BASE + CLINT_MTIMECMP + 2 * 8;

test('after power-on no timer is armed and no interrupt is pending', () => {
  const { clint, bus, pending } = setup();
  clint.advanceTo(1e15);
  expect([...pending]).toEqual([0, 0, 0, 0]);
  expect(bus.read32(MTIMECMP_2)).toBe(0xffff_ffff);
  expect(bus.read32(MTIMECMP_2 + 4)).toBe(0xffff_ffff);
});

test('bit 0 of msip sets and clears the software interrupt of its hart; other bits are ignored', () => {
  const { bus, pending } = setup();
  expect(bus.write32(CLINT_BASE + CLINT_MSIP + 4 * 3, 0xffff_ffff)).toBe(true);
  expect([...pending]).toEqual([0, 0, 0, SIE_SOFTWARE]);
  expect(bus.read32(CLINT_BASE + CLINT_MSIP + 4 * 3)).toBe(1);
  expect(bus.write32(CLINT_BASE + CLINT_MSIP + 4 * 3, 2)).toBe(true);
  expect([...pending]).toEqual([0, 0, 0, 0]);
});

test('the timer interrupt is pending from mtimecmp until mtimecmp is set to a later tick', () => {
  const { clint, bus, pending } = setup();
  expect(bus.write32(MTIMECMP_2 + 4, 0)).toBe(true);
  expect(bus.write32(MTIMECMP_2, 500)).toBe(true);
  const levels = [499, 500, 501].map((tick) => {
    clint.advanceTo(tick);
    return pending[2];
  });
  expect(levels).toEqual([0, SIE_TIMER, SIE_TIMER]);
  bus.write32(MTIMECMP_2, 502);
  expect(pending[2]).toBe(0);
  bus.write32(MTIMECMP_2, 501);
  expect([...pending]).toEqual([0, 0, SIE_TIMER, 0]);
});

test.each([0, 1, 0xffff_ffff, 0x1_0000_0000, 2 ** 53 - 2])(
  'mtimecmp set to tick %d by method or by register reads the same by the other',
  (tick) => {
    const { clint, bus } = setup();
    clint.setMtimecmp(2, tick);
    const [low, high] = [bus.read32(MTIMECMP_2), bus.read32(MTIMECMP_2 + 4)];
    expect(high * 2 ** 32 + low).toBe(tick);
    clint.setMtimecmp(2, Infinity);
    bus.write32(MTIMECMP_2, low);
    bus.write32(MTIMECMP_2 + 4, high);
    expect(clint.mtimecmp(2)).toBe(tick);
  },
);

test('each hart has its own mtimecmp', () => {
  const { clint, bus } = setup();
  for (let hart = 0; hart < 4; hart++) {
    bus.write32(CLINT_BASE + CLINT_MTIMECMP + hart * 8, 100 + hart);
    bus.write32(CLINT_BASE + CLINT_MTIMECMP + hart * 8 + 4, 0);
  }
  expect([0, 1, 2, 3].map((hart) => clint.mtimecmp(hart))).toEqual([100, 101, 102, 103]);
});

test('mtime is 64 bits wide and read-only', () => {
  const { clint, bus } = setup();
  clint.advanceTo(3 * 2 ** 32 + 7);
  expect(bus.read32(CLINT_BASE + CLINT_MTIME)).toBe(7);
  expect(bus.read32(CLINT_BASE + CLINT_MTIME + 4)).toBe(3);
  expect(bus.write32(CLINT_BASE + CLINT_MTIME, 0)).toBe(false);
  expect(clint.mtime).toBe(3 * 2 ** 32 + 7);
});

test.each([
  ['msip of a hart that does not exist', CLINT_MSIP + 4 * 4],
  ['mtimecmp of a hart that does not exist', CLINT_MTIMECMP + 8 * 4],
  ['a hole', 0x8000],
  ['the word after mtime', CLINT_MTIME + 8],
])('%s is a bus error', (_, offset) => {
  const { bus } = setup();
  expect(bus.read32(CLINT_BASE + offset)).toBe(BUS_ERROR);
  expect(bus.write32(CLINT_BASE + offset, 1)).toBe(false);
});
