import { VIRTIO_CONFIG, VIRTIO_STATUS, VIRTIO_STATUS_NEEDS_RESET } from '@abicus/abi-board';
import { expect, test } from 'vitest';
import { VirtioDriver } from '../test/virtio-driver.ts';

const BLK = 0;
const SECTOR = 512;
const SECTORS = 4;
const [IN, OUT, FLUSH, GET_ID] = [0, 1, 4, 8];
const [OK, IOERR, UNSUPP] = [0, 1, 2];

/** Each sector of the image is filled with its number plus 1. */
function image(): Uint8Array {
  return Uint8Array.from({ length: SECTORS * SECTOR }, (_, i) => Math.floor(i / SECTOR) + 1);
}

function start(disk = image()): VirtioDriver {
  return new VirtioDriver(BLK, { disk }).start(0x200);
}

/** Layout of the data page: header at 0, status at 32, data from 1024 on. */
const STATUS = 32;
const DATA = 1024;

/** Submits a request with a header, `length` bytes of data and a status; gives status and bytes written. */
function ask(driver: VirtioDriver, type: number, sector: bigint, length: number): [number, number] {
  const { data, machine } = driver;
  const header = new DataView(new ArrayBuffer(16));
  header.setUint32(0, type, true);
  header.setBigUint64(8, sector, true);
  machine.ram.write(data, new Uint8Array(header.buffer));
  machine.ram.write(data + STATUS, Uint8Array.of(0xff));
  driver.submit(
    { pa: data, length: 16, writable: false },
    ...(length === 0 ? [] : [{ pa: data + DATA, length, writable: type !== OUT }]),
    { pa: data + STATUS, length: 1, writable: true },
  );
  driver.notify();
  driver.wait();
  const [used] = driver.popUsed();
  return [driver.bytes(data + STATUS, 1)[0] ?? -1, used?.[1] ?? -1];
}

test('the configuration space contains the capacity in sectors', () => {
  const driver = start();
  expect([driver.readRegister(VIRTIO_CONFIG), driver.readRegister(VIRTIO_CONFIG + 4)]).toEqual([
    SECTORS,
    0,
  ]);
});

test('sectors are read', () => {
  const driver = start();
  expect(ask(driver, IN, 1n, 2 * SECTOR)).toEqual([OK, 2 * SECTOR + 1]);
  const bytes = driver.bytes(driver.data + DATA, 2 * SECTOR);
  expect(bytes).toEqual([...image().subarray(SECTOR, 3 * SECTOR)]);
});

test('written sectors read back, and no others change', () => {
  const driver = start();
  driver.machine.ram.write(driver.data + DATA, new Uint8Array(SECTOR).fill(0xaa));
  expect(ask(driver, OUT, 2n, SECTOR)).toEqual([OK, 1]);
  const expected = image().fill(0xaa, 2 * SECTOR, 3 * SECTOR);
  expect(driver.machine.board.disk?.contents).toEqual(expected);
  driver.machine.ram.zero(driver.data + DATA, SECTOR);
  ask(driver, IN, 2n, SECTOR);
  expect(new Set(driver.bytes(driver.data + DATA, SECTOR))).toEqual(new Set([0xaa]));
});

test('a request may be split into buffers anywhere', () => {
  const driver = start();
  const { data, machine } = driver;
  machine.ram.write(data, Uint8Array.of(IN, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0));
  driver.submit(
    { pa: data, length: 3, writable: false },
    { pa: data + 3, length: 13, writable: false },
    { pa: data + DATA, length: 500, writable: true },
    { pa: data + DATA + 500, length: 13, writable: true },
  );
  driver.notify();
  driver.wait();
  expect(driver.popUsed()).toEqual([[0, SECTOR + 1]]);
  expect(driver.bytes(data + DATA, SECTOR + 1)).toEqual([...Array(SECTOR).fill(4), OK]);
});

test.each([
  //                                type     sector      length      status
  ['read up to the end', IN, 3n, SECTOR, OK],
  ['read over the end', IN, 3n, 2 * SECTOR, IOERR],
  ['read behind the end', IN, 4n, SECTOR, IOERR],
  ['read at the last sector there could be', IN, 2n ** 64n - 1n, SECTOR, IOERR],
  ['read half a sector', IN, 0n, SECTOR / 2, IOERR],
  ['read nothing', IN, 0n, 0, IOERR],
  ['write up to the end', OUT, 3n, SECTOR, OK],
  ['write over the end', OUT, 3n, 2 * SECTOR, IOERR],
  ['write at the last sector there could be', OUT, 2n ** 64n - 1n, SECTOR, IOERR],
  ['write half a sector', OUT, 0n, SECTOR / 2, IOERR],
  ['write nothing', OUT, 0n, 0, IOERR],
  ['flush', FLUSH, 0n, 0, OK],
  ['flush with data', FLUSH, 0n, SECTOR, IOERR],
  ['name', GET_ID, 0n, 20, OK],
  ['name into too little', GET_ID, 0n, 19, IOERR],
  ['no such type', 99, 0n, SECTOR, UNSUPP],
])('%s', (_, type, sector, length, status) => {
  const driver = start();
  const done = status === OK;
  expect(ask(driver, type, sector, length)[0]).toBe(status);
  // A failed request changes neither the disk nor the driver's buffer.
  const before = image();
  const after = driver.machine.board.disk?.contents;
  expect(before.some((byte, i) => byte !== after?.[i])).toBe(done && type === OUT);
  const buffer = driver.bytes(driver.data + DATA, 2 * SECTOR);
  expect(buffer.some((byte) => byte !== 0)).toBe(done && (type === IN || type === GET_ID));
});

