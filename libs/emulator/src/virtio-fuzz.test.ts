/** A driver that writes anything to registers, rings and descriptors of each virtio device, in any order. */
import {
  VIRTIO_BASE,
  VIRTIO_INTERRUPT_ACK,
  VIRTIO_INTERRUPT_CONFIG,
  VIRTIO_INTERRUPT_STATUS,
  VIRTIO_INTERRUPT_USED,
  VIRTIO_QUEUE_DESC_LOW,
  VIRTIO_QUEUE_DEVICE_LOW,
  VIRTIO_QUEUE_DRIVER_LOW,
  VIRTIO_QUEUE_NOTIFY,
  VIRTIO_QUEUE_NUM,
  VIRTIO_QUEUE_READY,
  VIRTIO_QUEUE_SEL,
  VIRTIO_SIZE,
  VIRTIO_STATUS,
} from '@abicus/abi-board';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frame, macOf } from '../test/net-driver.ts';
import { startDevice, DriverQueue } from '../test/virtio-driver.ts';
import { FrameAllocator } from '../test/space.ts';
import { Machine } from './machine.ts';

const RAM_BYTES = 0x10_0000;
/** Queue 1 belongs to the network device only. */
const DEVICES = [
  { name: 'virtio-blk', slot: 0, queues: 1 },
  { name: 'virtio-rng', slot: 1, queues: 1 },
  { name: 'virtio-net', slot: 2, queues: 2 },
] as const;

const REGISTERS = [
  VIRTIO_QUEUE_SEL,
  VIRTIO_QUEUE_NUM,
  VIRTIO_QUEUE_READY,
  VIRTIO_QUEUE_NOTIFY,
  VIRTIO_STATUS,
  VIRTIO_QUEUE_DESC_LOW,
  VIRTIO_QUEUE_DRIVER_LOW,
  VIRTIO_QUEUE_DEVICE_LOW,
] as const;

/** Numbers at the limits of what is valid, and any. */
const word = fc.oneof(
  fc.constantFrom(0, 1, 2, 4, 7, 8, 15, 16, 256, 0xffff, 0x1_0000, 0xffff_ffff),
  fc.nat(0xffff_ffff),
);
const address = fc.oneof(
  fc.nat(RAM_BYTES / 16 - 1).map((at) => 0x8000_0000 + at * 16),
  fc.constantFrom(0, 0x8000_0000 + RAM_BYTES - 1, 0x8000_0000 + RAM_BYTES, 0xffff_fff0),
);
const index = fc.nat(8);

const queue = fc.nat(1);

/** What the driver does next. */
type Action =
  | readonly ['register', at: number, value: number]
  | readonly [
      'descriptor',
      queue: number,
      index: number,
      pa: number,
      length: number,
      flags: number,
      next: number,
    ]
  | readonly ['available', queue: number, head: number]
  | readonly ['submit', queue: number, first: number, second: number, writable: number]
  | readonly ['overstate', queue: number, count: number]
  | readonly ['notify', queue: number]
  | readonly ['time', ticks: number]
  | readonly ['frame', length: number]
  | readonly ['restart'];

const kind = <K extends Action[0]>(name: K): fc.Arbitrary<K> => fc.constant(name);
const length = fc.oneof(fc.constantFrom(0, 1, 11, 12, 16, 72, 512, 513, 1526), word);
const size = fc.constantFrom(0, 1, 12, 16, 72, 512, 1526);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(kind('submit'), queue, size, size, fc.nat(3)) },
  { weight: 4, arbitrary: fc.tuple(kind('restart')) },
  { weight: 3, arbitrary: fc.tuple(kind('time'), fc.nat(400)) },
  { weight: 3, arbitrary: fc.tuple(kind('frame'), fc.integer({ min: 14, max: 1514 })) },
  { weight: 2, arbitrary: fc.tuple(kind('notify'), fc.nat(2)) },
  { weight: 2, arbitrary: fc.tuple(kind('available'), queue, fc.oneof(index, word)) },
  {
    weight: 2,
    arbitrary: fc.tuple(
      kind('descriptor'),
      queue,
      index,
      address,
      length,
      fc.nat(7),
      fc.oneof(index, word),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(kind('register'), fc.constantFrom(...REGISTERS), fc.oneof(word, address)),
  },
  { weight: 1, arbitrary: fc.tuple(kind('overstate'), queue, fc.nat(300)) },
);

/** How often interrupts were seen: for used chains, and because a reset was needed. */
interface Seen {
  used: number;
  resets: number;
}

/** Plays actions on a device, whose driver has started it, and gives the machine. */
function play(device: (typeof DEVICES)[number], actions: readonly Action[], seen: Seen): Machine {
  const machine = new Machine({
    harts: 1,
    seed: 1,
    ramBytes: RAM_BYTES,
    disk: new Uint8Array(4 * 512),
    mac: macOf(1),
  });
  const frames = new FrameAllocator(machine.ram);
  const queues = Array.from(
    { length: device.queues },
    (_, i) => new DriverQueue(frames, machine.bus, device.slot, i),
  );
  const of = (at: number): DriverQueue => queues[at % queues.length] as DriverQueue;
  startDevice(queues);
  for (const [what, ...rest] of actions) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = rest;
    if (what === 'register') of(0).writeRegister(a, b);
    else if (what === 'descriptor')
      of(a).writeDescriptor(b, { pa: c, length: d, flags: e, next: f });
    else if (what === 'submit') {
      const { data } = of(a);
      of(a).submit(
        { pa: data, length: b, writable: (d & 1) !== 0 },
        { pa: data + 2000, length: c, writable: (d & 2) !== 0 },
      );
      of(a).notify();
    } else if (what === 'available') of(a).pushAvail(b);
    else if (what === 'overstate') of(a).overstateAvail(b);
    else if (what === 'notify') of(0).writeRegister(VIRTIO_QUEUE_NOTIFY, a);
    else if (what === 'frame') machine.board.net?.accept(frame(1, a));
    else if (what === 'restart') startDevice(queues);
    else {
      machine.board.clint.advanceTo(machine.ticks + a);
      machine.board.completeDue(machine.ticks);
    }
    const status = of(0).readRegister(VIRTIO_INTERRUPT_STATUS);
    if ((status & VIRTIO_INTERRUPT_USED) !== 0) seen.used++;
    if ((status & VIRTIO_INTERRUPT_CONFIG) !== 0) seen.resets++;
    of(0).writeRegister(VIRTIO_INTERRUPT_ACK, status);
  }
  return machine;
}

test.each(DEVICES)(
  'no driver makes $name throw, or keep more than its queues hold, and two runs are equal',
  (device) => {
    const seen = { used: 0, resets: 0 };
    fc.assert(
      fc.property(fc.array(action, { minLength: 60, maxLength: 200 }), (actions) => {
        const machine = play(device, actions, seen);
        const slot = machine.bus.at(VIRTIO_BASE + device.slot * VIRTIO_SIZE);
        const kept = (JSON.stringify(slot?.dump()).match(/"dueTick"/g) ?? []).length;
        expect(kept).toBeLessThanOrEqual(device.queues * 256);
        expect(play(device, actions, seen).digest()).toBe(machine.digest());
      }),
      { seed: 0x7670, numRuns: 60 },
    );
    expect(Math.min(seen.used, seen.resets)).toBeGreaterThan(8);
  },
);
