/**
 * Sees each page of RAM that changes, and whether engines were told of it. Page tables are exempt: no program is run from
 * them.
 */
import {
  PAGE_LEAF_SIZE,
  PAGE_ROOT_ENTRIES,
  PAGE_SIZE,
  RAM_BASE,
  type CodeEngine,
  type Ram,
} from '@abicus/emulator';
import type { Core } from '../../src/core/core.ts';
import { frameAddress } from '../../src/mm/frames.ts';
import { each } from '../../src/state/slots.ts';

/** As many pages are compared at once. */
const AT_ONCE = 16 * PAGE_SIZE;

/** An engine that watches all of RAM. */
export class WriteWatch implements CodeEngine {
  /** Pages that changed, and were told, so far. */
  changes = 0;
  readonly #core: Core;
  readonly #ram: Ram;
  /** The memory, and what it was at the last look. */
  readonly #now: Buffer;
  readonly #before: Buffer;
  #told = new Set<number>();
  #tables: Set<number>;

  constructor(core: Core) {
    this.#core = core;
    this.#ram = core.machine.ram;
    const { buffer } = this.#ram.u8;
    this.#now = Buffer.from(buffer);
    this.#before = Buffer.from(buffer.slice());
    this.#tables = this.#pageTables();
    for (let pa = RAM_BASE; pa < RAM_BASE + this.#ram.size; pa += PAGE_SIZE) this.#watch(pa);
  }

  onCodeWrite(pa: number): void {
    this.#told.add(pa);
  }

  /** The addresses of pages that have changed since the last look, and of which nothing was told. */
  untold(): number[] {
    const before = this.#tables;
    this.#tables = this.#pageTables();
    const found: number[] = [];
    for (const at of this.#changed()) {
      this.#now.copy(this.#before, at, at, at + PAGE_SIZE);
      const pa = RAM_BASE + at;
      if (this.#told.has(pa)) this.changes++;
      else if (!before.has(pa) && !this.#tables.has(pa)) found.push(pa);
    }
    // A watch ends with what it tells.
    for (const pa of this.#told) this.#watch(pa);
    this.#told = new Set();
    return found;
  }

  /** The offsets of the pages that have changed. */
  #changed(): number[] {
    const offsets = (from: number, to: number, step: number): number[] =>
      Array.from({ length: (to - from) / step }, (_, i) => from + i * step).filter((at) =>
        this.#isChanged(at, at + step),
      );
    return offsets(0, this.#ram.size, AT_ONCE).flatMap((at) =>
      offsets(at, at + AT_ONCE, PAGE_SIZE),
    );
  }

  #isChanged(from: number, to: number): boolean {
    return this.#now.compare(this.#before, from, to, from, to) !== 0;
  }

  #watch(pa: number): void {
    this.#ram.code.watch(pa, this);
  }

  /** The pages of all page tables. */
  #pageTables(): Set<number> {
    const pages = new Set<number>();
    for (const { root } of each(this.#core.state.spaces)) {
      const at = frameAddress(root);
      pages.add(at);
      const first = (at - RAM_BASE) / 4;
      for (const pointer of this.#ram.u32.subarray(first, first + PAGE_ROOT_ENTRIES)) {
        if (pointer !== 0) pages.add(pointer - (pointer % PAGE_LEAF_SIZE));
      }
    }
    return pages;
  }
}
