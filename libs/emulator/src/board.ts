/** The board: RAM and devices, connected as the memory map states. */
import {
  IRQ_UART,
  IRQ_VIRTIO,
  RAM_SIZE_DEFAULT,
  VIRTIO_SLOT_BLK,
  VIRTIO_SLOT_NET,
  VIRTIO_SLOT_RNG,
  VIRTIO_SLOTS,
} from '@abicus/abi-board';
import { Bus } from './bus.ts';
import type { Choices } from './choices.ts';
import { Clint } from './clint.ts';
import type { Device } from './device.ts';
import type { Digest } from './digest.ts';
import { Disk } from './disk.ts';
import { Finisher } from './finisher.ts';
import { Interrupts } from './interrupts.ts';
import type { MachineOptions } from './options.ts';
import { Ram } from './ram.ts';
import { Uart } from './uart.ts';
import { VirtioBlk } from './virtio-blk.ts';
import type { VirtioDevice } from './virtio-device.ts';
import { VirtioMmio } from './virtio-mmio.ts';
import { VirtioNet } from './virtio-net.ts';
import { VirtioRng } from './virtio-rng.ts';
import { apart, classState, field, list, type Kind, type Plain } from './state-table.ts';

const DEVICE: Kind<Device> = {
  digest: (device, digest) => device.digestInto(digest.text(device.name)),
  dump: (device) => ({ name: device.name, state: device.dump() }),
};

/** The hardware around the harts: RAM, bus, interrupts and devices. */
export class Board {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Board> = classState<Board>({
    ram: field((it) => it.ram, Ram.STATE),
    bus: field((it) => it.bus.devices, list(DEVICE)),
    interrupts: field((it) => it.interrupts, Interrupts.STATE),
    clint: apart('one of the devices of the bus'),
    uart: apart('one of the devices of the bus'),
    finisher: apart('one of the devices of the bus'),
    disk: apart('a part of its device'),
    net: apart('in one of the devices of the bus'),
    '#slots': apart('devices of the bus'),
  });
  readonly ram: Ram;
  readonly bus: Bus;
  readonly interrupts: Interrupts;
  readonly clint: Clint;
  readonly uart: Uart;
  readonly finisher: Finisher;
  /** Backing store of the block device; undefined: there is no block device, and its slot is empty. */
  readonly disk: Disk | undefined;
  /** The network device; undefined: its slot is empty. */
  readonly net: VirtioNet | undefined;
  /** The virtio slots that have a device. */
  readonly #slots: readonly VirtioMmio[];

  /** @param choices the choices of the machine, for the latencies of devices. */
  constructor(options: MachineOptions, choices: Choices) {
    const { harts, onByte = ignore } = options;
    const interrupts = new Interrupts(harts);
    this.interrupts = interrupts;
    this.ram = new Ram(options.ramBytes ?? RAM_SIZE_DEFAULT);
    this.clint = new Clint(harts, interrupts);
    this.uart = new Uart(onByte, (level) => interrupts.setLine(IRQ_UART, level));
    this.finisher = new Finisher();
    this.disk = options.disk === undefined ? undefined : new Disk(options.disk);
    this.net = options.mac === undefined ? undefined : new VirtioNet(options.mac);
    const slots = Array.from({ length: VIRTIO_SLOTS }, (_, slot) => {
      const device = this.#deviceIn(slot, options.seed, choices);
      return new VirtioMmio(slot, device, this.ram, this.clint, (level) =>
        interrupts.setLine(IRQ_VIRTIO + slot, level),
      );
    });
    this.#slots = slots.filter(({ isEmpty }) => !isEmpty);
    this.bus = new Bus([this.finisher, this.clint, this.uart, ...slots]);
  }

  /** The tick of the earliest completion of a device; Infinity: no device is at work. */
  get nextDueTick(): number {
    let next = Infinity;
    for (const slot of this.#slots) if (slot.nextDueTick < next) next = slot.nextDueTick;
    return next;
  }

  /** Completes the requests of devices that are due by `tick`, those of each device in the order of their times. */
  completeDue(tick: number): void {
    for (const slot of this.#slots) if (slot.nextDueTick <= tick) slot.completeDue(tick);
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    Board.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return Board.STATE.dump(this);
  }

  #deviceIn(slot: number, seed: number, choices: Choices): VirtioDevice | undefined {
    if (slot === VIRTIO_SLOT_RNG) return new VirtioRng(seed);
    if (slot === VIRTIO_SLOT_BLK && this.disk !== undefined) {
      return new VirtioBlk(this.disk, choices);
    }
    return slot === VIRTIO_SLOT_NET ? this.net : undefined;
  }
}

function ignore(): void {}
