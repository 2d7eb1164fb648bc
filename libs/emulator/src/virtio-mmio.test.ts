import {
  SIE_EXTERNAL,
  UART_IER,
  UART_RBR,
  VIRTIO_DEVICE_FEATURES,
  VIRTIO_DEVICE_FEATURES_SEL,
  VIRTIO_DEVICE_ID,
  VIRTIO_DRIVER_FEATURES,
  VIRTIO_DRIVER_FEATURES_SEL,
  VIRTIO_INTERRUPT_ACK,
  VIRTIO_INTERRUPT_STATUS,
  VIRTIO_MAGIC,
  VIRTIO_QUEUE_DESC_LOW,
  VIRTIO_QUEUE_NOTIFY,
  VIRTIO_QUEUE_NUM,
  VIRTIO_QUEUE_NUM_MAX,
  VIRTIO_QUEUE_READY,
  VIRTIO_QUEUE_SEL,
  VIRTIO_STATUS,
  VIRTIO_VERSION,
} from '@abicus/abi-board';
import { expect, test } from 'vitest';
import { VirtioDriver } from '../test/virtio-driver.ts';

const RNG = 1;

test('a slot has the magic value, the version and its device id', () => {
  const ids = [0, 1, 2].map((slot) => {
    const driver = new VirtioDriver(slot, { disk: new Uint8Array(512) });
    return [VIRTIO_MAGIC, VIRTIO_VERSION, VIRTIO_DEVICE_ID].map((register) =>
      driver.readRegister(register),
    );
  });
  expect(ids).toEqual([
    [0x7472_6976, 2, 2],
    [0x7472_6976, 2, 4],
    [0x7472_6976, 2, 0],
  ]);
});

test('without a disk the slot of the block device is empty', () => {
  expect(new VirtioDriver(0).readRegister(VIRTIO_DEVICE_ID)).toBe(0);
});

test('VERSION_1 is offered in feature word 1, and words beyond are zero', () => {
  const driver = new VirtioDriver(RNG);
  const words = [0, 1, 2].map((word) => {
    driver.writeRegister(VIRTIO_DEVICE_FEATURES_SEL, word);
    return driver.readRegister(VIRTIO_DEVICE_FEATURES);
  });
  expect(words).toEqual([0, 1, 0]);
});

test('FEATURES_OK stays set for a driver that accepts VERSION_1', () => {
  expect(new VirtioDriver(RNG).start().readRegister(VIRTIO_STATUS)).toBe(15);
});

test('FEATURES_OK is cleared for a driver that accepts a feature which is not offered, and its queue is not served', () => {
  const driver = new VirtioDriver(RNG).start(0x200);
  expect(driver.readRegister(VIRTIO_STATUS)).toBe(7);
  driver.submit({ pa: driver.data, length: 8, writable: true });
  driver.notify();
  expect(driver.popUsed()).toEqual([]);
});

test('features cannot be written once FEATURES_OK is set, until a reset', () => {
  const driver = new VirtioDriver(RNG).start();
  const write = (): boolean => driver.writeRegister(VIRTIO_DRIVER_FEATURES, 1);
  expect(write()).toBe(false);
  driver.writeRegister(VIRTIO_STATUS, 0);
  expect(write()).toBe(true);
});

test('a reset sets the selectors back: queue 0 can be seen again', () => {
  const driver = new VirtioDriver(RNG).start();
  driver.writeRegister(VIRTIO_QUEUE_SEL, 3);
  driver.writeRegister(VIRTIO_DEVICE_FEATURES_SEL, 1);
  driver.writeRegister(VIRTIO_DRIVER_FEATURES_SEL, 2);
  driver.writeRegister(VIRTIO_STATUS, 0);
  const registers = [VIRTIO_QUEUE_NUM_MAX, VIRTIO_DEVICE_FEATURES];
  expect(registers.map((register) => driver.readRegister(register))).toEqual([256, 0]);
  expect(driver.writeRegister(VIRTIO_DRIVER_FEATURES, 1)).toBe(true);
});

test('a notification before DRIVER_OK is ignored', () => {
  const driver = new VirtioDriver(RNG).start();
  driver.writeRegister(VIRTIO_STATUS, 11);
  driver.submit({ pa: driver.data, length: 8, writable: true });
  driver.notify();
  expect(driver.popUsed()).toEqual([]);
  driver.writeRegister(VIRTIO_STATUS, 15);
  driver.notify();
  expect(driver.popUsed()).toEqual([[0, 8]]);
});

