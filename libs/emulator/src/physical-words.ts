/** Little-endian numbers at physical addresses, as a device that masters the bus reads and writes them. */
import { RAM_BASE } from '@abicus/abi-board';
import type { Ram } from './ram.ts';

/** RAM by number. Addresses are aligned and RAM: who uses it has checked that. Pages written are claimed. */
export class PhysicalWords {
  readonly #ram: Ram;

  constructor(ram: Ram) {
    this.#ram = ram;
  }

  /** 16 bits, unsigned. */
  read16(pa: number): number {
    return this.#ram.u16[(pa - RAM_BASE) >>> 1] ?? 0;
  }

  /** 32 bits, unsigned. */
  read32(pa: number): number {
    return this.#ram.u32[(pa - RAM_BASE) >>> 2] ?? 0;
  }

  /** Stores the low 16 bits. */
  write16(pa: number, value: number): void {
    this.#ram.claim(pa, 2);
    this.#ram.u16[(pa - RAM_BASE) >>> 1] = value;
  }

  /** Stores the low 32 bits. */
  write32(pa: number, value: number): void {
    this.#ram.claim(pa, 4);
    this.#ram.u32[(pa - RAM_BASE) >>> 2] = value;
  }
}
