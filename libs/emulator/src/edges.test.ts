/** Harts and virtio slots at the limits of their valid ranges. */
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
import { FrameAllocator, RW, AddressSpace } from '../test/space.ts';
import { VirtioDriver } from '../test/virtio-driver.ts';
import { Hart } from './hart.ts';
import { Machine } from './machine.ts';
import { ACCESS_LOAD, translate } from './mmu.ts';
import { Ram } from './ram.ts';

const RNG = 1;

test.each([
  ['QueueNum', VIRTIO_QUEUE_NUM],
  ['QueueDesc', VIRTIO_QUEUE_DESC_LOW],
  ['QueueDriver', VIRTIO_QUEUE_DRIVER_LOW],
  ['QueueDevice', VIRTIO_QUEUE_DEVICE_LOW],
])('after a reset a queue cannot be made ready until %s is written again', (_, missing) => {
  const driver = new VirtioDriver(RNG).start();
  const settings = new Map([
    [VIRTIO_QUEUE_NUM, driver.num],
    [VIRTIO_QUEUE_DESC_LOW, driver.desc],
    [VIRTIO_QUEUE_DRIVER_LOW, driver.avail],
    [VIRTIO_QUEUE_DEVICE_LOW, driver.used],
  ]);
  driver.writeRegister(VIRTIO_STATUS, 0);
  for (const [register, value] of settings)
    if (register !== missing) driver.writeRegister(register, value);
  expect([
    driver.writeRegister(VIRTIO_QUEUE_READY, 1),
    driver.readRegister(VIRTIO_QUEUE_READY),
  ]).toEqual([false, 0]);
  driver.writeRegister(missing, settings.get(missing) ?? 0);
  expect([
    driver.writeRegister(VIRTIO_QUEUE_READY, 1),
    driver.readRegister(VIRTIO_QUEUE_READY),
  ]).toEqual([true, 1]);
});

test('feature words beyond 1 accept only zero, and have no effect', () => {
  const driver = new VirtioDriver(RNG);
  driver.writeRegister(VIRTIO_STATUS, 3);
  driver.writeRegister(VIRTIO_DRIVER_FEATURES_SEL, 1);
  expect(driver.writeRegister(VIRTIO_DRIVER_FEATURES, 1)).toBe(true);
  for (const word of [2, 3, 0xffff_ffff]) {
    driver.writeRegister(VIRTIO_DRIVER_FEATURES_SEL, word);
    expect([0, 1].map((value) => driver.writeRegister(VIRTIO_DRIVER_FEATURES, value))).toEqual([
      true,
      false,
    ]);
  }
  driver.writeRegister(VIRTIO_STATUS, 11);
  expect(driver.readRegister(VIRTIO_STATUS)).toBe(11);
});

test('time in wfi pays the debt of a hart, and more than the debt is not credited', () => {
  const hart = new Hart(0);
  hart.charge(250);
  const remaining = [100, 100, 100, 100].map((ns) => {
    hart.payDebt(ns);
    return hart.budgetNs;
  });
  expect(remaining).toEqual([-150, -50, 0, 0]);
  hart.replenish(1000);
  hart.payDebt(100);
  expect(hart.budgetNs).toBe(1000);
});

test('a new round pays a debt, and time left over from the last one expires', () => {
  const hart = new Hart(0);
  hart.replenish(1000);
  hart.charge(300);
  hart.replenish(1000);
  expect(hart.budgetNs).toBe(1000);
  hart.charge(1700);
  hart.replenish(1000);
  expect(hart.budgetNs).toBe(300);
  hart.charge(300);
  hart.replenish(1000);
  expect(hart.budgetNs).toBe(1000);
});

test('a quantum is at least one tick, in whole ticks', () => {
  const make = (quantumNs: number): Machine => new Machine({ harts: 1, seed: 1, quantumNs });
  expect(make(TICK_NS).harts).toHaveLength(1);
  expect(make(7 * TICK_NS).harts).toHaveLength(1);
  for (const quantumNs of [0, -TICK_NS, TICK_NS / 2, 3 * TICK_NS + 1]) {
    expect(() => make(quantumNs)).toThrow(RangeError);
  }
});

test.each([-1, -4096, 0x8000_0000, 0xffff_ffff, 2 ** 32 + 0x1000, 2 ** 40, 0.5, Number.NaN])(
  'the address %d is never translated, whatever is in RAM behind the root table',
  (va) => {
    const ram = new Ram(0x10_0000);
    const frames = new FrameAllocator(ram);
    const space = new AddressSpace(frames);
    space.map(0x1000, frames.alloc(), RW);
    // The PTE of an address above the user half, if the root table were as long as a leaf table.
    const pointer = ram.read32(space.root);
    for (let at = 2048; at < PAGE_SIZE; at += 4) ram.write32(space.root + at, pointer);
    for (let page = 0; page < 1024; page++) space.map(page * PAGE_SIZE, space.root, RW);
    expect(translate(ram, space.root, va, ACCESS_LOAD)).toBe(-1);
    expect(translate(ram, space.root, 0x1000, ACCESS_LOAD)).toBe(space.root);
  },
);
