/** DMA: little-endian numbers at physical addresses, as a bus-mastering device reads and writes them. */
import { RAM_BASE } from '@abicus/abi-board';
import type { Ram } from './ram.ts';

/** Reads and writes RAM. The caller has checked that addresses are aligned and in RAM. Writes claim their pages. */
export class Dma {
  readonly #ram: Ram;

  constructor(ram: Ram) {
    this.#ram = ram;
  }

  /** Loads 16 bits, unsigned. */
  read16(pa: number): number {
    return this.#ram.u16[(pa - RAM_BASE) >>> 1] ?? 0;
  }

  /** Loads 32 bits, unsigned. */
  read32(pa: number): number {
    return this.#ram.u32[(pa - RAM_BASE) >>> 2] ?? 0;
  }

  /** Stores the low 16 bits. */
  write16(pa: number, value: number): void {
    this.#ram.claim(pa, 2);
    this.#ram.u16[(pa - RAM_BASE) >>> 1] = value;
    this.#ram.markWritten(pa, 2);
  }

  /** Stores the low 32 bits. */
  write32(pa: number, value: number): void {
    this.#ram.claim(pa, 4);
    this.#ram.u32[(pa - RAM_BASE) >>> 2] = value;
    this.#ram.markWritten(pa, 4);
  }
}
