/** The driver of the block device by the book: each register and each byte that it writes, as virtio 1.2 has them. */
import { asCapSlot, SYSCALL } from '@abicus/abi-kernel';
import { FakeCpu } from '@abicus/ipc/testing';
import { getU16, getU32, getU64 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { BlockDriver, startBlockDriver } from '../src/programs/block-driver.ts';

const REGISTERS = 0x2500_0000;
const SHARED = 0x2501_0000;
const PHYSICAL = 0x8070_0000;
const PAGE = 4096;
const REGISTERS_SLOT = asCapSlot(9);

/** A CPU that sees registers, each write of which is noted, and a page that was used before. */
class DrivingCpu extends FakeCpu {
  readonly page = new Uint8Array(PAGE).fill(0xa5);
  readonly #view = new DataView(this.page.buffer);
  /** What was written to registers: offset and value. */
  readonly written: (readonly [number, number])[] = [];
  /** What registers read. */
  readonly registers = new Map<number, number>();

  override load8 = (va: number): number => this.#view.getUint8(va - SHARED);
  override load16 = (va: number): number => this.#view.getUint16(va - SHARED, true);
  override load32 = (va: number): number => this.registers.get(va - REGISTERS) ?? 0;
  override read = (va: number, length: number): Uint8Array =>
    this.page.slice(va - SHARED, va - SHARED + length);
  override store8 = (va: number, value: number): void => this.#view.setUint8(va - SHARED, value);
  override store16 = (va: number, value: number): void =>
    this.#view.setUint16(va - SHARED, value, true);
  override store32 = (va: number, value: number): void => {
    if (va < SHARED) this.written.push([va - REGISTERS, value]);
    else this.#view.setUint32(va - SHARED, value, true);
  };
  override store64 = (va: number, value: bigint): void =>
    this.#view.setBigUint64(va - SHARED, value, true);
}

function driving(): { readonly cpu: DrivingCpu; readonly driver: BlockDriver } {
  const cpu = new DrivingCpu();
  return { cpu, driver: new BlockDriver(cpu, PHYSICAL) };
}

/** A descriptor: where its bytes are in the page, how many, its flags, and the next one. */
const descriptor = (page: Uint8Array, index: number): readonly number[] => {
  const at = index * 16;
  const offset = Number(getU64(page, at)) - PHYSICAL;
  return [offset, getU32(page, at + 8), getU16(page, at + 12), getU16(page, at + 14)];
};

test('it resets the device, accepts version 1, sets up one queue, and says that it drives', () => {
  const { cpu, driver } = driving();
  driver.start();
  const [queue, avail, used] = [0x080, 0x090, 0x0a0].map((register) => {
    return cpu.written.find(([at]) => at === register)?.[1] ?? 0;
  });
  expect(cpu.written).toEqual([
    [0x070, 0],
    [0x070, 3],
    [0x024, 1],
    [0x020, 1],
    [0x070, 11],
    [0x030, 0],
    [0x038, 8],
    [0x080, queue],
    [0x090, avail],
    [0x0a0, used],
    [0x044, 1],
    [0x070, 15],
  ]);
  // A queue of 8: 128 bytes of descriptors, 22 of the available and 70 of the used ring.
  const places = [queue, avail, used].map((at = 0) => at - PHYSICAL);
  expect(places).toEqual([0, 0x100, 0x200]);
});

test('a request has a header, a sector to write to and a status, and the device is told of it', () => {
  const { cpu, driver } = driving();
  for (const sector of [5, 9]) driver.request(sector);
  const { page } = cpu;
  const [[header = 0, ...rest], [data = 0, ...more], [status = 0, ...last]] = [
    descriptor(page, 0),
    descriptor(page, 1),
    descriptor(page, 2),
  ];
  expect([rest, more, last.slice(0, 2)]).toEqual([
    [16, 1, 1],
    [512, 3, 2],
    [1, 2],
  ]);
  expect([getU32(page, header), getU64(page, header + 8)]).toEqual([0, 9n]);
  // The parts lie apart, behind the rings.
  expect([header >= 0x246, status >= header + 16, data > status, data + 512 <= PAGE]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([getU16(page, 0x102), getU16(page, 0x104), getU16(page, 0x106)]).toEqual([2, 0, 0]);
  expect(cpu.written).toEqual([
    [0x050, 0],
    [0x050, 0],
  ]);
});

test('the ring of requests begins anew after its last entry', () => {
  const { cpu, driver } = driving();
  for (let i = 0; i < 9; i++) driver.request(i);
  expect(getU16(cpu.page, 0x102)).toBe(9);
  const entries = Array.from({ length: 9 }, (_, i) => getU16(cpu.page, 0x104 + 2 * i));
  expect(entries).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0xa5a5]);
});

test('a sector is there when the device has used the request, without an error', () => {
  const { cpu, driver } = driving();
  driver.request(5);
  const [data = 0] = descriptor(cpu.page, 1);
  const [status = 0] = descriptor(cpu.page, 2);
  const found = (usedIndex: number, statusByte?: number): Uint8Array | undefined => {
    cpu.store16(SHARED + 0x202, usedIndex);
    if (statusByte !== undefined) cpu.store8(SHARED + status, statusByte);
    return driver.sector();
  };
  expect(found(1)).toBeUndefined();
  expect(found(0, 0)).toBeUndefined();
  expect(found(1, 1)).toBeUndefined();
  cpu.page.fill(7, data, data + 512);
  expect(found(1, 0)).toEqual(new Uint8Array(512).fill(7));
  // The status of the request before is not that of the next one.
  driver.request(6);
  expect(found(2)).toBeUndefined();
});

test('the causes of an interrupt are cleared as they were read', () => {
  const { cpu, driver } = driving();
  cpu.registers.set(0x060, 3);
  expect(driver.acknowledge()).toBe(3);
  expect(cpu.written).toEqual([[0x064, 3]]);
});

const STEPS = ['mmioMap', 'vmoCreate', 'map', 'capQuery'] as const;

test.each(STEPS)('a driver that gets no %s does not start', (step) => {
  const cpu = new DrivingCpu();
  const numbers = STEPS.slice(0, STEPS.indexOf(step) + 1).map((name) => SYSCALL[name]);
  const handlers = numbers.map((number) => {
    const isLast = number === SYSCALL[step];
    return (trap: { readonly number: number }): number => {
      expect(trap.number).toBe(number);
      return isLast ? -1 : 1;
    };
  });
  expect(cpu.run(startBlockDriver(cpu, REGISTERS_SLOT), ...handlers).ok).toBe(false);
  expect(cpu.written).toEqual([]);
});