test('the device id is text, padded with zeros', () => {
  const driver = start();
  ask(driver, GET_ID, 0n, 20);
  const name = String.fromCharCode(...driver.bytes(driver.data + DATA, 20));
  expect(name).toBe(`abicus-disk${'\0'.repeat(9)}`);
});

test.each([
  ['too few readable bytes for its header', [15, 1]],
  ['no writable byte for its status', [16, 0]],
])('a request with %s makes the device need a reset', (_, [header = 0, status = 0]) => {
  const driver = start();
  driver.submit(
    { pa: driver.data, length: header, writable: false },
    { pa: driver.data + STATUS, length: status, writable: true },
  );
  driver.notify();
  expect(driver.popUsed()).toEqual([]);
  expect(driver.readRegister(VIRTIO_STATUS) & VIRTIO_STATUS_NEEDS_RESET).not.toBe(0);
});

test('the image is copied: writes of one machine do not change it', () => {
  const disk = image();
  const driver = start(disk);
  ask(driver, OUT, 0n, SECTOR);
  expect(disk).toEqual(image());
});

test('the contents of one machine are a valid image of another', () => {
  const first = start();
  first.machine.ram.write(first.data + DATA, new Uint8Array(SECTOR).fill(7));
  ask(first, OUT, 1n, SECTOR);
  const second = start(first.machine.board.disk?.contents);
  ask(second, IN, 1n, SECTOR);
  expect(new Set(second.bytes(second.data + DATA, SECTOR))).toEqual(new Set([7]));
});

test('onWrite is called for each write in order, so that any prefix can be replayed as a crash', () => {
  const driver = start();
  const { disk, ram } = driver.machine.board;
  const crashed = image();
  if (disk !== undefined) {
    disk.onWrite = (sector, bytes) => crashed.set(bytes, sector * SECTOR);
  }
  for (const [sector, fill] of [
    [3n, 0x31],
    [0n, 0x32],
    [3n, 0x33],
  ] as const) {
    ram.write(driver.data + DATA, new Uint8Array(SECTOR).fill(fill));
    ask(driver, OUT, sector, SECTOR);
    ask(driver, IN, 1n, SECTOR);
    expect(crashed).toEqual(disk?.contents);
  }
});

test('a digest covers written sectors and their numbers', () => {
  const digests = [
    [0n, 0],
    [1n, 0],
    [0n, 9],
    [1n, 9],
  ].map(([sector, fill]) => {
    const driver = start(new Uint8Array(SECTORS * SECTOR));
    const { data, machine } = driver;
    machine.ram.write(data + DATA, new Uint8Array(SECTOR).fill(Number(fill)));
    ask(driver, OUT, BigInt(sector ?? 0), SECTOR);
    // The request itself is in RAM: this makes it equal.
    machine.ram.zero(data, DATA + SECTOR);
    return machine.digest();
  });
  expect(new Set(digests).size).toBe(4);
});

/** Requests to read the sectors 0 and 1, submitted together; each has buffers of its own. */
function readAll(driver: VirtioDriver): void {
  const { data, machine } = driver;
  for (let sector = 0; sector < 2; sector++) {
    const at = data + sector * 2048;
    machine.ram.write(at, Uint8Array.of(IN, 0, 0, 0, 0, 0, 0, 0, sector));
    machine.ram.zero(at + 9, 7);
    driver.submit(
      { pa: at, length: 16, writable: false },
      { pa: at + 512, length: SECTOR, writable: true },
      { pa: at + STATUS, length: 1, writable: true },
    );
  }
  driver.notify();
}

test('a request is completed 1 to 500 ticks after its notification, as it is chosen', () => {
  const completions = [0, 37, 499].map((latency) => {
    const driver = new VirtioDriver(BLK, { disk: image(), choose: () => latency }).start(0x200);
    driver.machine.board.clint.advanceTo(1000);
    readAll(driver);
    expect(driver.popUsed()).toEqual([]);
    return [driver.wait(), driver.popUsed().length, driver.wait()];
  });
  expect(completions).toEqual([
    [1001, 2, Infinity],
    [1038, 2, Infinity],
    [1500, 2, Infinity],
  ]);
});

test('requests that are in flight together complete in the order of their latencies', () => {
  const latencies = [300, 20];
  const choose = (): number => latencies.shift() ?? 0;
  const driver = new VirtioDriver(BLK, { disk: image(), choose }).start(0x200);
  readAll(driver);
  const ticks = [driver.wait(), driver.wait()];
  expect([ticks, driver.popUsed().map(([head]) => head)]).toEqual([
    [21, 301],
    [3, 0],
  ]);
});

test('the seed decides the latencies, which are all kinds of times', () => {
  const ticks = Array.from({ length: 40 }, (_, seed) => {
    const driver = new VirtioDriver(BLK, { disk: image(), seed }).start(0x200);
    readAll(driver);
    return driver.wait();
  });
  expect(new Set(ticks).size).toBeGreaterThan(30);
  expect(Math.min(...ticks)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...ticks)).toBeLessThanOrEqual(500);
});

test('a reset drops requests in flight: a write among them does not reach the disk', () => {
  const driver = start();
  driver.machine.ram.write(
    driver.data,
    Uint8Array.of(OUT, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0),
  );
  driver.submit(
    { pa: driver.data, length: 16, writable: false },
    { pa: driver.data + DATA, length: SECTOR, writable: false },
    { pa: driver.data + STATUS, length: 1, writable: true },
  );
  driver.notify();
  driver.writeRegister(VIRTIO_STATUS, 0);
  expect(driver.wait()).toBe(Infinity);
  expect(driver.machine.board.disk?.contents).toEqual(image());
});
