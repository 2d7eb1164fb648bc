/** Address spaces for tests: page tables built in RAM, as a supervisor builds them. */
import {
  PAGE_LEAF_SIZE,
  PAGE_ROOT_SHIFT,
  PAGE_SHIFT,
  PAGE_SIZE,
  PTE_EXECUTE,
  PTE_READ,
  PTE_USER,
  PTE_VALID,
  PTE_WRITE,
  RAM_BASE,
} from '@abicus/abi-board';
import type { Ram } from '../src/index.ts';

/** A page of text. */
export const RX: number = PTE_VALID | PTE_READ | PTE_EXECUTE | PTE_USER;
/** A page of data. */
export const RW: number = PTE_VALID | PTE_READ | PTE_WRITE | PTE_USER;
/** A page that is only read. */
export const RO: number = PTE_VALID | PTE_READ | PTE_USER;

/** Where tests put a program's text. */
export const TEXT_VA = 0x1_0000;
/** Where they put its data. */
export const DATA_VA = 0x2_0000;

/** Hands out frames of RAM, each once. */
export class Frames {
  readonly ram: Ram;
  #next = RAM_BASE;

  constructor(ram: Ram) {
    this.ram = ram;
  }

  take(pages = 1): number {
    const pa = this.#next;
    this.#next += pages * PAGE_SIZE;
    this.ram.claim(pa, pages * PAGE_SIZE);
    return pa;
  }
}

/** One address space. */
export class Space {
  readonly root: number;
  readonly #frames: Frames;

  constructor(frames: Frames) {
    this.#frames = frames;
    this.root = frames.take();
  }

  /** Maps the page of `va` to the page `pa` (of RAM or a device) with the flags given, whatever they are. */
  map(va: number, pa: number, flags: number): this {
    const { ram } = this.#frames;
    const slot = this.root + (va >>> PAGE_ROOT_SHIFT) * 4;
    let leaf = ram.read32(slot) & ~(PAGE_LEAF_SIZE - 1);
    if (leaf === 0) {
      leaf = this.#frames.take();
      ram.write32(slot, leaf | PTE_VALID);
    }
    ram.write32((leaf >>> 0) + ((va >>> PAGE_SHIFT) & 1023) * 4, pa | flags);
    return this;
  }

  /** Maps fresh pages from `va` on; the physical address of the first. */
  grow(va: number, pages: number, flags: number): number {
    const pa = this.#frames.take(pages);
    for (let i = 0; i < pages; i++) this.map(va + i * PAGE_SIZE, pa + i * PAGE_SIZE, flags);
    return pa;
  }
}
