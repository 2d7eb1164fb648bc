import { expect, test } from 'vitest';
import { Bus } from './bus.ts';
import { BUS_ERROR, type Device } from './device.ts';
import { Machine } from './machine.ts';

const { bus } = new Machine({ harts: 1, seed: 1, ramBytes: 0x1_0000, disk: new Uint8Array(512) });

/** The accesses that each register supports. `-`: bus error, an access fault of the program. No access is ignored. */
test.each([
  // register                  address      width  read  write
  ['finisher', 0x0010_0000, 4, '-', '-'], // a value that is no command of the finisher is a bus error
  ['finisher, byte', 0x0010_0000, 1, '-', '-'],
  ['msip', 0x0200_0000, 4, 'r', 'w'],
  ['msip, byte', 0x0200_0000, 1, '-', '-'],
  ['msip, half', 0x0200_0000, 2, '-', '-'],
  ['msip, not aligned', 0x0200_0002, 4, '-', '-'],
  ['mtime', 0x0200_bff8, 4, 'r', '-'],
  ['uart THR', 0x1000_0000, 1, 'r', 'w'],
  ['uart THR, word', 0x1000_0000, 4, '-', '-'],
  ['uart LSR', 0x1000_0005, 1, 'r', '-'],
  ['uart MSR', 0x1000_0006, 1, 'r', '-'],
  ['uart beyond its registers', 0x1000_0008, 1, '-', '-'],
  ['virtio magic', 0x1000_1000, 4, 'r', '-'],
  ['virtio magic, byte', 0x1000_1000, 1, '-', '-'],
  ['virtio status', 0x1000_1070, 4, 'r', 'w'],
  ['virtio queue notify', 0x1000_1050, 4, '-', 'w'],
  ['virtio queue num', 0x1000_1038, 4, '-', 'w'],
  ['virtio hole', 0x1000_1018, 4, '-', '-'],
  ['blk capacity', 0x1000_1100, 4, 'r', '-'],
  ['blk, after its configuration', 0x1000_1108, 4, '-', '-'],
  ['rng has no configuration', 0x1000_2100, 4, '-', '-'],
  ['empty slot, device id', 0x1000_3008, 4, 'r', '-'],
  ['empty slot, status', 0x1000_3070, 4, '-', '-'],
  ['after the last slot', 0x1000_9000, 4, '-', '-'],
  ['no device', 0x0300_0000, 4, '-', '-'],
  ['RAM is not on the bus', 0x8000_0000, 4, '-', '-'],
])('%s', (_, pa, width, read, write) => {
  expect(bus.read(pa, width) === BUS_ERROR ? '-' : 'r').toBe(read);
  expect(bus.write(pa, width, 0) ? 'w' : '-').toBe(write);
});

test('the finisher accepts a value that ends the run', () => {
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x1_0000 });
  expect(machine.bus.write32(0x0010_0000, 0x5555)).toBe(true);
  expect(machine.board.finisher).toMatchObject({ ended: true, exitCode: 0 });
});

test('devices that overlap are rejected by name', () => {
  const device = (name: string, base: number): Device => ({
    name,
    base,
    size: 0x1000,
    read: () => 0,
    write: () => true,
    digestInto: () => {},
    dump: () => undefined,
  });
  expect(() => new Bus([device('late', 0x2800), device('early', 0x2000)])).toThrow('late overlaps');
  expect(new Bus([device('late', 0x3000), device('early', 0x2000)]).at(0x2fff)?.name).toBe('early');
});
