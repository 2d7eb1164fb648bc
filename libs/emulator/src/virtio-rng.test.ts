import { VIRTIO_BASE, VIRTIO_QUEUE_NOTIFY, VIRTIO_SIZE } from '@abicus/abi-board';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { bootTestMachine, RUN_LIMIT } from '../test/test-machine.ts';
import { DATA_VA, RW } from '../test/space.ts';
import { VirtioDriver } from '../test/virtio-driver.ts';

const RNG = 1;

function draw(seed: number, ...lengths: number[]): number[] {
  const driver = new VirtioDriver(RNG, { seed }).start();
  return lengths.flatMap((length) => {
    driver.submit({ pa: driver.data, length, writable: true });
    driver.notify();
    return driver.bytes(driver.data, length);
  });
}

test('a seed gives one stream of bytes, however requests split it', () => {
  const bytes = draw(3, 64);
  expect(draw(3, 1, 30, 33)).toEqual(bytes);
  expect(draw(4, 64)).not.toEqual(bytes);
  expect(new Set(bytes).size).toBeGreaterThan(40);
});

test('the device writes exactly the buffer', () => {
  const driver = new VirtioDriver(RNG).start();
  driver.submit({ pa: driver.data + 8, length: 8, writable: true });
  driver.notify();
  const bytes = driver.bytes(driver.data, 24);
  expect([...bytes.slice(0, 8), ...bytes.slice(16)]).toEqual(Array(16).fill(0));
  expect(bytes.slice(8, 16)).not.toEqual(Array(8).fill(0));
});

test('a chain gets at most 4096 bytes, and the used ring states how many', () => {
  const driver = new VirtioDriver(RNG).start();
  driver.submit(
    { pa: driver.data, length: 4000, writable: true },
    { pa: driver.data, length: 4000, writable: true },
  );
  driver.notify();
  expect(driver.popUsed()).toEqual([[0, 4096]]);
});

test('drawing entropy does not change the order of harts', () => {
  const order = (asks: boolean): number[] => {
    const { machine, supervisor } = bootTestMachine(
      [
        function* () {
          for (;;) yield undefined;
        },
      ],
      undefined,
      { harts: 4 },
    );
    if (asks) {
      const driver = Object.assign(new VirtioDriver(RNG), { machine }).start();
      driver.notify();
    }
    machine.run({ ...RUN_LIMIT, maxSteps: 200 });
    return supervisor.traps.map(({ hart }) => hart);
  };
  expect(order(true)).toEqual(order(false));
});

test('a program in user mode drives the device through mapped pages', () => {
  const MMIO_VA = 0x4_0000;
  let bytes: Uint8Array | undefined;
  /** The virtqueue is in the program's first data page, whose physical address is in a0. */
  function* rngd(cpu: Cpu): Program {
    const pa = cpu.x[20] ?? 0;
    const set = (register: number, value: number): void => cpu.store32(MMIO_VA + register, value);
    for (const [register, value] of [
      [0x70, 3],
      [0x24, 1],
      [0x20, 1],
      [0x70, 11],
      [0x38, 2],
      [0x80, pa],
      [0x90, pa + 0x100],
      [0xa0, pa + 0x200],
      [0x44, 1],
      [0x70, 15],
    ] as const) {
      set(register, value);
    }
    cpu.store64(DATA_VA, BigInt(pa >>> 0) + 0x1000n);
    cpu.store32(DATA_VA + 8, 16);
    cpu.store16(DATA_VA + 12, 2);
    cpu.store16(DATA_VA + 0x102, 1);
    set(VIRTIO_QUEUE_NOTIFY, 0);
    if (cpu.load16(DATA_VA + 0x202) === 1) bytes = cpu.read(DATA_VA + 0x1000, 16);
    yield undefined;
  }
  const { machine, space } = bootTestMachine([rngd], undefined, { seed: 3 });
  const pa = space.mapNew(DATA_VA, 2, RW);
  space.map(MMIO_VA, VIRTIO_BASE + RNG * VIRTIO_SIZE, RW);
  for (const hart of machine.harts) hart.x[20] = pa;
  machine.run({ ...RUN_LIMIT, maxSteps: 1 });
  expect([...(bytes ?? [])]).toEqual(draw(3, 16));
});
