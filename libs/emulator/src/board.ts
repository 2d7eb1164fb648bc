/** The board: RAM and devices wired together, as the memory map has them. */
import {
  RAM_SIZE_DEFAULT,
  VIRTIO_SLOT_BLK,
  VIRTIO_SLOT_RNG,
  VIRTIO_SLOTS,
} from '@abicus/abi-board';
import { Bus } from './bus.ts';
import { Clint } from './clint.ts';
import type { Digest } from './digest.ts';
import { Disk } from './disk.ts';
import { Finisher } from './finisher.ts';
import { Interrupts } from './interrupts.ts';
import type { MachineOptions } from './options.ts';
import { Ram } from './ram.ts';
import { Uart } from './uart.ts';
import { VirtioBlk } from './virtio-blk.ts';
import { VirtioMmio, type VirtioKind } from './virtio-mmio.ts';
import { VirtioRng } from './virtio-rng.ts';

/** Interrupt lines: the console has the first, slots of virtio those behind it. */
const LINE_UART = 0;
const LINE_VIRTIO = 1;

/** All that isn't a hart. */
export class Board {
  readonly ram: Ram;
  readonly bus: Bus;
  readonly interrupts: Interrupts;
  readonly clint: Clint;
  readonly uart: Uart;
  readonly finisher: Finisher;
  /** What is behind the block device; undefined: the machine has none, and its slot is empty. */
  readonly disk: Disk | undefined;

  constructor(options: MachineOptions) {
    const { harts, onByte = ignore } = options;
    const interrupts = new Interrupts(harts);
    this.interrupts = interrupts;
    this.ram = new Ram(options.ramBytes ?? RAM_SIZE_DEFAULT);
    this.clint = new Clint(harts, interrupts);
    this.uart = new Uart(onByte, (raised) => interrupts.line(LINE_UART, raised));
    this.finisher = new Finisher();
    this.disk = options.disk === undefined ? undefined : new Disk(options.disk);
    const slots = Array.from({ length: VIRTIO_SLOTS }, (_, slot) => {
      const kind = this.#kindIn(slot, options.seed);
      return new VirtioMmio(slot, kind, this.ram, (raised) =>
        interrupts.line(LINE_VIRTIO + slot, raised),
      );
    });
    this.bus = new Bus([this.finisher, this.clint, this.uart, ...slots]);
  }

  /** Adds RAM and all devices to a digest. */
  digestInto(digest: Digest): void {
    this.ram.digestInto(digest);
    for (const device of this.bus.devices) {
      digest.text(device.name);
      device.digestInto(digest);
    }
  }

  #kindIn(slot: number, seed: number): VirtioKind | undefined {
    if (slot === VIRTIO_SLOT_RNG) return new VirtioRng(seed);
    if (slot === VIRTIO_SLOT_BLK && this.disk !== undefined) return new VirtioBlk(this.disk);
    return undefined;
  }
}

function ignore(): void {}
