import {
  SIE_EXTERNAL,
  VIRTIO_CONFIG,
  VIRTIO_DEVICE_FEATURES,
  VIRTIO_DEVICE_ID,
  VIRTIO_INTERRUPT_STATUS,
  VIRTIO_QUEUE_NUM_MAX,
  VIRTIO_QUEUE_READY,
  VIRTIO_QUEUE_SEL,
  VIRTIO_STATUS,
} from '@abicus/abi-board';
import { describe, expect, test } from 'vitest';
import { BROADCAST, frame, macOf, needsReset, netRig } from '../test/net-driver.ts';
import { startDevice } from '../test/virtio-driver.ts';
import { Machine } from './machine.ts';

const HEADER = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0];

describe('the device', () => {
  test('it has its id, its address byte by byte, the feature MAC, and two queues', () => {
    const { driver } = netRig();
    const { receive } = driver;
    expect(receive.readRegister(VIRTIO_DEVICE_ID)).toBe(1);
    const mac = [0, 1, 2, 3, 4, 5].map((at) => receive.readRegister(VIRTIO_CONFIG + at, 1));
    expect(mac).toEqual([...macOf(1)]);
    expect(receive.readRegister(VIRTIO_DEVICE_FEATURES)).toBe(1 << 5);
    const sizes = [0, 1, 2].map((queue) => {
      receive.writeRegister(VIRTIO_QUEUE_SEL, queue);
      return receive.readRegister(VIRTIO_QUEUE_NUM_MAX);
    });
    expect(sizes).toEqual([256, 256, 0]);
  });

  test('without an address its slot is empty, and it takes no input', () => {
    const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x10_0000 });
    expect(machine.bus.read32(0x1000_3000 + VIRTIO_DEVICE_ID)).toBe(0);
    expect(() => machine.feed(frame(1), 'virtio-net')).toThrow('there is no virtio-net');
  });

  test.each([[Uint8Array.of(2, 0, 0, 0, 0)], [Uint8Array.of(2, 0, 0, 0, 0, 1, 1)], [BROADCAST]])(
    'the address %j is rejected',
    (mac) => {
      expect(() => new Machine({ harts: 1, seed: 1, mac })).toThrow('is not the address of one');
    },
  );
});

describe('transmission', () => {
  test('a frame is transmitted without its header, and its buffer is used', () => {
    const { driver, sent, net } = netRig();
    driver.start();
    driver.sendRaw(Uint8Array.of(...new Uint8Array(12), ...frame(7)));
    expect([sent, driver.transmit.popUsed()]).toEqual([[frame(7)], [[0, 0]]]);
    expect([net.transmitted, net.dropped]).toEqual([1, 0]);
  });

  test('header and frame may be split into descriptors anywhere, with empty ones between them', () => {
    const made = netRig();
    const { driver, machine, sent } = made;
    driver.start();
    const { data } = driver.transmit;
    machine.ram.write(data, Uint8Array.of(...new Uint8Array(12), ...frame(9)));
    driver.transmit.submit(
      { pa: data, length: 5, writable: false },
      { pa: data, length: 0, writable: false },
      { pa: data + 5, length: 20, writable: false },
      { pa: data + 25, length: 12 + 60 - 25, writable: false },
    );
    driver.transmit.notify();
    expect([sent, needsReset(made)]).toEqual([[frame(9)], false]);
  });

  test('frames of the minimum and of the maximum size are transmitted', () => {
    const { driver, sent } = netRig();
    driver.start();
    for (const length of [14, 1514]) driver.send(frame(1, length));
    expect(sent.map(({ length }) => length)).toEqual([14, 1514]);
  });

  test.each([
    ['is one byte too short', 12 + 13, 0],
    ['is one byte too long', 12 + 1515, 0],
    ['has no bytes', 12, 0],
    ['asks for a checksum', 12 + 60, 0x01],
    ['asks for segmentation', 12 + 60, 0x0100],
  ])('a frame that %s is dropped, and its buffer is used', (_, length, header) => {
    const made = netRig();
    const { driver, sent, net } = made;
    driver.start();
    const bytes = new Uint8Array(length);
    bytes[0] = header & 0xff;
    bytes[1] = header >>> 8;
    driver.sendRaw(bytes);
    expect([sent, driver.transmit.popUsed()]).toEqual([[], [[0, 0]]]);
    expect([net.transmitted, net.dropped, needsReset(made)]).toEqual([0, 1, false]);
  });
});

