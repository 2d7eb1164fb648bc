import {
  VIRTIO_INTERRUPT_STATUS,
  VIRTIO_STATUS,
  VIRTIO_STATUS_NEEDS_RESET,
} from '@abicus/abi-board';
import { expect, test } from 'vitest';
import { VirtioDriver, type Descriptor } from '../test/virtio-driver.ts';

const RNG = 1;
const [NEXT, WRITE, INDIRECT] = [1, 2, 4];
const RAM_END = 0x8010_0000;

test('a chain is processed in its order, whatever the order of its descriptors in the table', () => {
  const driver = new VirtioDriver(RNG).start();
  const { data } = driver;
  driver.writeDescriptor(5, { pa: data + 100, length: 3, flags: WRITE | NEXT, next: 2 });
  driver.writeDescriptor(2, { pa: data, length: 5, flags: WRITE | NEXT, next: 7 });
  driver.writeDescriptor(7, { pa: data + 50, length: 4, flags: WRITE });
  driver.pushAvail(5);
  driver.notify();
  expect(driver.popUsed()).toEqual([[5, 12]]);
  const whole = new VirtioDriver(RNG).start();
  whole.submit({ pa: whole.data, length: 12, writable: true });
  whole.notify();
  const pieces = [driver.bytes(data + 100, 3), driver.bytes(data, 5), driver.bytes(data + 50, 4)];
  expect(pieces.flat()).toEqual(whole.bytes(whole.data, 12));
});

test('the chains of one notification are used in the order in which they were made available', () => {
  const driver = new VirtioDriver(RNG).start();
  for (const length of [1, 2, 3]) driver.submit({ pa: driver.data, length, writable: true });
  driver.notify();
  expect(driver.popUsed()).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
});

test('rings and free-running indices wrap around, past 65535', () => {
  const driver = new VirtioDriver(RNG, {}, 4).start();
  let served = 0;
  for (let i = 0; i < 65_540; i++) {
    driver.submit({ pa: driver.data, length: 1, writable: true });
    driver.notify();
    served += driver.popUsed().length;
  }
  expect(served).toBe(65_540);
  expect(driver.readRegister(VIRTIO_STATUS)).toBe(15);
});

test('a full queue is processed completely; an available index beyond it is malformed', () => {
  const driver = new VirtioDriver(RNG).start();
  for (let i = 0; i < 8; i++) driver.submit({ pa: driver.data, length: 1, writable: true });
  driver.notify();
  expect(driver.popUsed()).toHaveLength(8);
  driver.overstateAvail(9);
  driver.notify();
  expect(driver.popUsed()).toEqual([]);
  expect(driver.readRegister(VIRTIO_STATUS) & VIRTIO_STATUS_NEEDS_RESET).not.toBe(0);
});

test('an empty buffer between others adds no bytes', () => {
  const driver = new VirtioDriver(RNG).start();
  const { data } = driver;
  driver.submit(
    { pa: data, length: 2, writable: true },
    { pa: data, length: 0, writable: true },
    { pa: data + 2, length: 2, writable: true },
  );
  driver.notify();
  expect(driver.popUsed()).toEqual([[0, 4]]);
});

/** Malformed chains, which begin at descriptor 0. Other descriptors are all zero. */
test.each<[string, readonly Descriptor[]]>([
  ['runs in a circle of one', [{ length: 1, flags: WRITE | NEXT, next: 0 }]],
  [
    'is a loop of two',
    [
      { length: 1, flags: WRITE | NEXT, next: 1 },
      { length: 1, flags: WRITE | NEXT, next: 0 },
    ],
  ],
  ['goes on behind the table', [{ length: 1, flags: WRITE | NEXT, next: 8 }]],
  ['goes on far behind the table', [{ length: 1, flags: WRITE | NEXT, next: 65_535 }]],
  ['has a buffer below RAM', [{ pa: 0x1000_0000, length: 1, flags: WRITE }]],
  ['has a buffer over the end of RAM', [{ pa: RAM_END - 4, length: 5, flags: WRITE }]],
  ['has a buffer of 4 GiB', [{ length: 0xffff_ffff, flags: WRITE }]],
  ['has a buffer beyond 4 GiB', [{ high: 1, length: 1, flags: WRITE }]],
  ['is indirect, which was not offered', [{ length: 16, flags: INDIRECT }]],
  [
    'has a readable buffer after a writable one',
    [
      { length: 1, flags: WRITE | NEXT, next: 1 },
      { length: 1, flags: 0 },
    ],
  ],
  ['has no writable byte', [{ length: 0, flags: WRITE }]],
  ['has a readable buffer for the entropy device', [{ length: 4, flags: 0 }]],
])('a chain that %s makes the device need a reset', (_, descriptors) => {
  const driver = new VirtioDriver(RNG).start();
  const good = { pa: driver.data + 64, length: 4, flags: WRITE };
  descriptors.forEach((descriptor, i) =>
    driver.writeDescriptor(i, { pa: driver.data, ...descriptor }),
  );
  driver.writeDescriptor(6, good);
  driver.pushAvail(6);
  driver.pushAvail(0);
  driver.pushAvail(6);
  driver.notify();
  // The chain before the malformed one is used, the one after it is not, and both interrupts are set.
  expect(driver.popUsed()).toEqual([[6, 4]]);
  expect(driver.readRegister(VIRTIO_STATUS)).toBe(15 | VIRTIO_STATUS_NEEDS_RESET);
  expect(driver.readRegister(VIRTIO_INTERRUPT_STATUS)).toBe(3);
  driver.notify();
  driver.writeRegister(VIRTIO_STATUS, 15);
  driver.notify();
  expect(driver.popUsed()).toEqual([]);
  expect(driver.readRegister(VIRTIO_STATUS) & VIRTIO_STATUS_NEEDS_RESET).not.toBe(0);
});

test('a head beyond the table makes the device need a reset', () => {
  const driver = new VirtioDriver(RNG).start();
  driver.pushAvail(8);
  driver.notify();
  expect(driver.readRegister(VIRTIO_STATUS) & VIRTIO_STATUS_NEEDS_RESET).not.toBe(0);
});

test('a chain with as many descriptors as the queue is valid', () => {
  const driver = new VirtioDriver(RNG).start();
  driver.submit(
    ...Array.from({ length: 8 }, () => ({ pa: driver.data, length: 1, writable: true })),
  );
  driver.notify();
  expect(driver.popUsed()).toEqual([[0, 8]]);
});

test('the device works again after a reset', () => {
  const driver = new VirtioDriver(RNG).start();
  driver.pushAvail(8);
  driver.notify();
  driver.start();
  driver.submit({ pa: driver.data, length: 1, writable: true });
  driver.notify();
  expect([driver.readRegister(VIRTIO_STATUS), driver.popUsed()]).toEqual([15, [[0, 1]]]);
});
