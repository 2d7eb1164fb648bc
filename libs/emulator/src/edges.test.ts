/** Harts and virtio slots at the edges of what they allow. */
import {
  PAGE_SIZE,
  TICK_NS,
  VIRTIO_DRIVER_FEATURES,
  VIRTIO_DRIVER_FEATURES_SEL,
  VIRTIO_QUEUE_DESC_LOW,
  VIRTIO_QUEUE_DEVICE_LOW,
  VIRTIO_QUEUE_DRIVER_LOW,
  VIRTIO_QUEUE_NUM,
  VIRTIO_QUEUE_READY,
  VIRTIO_STATUS,
} from '@abicus/abi-board';
import { expect, test } from 'vitest';
import { Frames, RW, Space } from '../test/space.ts';
import { VirtioDriver } from '../test/virtio-driver.ts';
import { Hart } from './hart.ts';
import { Machine } from './machine.ts';
import { ACCESS_LOAD, translate } from './mmu.ts';
import { Ram } from './ram.ts';

const RNG = 1;

test.each([
  ['how many entries it has', VIRTIO_QUEUE_NUM],
  ['where its descriptors are', VIRTIO_QUEUE_DESC_LOW],
  ['where the available ring is', VIRTIO_QUEUE_DRIVER_LOW],
  ['where the used ring is', VIRTIO_QUEUE_DEVICE_LOW],
])('after a reset a queue is not in use before it is told anew %s', (_, left) => {
  const driver = new VirtioDriver(RNG).start();
  const places = new Map([
    [VIRTIO_QUEUE_NUM, driver.num],
    [VIRTIO_QUEUE_DESC_LOW, driver.desc],
    [VIRTIO_QUEUE_DRIVER_LOW, driver.avail],
    [VIRTIO_QUEUE_DEVICE_LOW, driver.used],
  ]);
  driver.set(VIRTIO_STATUS, 0);
  for (const [register, value] of places) if (register !== left) driver.set(register, value);
  expect([driver.set(VIRTIO_QUEUE_READY, 1), driver.get(VIRTIO_QUEUE_READY)]).toEqual([false, 0]);
  driver.set(left, places.get(left) ?? 0);
  expect([driver.set(VIRTIO_QUEUE_READY, 1), driver.get(VIRTIO_QUEUE_READY)]).toEqual([true, 1]);
});

test('feature words that there are not take nothing but zero, and change nothing', () => {
  const driver = new VirtioDriver(RNG);
  driver.set(VIRTIO_STATUS, 3);
  driver.set(VIRTIO_DRIVER_FEATURES_SEL, 1);
  expect(driver.set(VIRTIO_DRIVER_FEATURES, 1)).toBe(true);
  for (const word of [2, 3, 0xffff_ffff]) {
    driver.set(VIRTIO_DRIVER_FEATURES_SEL, word);
    expect([0, 1].map((value) => driver.set(VIRTIO_DRIVER_FEATURES, value))).toEqual([true, false]);
  }
  driver.set(VIRTIO_STATUS, 11);
  expect(driver.get(VIRTIO_STATUS)).toBe(11);
});

test('a debt is paid by the time in which a hart waits; more than that is no credit', () => {
  const hart = new Hart(0);
  hart.charge(250);
  const left = [100, 100, 100, 100].map((ns) => {
    hart.rest(ns);
    return hart.budgetNs;
  });
  expect(left).toEqual([-150, -50, 0, 0]);
  hart.grant(1000);
  hart.rest(100);
  expect(hart.budgetNs).toBe(1000);
});

test('a new round pays a debt, and what was left of the last one is lost', () => {
  const hart = new Hart(0);
  hart.grant(1000);
  hart.charge(300);
  hart.grant(1000);
  expect(hart.budgetNs).toBe(1000);
  hart.charge(1700);
  hart.grant(1000);
  expect(hart.budgetNs).toBe(300);
  hart.charge(300);
  hart.grant(1000);
  expect(hart.budgetNs).toBe(1000);
});

test('a quantum is a tick or more, in whole ticks', () => {
  const make = (quantumNs: number): Machine => new Machine({ harts: 1, seed: 1, quantumNs });
  expect(make(TICK_NS).harts).toHaveLength(1);
  expect(make(7 * TICK_NS).harts).toHaveLength(1);
  for (const quantumNs of [0, -TICK_NS, TICK_NS / 2, 3 * TICK_NS + 1]) {
    expect(() => make(quantumNs)).toThrow(RangeError);
  }
});

test.each([-1, -4096, 0x8000_0000, 0xffff_ffff, 2 ** 32 + 0x1000, 2 ** 40, 0.5, Number.NaN])(
  'the address %d is in no table, whatever lies behind the root',
  (va) => {
    const ram = new Ram(0x10_0000);
    const frames = new Frames(ram);
    const space = new Space(frames);
    space.map(0x1000, frames.take(), RW);
    // What user space would have above its half, if the root were as long as other tables are.
    const pointer = ram.read32(space.root);
    for (let at = 2048; at < PAGE_SIZE; at += 4) ram.write32(space.root + at, pointer);
    for (let page = 0; page < 1024; page++) space.map(page * PAGE_SIZE, space.root, RW);
    expect(translate(ram, space.root, va, ACCESS_LOAD)).toBe(-1);
    expect(translate(ram, space.root, 0x1000, ACCESS_LOAD)).toBe(space.root);
  },
);
