/** The board: RAM and devices wired together, as the memory map has them. */
import { RAM_SIZE_DEFAULT } from '@abicus/abi-board';
import { Bus } from './bus.ts';
import { Clint } from './clint.ts';
import type { Digest } from './digest.ts';
import { Finisher } from './finisher.ts';
import { Interrupts } from './interrupts.ts';
import type { MachineOptions } from './options.ts';
import { Ram } from './ram.ts';
import { Uart } from './uart.ts';

/** Interrupt lines of devices. */
const LINE_UART = 0;

/** All that isn't a hart. */
export class Board {
  readonly ram: Ram;
  readonly bus: Bus;
  readonly interrupts: Interrupts;
  readonly clint: Clint;
  readonly uart: Uart;
  readonly finisher: Finisher;

  constructor(options: MachineOptions) {
    const { harts, onByte = ignore } = options;
    const interrupts = new Interrupts(harts);
    this.interrupts = interrupts;
    this.ram = new Ram(options.ramBytes ?? RAM_SIZE_DEFAULT);
    this.clint = new Clint(harts, interrupts);
    this.uart = new Uart(onByte, (raised) => interrupts.line(LINE_UART, raised));
    this.finisher = new Finisher();
    this.bus = new Bus([this.finisher, this.clint, this.uart]);
  }

  /** Adds RAM and all devices to a digest. */
  digestInto(digest: Digest): void {
    this.ram.digestInto(digest);
    for (const device of this.bus.devices) {
      digest.text(device.name);
      device.digestInto(digest);
    }
  }
}

function ignore(): void {}
