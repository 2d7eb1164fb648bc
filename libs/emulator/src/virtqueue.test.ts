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

test('a chain is served in its order, wherever its descriptors stand', () => {
  const driver = new VirtioDriver(RNG).start();
  const { data } = driver;
  driver.describe(5, { pa: data + 100, length: 3, flags: WRITE | NEXT, next: 2 });
  driver.describe(2, { pa: data, length: 5, flags: WRITE | NEXT, next: 7 });
  driver.describe(7, { pa: data + 50, length: 4, flags: WRITE });
  driver.offer(5);
  driver.notify();
  expect(driver.collect()).toEqual([[5, 12]]);
  const whole = new VirtioDriver(RNG).start();
  whole.request({ pa: whole.data, length: 12, writable: true });
  whole.notify();
  const pieces = [driver.bytes(data + 100, 3), driver.bytes(data, 5), driver.bytes(data + 50, 4)];
  expect(pieces.flat()).toEqual(whole.bytes(whole.data, 12));
});

test('many chains in one notification are given back in the order in which they were offered', () => {
  const driver = new VirtioDriver(RNG).start();
  for (const length of [1, 2, 3]) driver.request({ pa: driver.data, length, writable: true });
  driver.notify();
  expect(driver.collect()).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
});

test('rings and free-running indices go round, past 65535', () => {
  const driver = new VirtioDriver(RNG, {}, 4).start();
  let served = 0;
  for (let i = 0; i < 65_540; i++) {
    driver.request({ pa: driver.data, length: 1, writable: true });
    driver.notify();
    served += driver.collect().length;
  }
  expect(served).toBe(65_540);
  expect(driver.get(VIRTIO_STATUS)).toBe(15);
});

test('a full queue is served whole; one chain more than it can hold is malformed', () => {
  const driver = new VirtioDriver(RNG).start();
  for (let i = 0; i < 8; i++) driver.request({ pa: driver.data, length: 1, writable: true });
  driver.notify();
  expect(driver.collect()).toHaveLength(8);
  driver.pretend(9);
  driver.notify();
  expect(driver.collect()).toEqual([]);
  expect(driver.get(VIRTIO_STATUS) & VIRTIO_STATUS_NEEDS_RESET).not.toBe(0);
});

test('an empty buffer between others counts nothing', () => {
  const driver = new VirtioDriver(RNG).start();
  const { data } = driver;
  driver.request(
    { pa: data, length: 2, writable: true },
    { pa: data, length: 0, writable: true },
    { pa: data + 2, length: 2, writable: true },
  );
  driver.notify();
  expect(driver.collect()).toEqual([[0, 4]]);
});

/** Chains that begin at descriptor 0 and that no driver may build. Unstated descriptors are all zero. */
test.each<[string, readonly Descriptor[]]>([
  ['runs in a circle of one', [{ length: 1, flags: WRITE | NEXT, next: 0 }]],
  [
    'runs in a circle of two',
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
    'reads behind what it writes',
    [
      { length: 1, flags: WRITE | NEXT, next: 1 },
      { length: 1, flags: 0 },
    ],
  ],
  ['has nothing to fill', [{ length: 0, flags: WRITE }]],
  ['gives the entropy device something to read', [{ length: 4, flags: 0 }]],
])('a chain that %s stops the device until it is reset', (_, descriptors) => {
  const driver = new VirtioDriver(RNG).start();
  const good = { pa: driver.data + 64, length: 4, flags: WRITE };
  descriptors.forEach((descriptor, i) => driver.describe(i, { pa: driver.data, ...descriptor }));
  driver.describe(6, good);
  driver.offer(6);
  driver.offer(0);
  driver.offer(6);
  driver.notify();
  // The chain before the bad one was served, the one behind it was not, and both are told.
  expect(driver.collect()).toEqual([[6, 4]]);
  expect(driver.get(VIRTIO_STATUS)).toBe(15 | VIRTIO_STATUS_NEEDS_RESET);
  expect(driver.get(VIRTIO_INTERRUPT_STATUS)).toBe(3);
  driver.notify();
  driver.set(VIRTIO_STATUS, 15);
  driver.notify();
  expect(driver.collect()).toEqual([]);
  expect(driver.get(VIRTIO_STATUS) & VIRTIO_STATUS_NEEDS_RESET).not.toBe(0);
});

test('a head behind the table stops the device', () => {
  const driver = new VirtioDriver(RNG).start();
  driver.offer(8);
  driver.notify();
  expect(driver.get(VIRTIO_STATUS) & VIRTIO_STATUS_NEEDS_RESET).not.toBe(0);
});

test('a chain as long as the queue is none too long', () => {
  const driver = new VirtioDriver(RNG).start();
  driver.request(
    ...Array.from({ length: 8 }, () => ({ pa: driver.data, length: 1, writable: true })),
  );
  driver.notify();
  expect(driver.collect()).toEqual([[0, 8]]);
});

test('after a reset the device works again', () => {
  const driver = new VirtioDriver(RNG).start();
  driver.offer(8);
  driver.notify();
  driver.set(VIRTIO_STATUS, 0);
  driver.machine.ram.zero(driver.avail, 64);
  const again = Object.assign(new VirtioDriver(RNG), { machine: driver.machine }).start();
  again.request({ pa: again.data, length: 1, writable: true });
  again.notify();
  expect(driver.get(VIRTIO_STATUS)).toBe(15);
});