describe('reception', () => {
  test('a frame arrives behind a header that counts one buffer, and raises the interrupt', () => {
    const { driver, net, machine } = netRig();
    driver.start();
    expect(net.accept(frame(5))).toBe(60);
    expect(driver.receive.readRegister(VIRTIO_INTERRUPT_STATUS)).toBe(1);
    expect(machine.board.interrupts.pending[0]).toBe(SIE_EXTERNAL);
    expect(driver.received()).toEqual([Uint8Array.of(...HEADER, ...frame(5))]);
    expect(net.received).toBe(1);
  });

  test('frames take the buffers in the order in which these were made available', () => {
    const { driver, net } = netRig();
    driver.start();
    for (const fill of [1, 2, 3]) net.accept(frame(fill));
    expect(driver.receive.popUsed().map(([head]) => head)).toEqual([0, 1, 2]);
  });

  test('a frame may be split into descriptors anywhere, the header too', () => {
    const { driver, net, machine } = netRig();
    driver.start(0);
    const { data } = driver.receive;
    driver.receive.submit(
      { pa: data + 200, length: 7, writable: true },
      { pa: data + 100, length: 6, writable: true },
      { pa: data + 300, length: 1600, writable: true },
    );
    driver.receive.notify();
    net.accept(frame(5));
    expect(driver.receive.popUsed()).toEqual([[0, 72]]);
    const bytes = [
      [200, 7],
      [100, 6],
      [300, 59],
    ].flatMap(([at = 0, length = 0]) => [...machine.ram.view(data + at, length)]);
    expect(bytes).toEqual([...HEADER, ...frame(5)]);
  });

  test('up to 64 frames wait for a buffer, in their order; a further one is dropped', () => {
    const { driver, net } = netRig();
    driver.start(0);
    for (let fill = 0; fill < 70; fill++) net.accept(frame(fill));
    expect([net.received, net.dropped]).toEqual([0, 6]);
    for (let i = 0; i < 8; i++) driver.offer(i);
    const fills = Array.from({ length: 20 }, () => driver.received().map((one) => one[40]));
    expect(fills.flat()).toEqual(Array.from({ length: 64 }, (_, i) => i));
  });

  test('a frame that its buffer does not hold is dropped, and the buffer stays for a shorter one', () => {
    const made = netRig();
    const { driver, net } = made;
    driver.start(0);
    driver.offer(0, 12 + 60);
    net.accept(frame(1, 61));
    expect([driver.receive.popUsed(), net.dropped, needsReset(made)]).toEqual([[], 1, false]);
    net.accept(frame(2, 60));
    expect(driver.receive.popUsed()).toEqual([[0, 72]]);
  });

  test('a waiting frame that the next buffer does not hold is dropped, and the one after it takes it', () => {
    const { driver, net } = netRig();
    driver.start(0);
    net.accept(frame(1, 100));
    net.accept(frame(2, 60));
    driver.offer(0, 12 + 60);
    expect([driver.receive.popUsed(), net.dropped, net.received]).toEqual([[[0, 72]], 1, 1]);
  });

  test('before DRIVER_OK, and when a reset is needed, frames are dropped', () => {
    const made = netRig();
    const { driver, net } = made;
    net.accept(frame(1));
    driver.start();
    driver.transmit.pushAvail(8);
    driver.transmit.notify();
    expect(needsReset(made)).toBe(true);
    net.accept(frame(2));
    expect([driver.receive.popUsed(), net.dropped]).toEqual([[], 2]);
  });

  test('a reset drops the buffers and the frames that wait, and the device works again', () => {
    const { driver, net } = netRig();
    driver.start();
    driver.receive.writeRegister(VIRTIO_STATUS, 0);
    startDevice([driver.receive, driver.transmit]);
    net.accept(frame(1));
    startDevice([driver.receive, driver.transmit]);
    driver.offer(0);
    expect(driver.received()).toEqual([]);
    net.accept(frame(2));
    expect(driver.received().map((one) => one[40])).toEqual([2]);
  });

  test('a receive queue that is made ready again has no buffers of before', () => {
    const { driver, net } = netRig();
    driver.start();
    driver.receive.writeRegister(VIRTIO_QUEUE_SEL, 0);
    driver.receive.writeRegister(VIRTIO_QUEUE_READY, 0);
    driver.receive.makeReady();
    net.accept(frame(1));
    expect([driver.receive.popUsed(), net.received]).toEqual([[], 0]);
    driver.offer(3);
    expect(driver.receive.popUsed()).toEqual([[0, 72]]);
  });
});

test('frames are input of the machine by device and tick, beside that of the console', () => {
  const { machine } = netRig();
  machine.feed(Uint8Array.of(1));
  machine.feed(frame(1), 'virtio-net', 50);
  machine.feed(frame(2), 'virtio-net', 40);
  machine.feed(frame(3), 'virtio-net', 50);
  machine.feed(Uint8Array.of(2));
  expect(machine.inputs.map(({ atTick, device, bytes }) => [atTick, device, bytes.at(-1)])).toEqual(
    [
      [1, 'uart', 1],
      [1, 'uart', 2],
      [40, 'virtio-net', 2],
      [50, 'virtio-net', 1],
      [50, 'virtio-net', 3],
    ],
  );
});

test.each([
  [13, 5, 'a frame has 14 to 1514 bytes'],
  [1515, 5, 'a frame has 14 to 1514 bytes'],
  [60, 0, 'it has to be a later one'],
  [60, 1.5, 'it has to be a later one'],
  [60, NaN, 'it has to be a later one'],
])('a frame of %d bytes for tick %d is rejected as input', (length, atTick, message) => {
  const { machine } = netRig();
  expect(() => machine.feed(frame(1, length), 'virtio-net', atTick)).toThrow(message);
  expect(machine.inputs).toEqual([]);
});