test('a device has queue 0 and no other', () => {
  const driver = new VirtioDriver(RNG).start();
  expect([
    driver.readRegister(VIRTIO_QUEUE_NUM_MAX),
    driver.readRegister(VIRTIO_QUEUE_READY),
  ]).toEqual([256, 1]);
  driver.writeRegister(VIRTIO_QUEUE_SEL, 1);
  expect([
    driver.readRegister(VIRTIO_QUEUE_NUM_MAX),
    driver.readRegister(VIRTIO_QUEUE_READY),
  ]).toEqual([0, 0]);
  expect(driver.writeRegister(VIRTIO_QUEUE_READY, 1)).toBe(false);
  expect(driver.writeRegister(VIRTIO_QUEUE_NOTIFY, 1)).toBe(false);
});

test('the addresses of a queue are read-only while it is ready', () => {
  const driver = new VirtioDriver(RNG).start();
  expect(driver.writeRegister(VIRTIO_QUEUE_DESC_LOW, driver.data)).toBe(false);
  expect(driver.writeRegister(VIRTIO_QUEUE_NUM, 4)).toBe(false);
  driver.writeRegister(VIRTIO_QUEUE_READY, 0);
  expect(driver.writeRegister(VIRTIO_QUEUE_DESC_LOW, driver.data)).toBe(true);
});

/** Invalid settings of a queue. */
test.each([
  ['size 0', { num: 0 }],
  ['a size that is not a power of two', { num: 6 }],
  ['a size above the maximum', { num: 512 }],
  ['descriptors below RAM', { desc: 0x1000 }],
  ['descriptors across the end of RAM', { desc: 0x800f_fff0 }],
  ['descriptors not aligned to 16', { desc: 0x8000_0008 }],
  ['an available ring not aligned to 2', { avail: 0x8000_1001 }],
  ['an available ring across the end of RAM', { avail: 0x800f_fffe }],
  ['a used ring not aligned to 4', { used: 0x8000_2002 }],
  ['a used ring across the end of RAM', { used: 0x800f_fffc }],
])('%s: QueueReady is a bus error', (_, wrong) => {
  const driver = Object.assign(new VirtioDriver(RNG), wrong);
  driver.writeQueueAddresses();
  expect(driver.writeRegister(VIRTIO_QUEUE_READY, 1)).toBe(false);
  expect(driver.readRegister(VIRTIO_QUEUE_READY)).toBe(0);
});

test('the interrupt is asserted by the first used chain and deasserted when it is acknowledged', () => {
  const driver = new VirtioDriver(RNG).start();
  const { pending } = driver.machine.board.interrupts;
  driver.notify();
  expect([driver.readRegister(VIRTIO_INTERRUPT_STATUS), pending[0]]).toEqual([0, 0]);
  driver.submit({ pa: driver.data, length: 8, writable: true });
  driver.notify();
  expect([driver.readRegister(VIRTIO_INTERRUPT_STATUS), pending[0]]).toEqual([1, SIE_EXTERNAL]);
  driver.writeRegister(VIRTIO_INTERRUPT_ACK, 1);
  expect([driver.readRegister(VIRTIO_INTERRUPT_STATUS), pending[0]]).toEqual([0, 0]);
});

test('interrupt lines are separate: deasserting one does not deassert another', () => {
  const driver = new VirtioDriver(RNG).start();
  const { interrupts, uart } = driver.machine.board;
  uart.write(UART_IER, 1, 1);
  uart.receive(65);
  driver.submit({ pa: driver.data, length: 8, writable: true });
  driver.notify();
  uart.read(UART_RBR, 1);
  expect(interrupts.pending[0]).toBe(SIE_EXTERNAL);
  driver.writeRegister(VIRTIO_INTERRUPT_ACK, 1);
  expect(interrupts.pending[0]).toBe(0);
});

test('a queue of the maximum size can be made ready', () => {
  expect(new VirtioDriver(RNG, {}, 256).start().readRegister(VIRTIO_QUEUE_READY)).toBe(1);
});

test('VIRTQ_AVAIL_F_NO_INTERRUPT suppresses the interrupt', () => {
  const driver = new VirtioDriver(RNG).start();
  driver.machine.ram.write32(driver.avail, 1);
  driver.submit({ pa: driver.data, length: 8, writable: true });
  driver.notify();
  expect([driver.popUsed(), driver.readRegister(VIRTIO_INTERRUPT_STATUS)]).toEqual([[[0, 8]], 0]);
});

test('a reset restores the state after power-on', () => {
  const driver = new VirtioDriver(RNG).start();
  driver.submit({ pa: driver.data, length: 8, writable: true });
  driver.notify();
  driver.writeRegister(VIRTIO_STATUS, 0);
  const registers = [VIRTIO_STATUS, VIRTIO_QUEUE_READY, VIRTIO_INTERRUPT_STATUS];
  expect(registers.map((register) => driver.readRegister(register))).toEqual([0, 0, 0]);
  expect(driver.machine.board.interrupts.pending[0]).toBe(0);
});
