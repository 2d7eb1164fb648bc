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

const WORDS = PAGE_SIZE / 4;

/** An engine that watches all of RAM. */
export class WriteWatch implements CodeEngine {
  /** Pages that changed, and were told, so far. */
  changes = 0;
  readonly #core: Core;
  readonly #ram: Ram;
  readonly #before: Int32Array;
  #told = new Set<number>();
  #tables: Set<number>;

  constructor(core: Core) {
    this.#core = core;
    this.#ram = core.machine.ram;
    this.#before = this.#ram.i32.slice();
    this.#tables = this.#pageTables();
    this.#watchAll();
  }

  onCodeWrite(pa: number): void {
    this.#told.add(pa);
  }

  /** The addresses of pages that have changed since the last look, and of which nothing was told. */
  untold(): number[] {
    const before = this.#tables;
    this.#tables = this.#pageTables();
    const found: number[] = [];
    for (let at = 0; at < this.#before.length; at += WORDS) {
      if (!this.#hasChanged(at)) continue;
      this.#before.set(this.#ram.i32.subarray(at, at + WORDS), at);
      const pa = RAM_BASE + at * 4;
      if (this.#told.has(pa)) this.changes++;
      else if (!before.has(pa) && !this.#tables.has(pa)) found.push(pa);
    }
    this.#told = new Set();
    this.#watchAll();
    return found;
  }

  #hasChanged(first: number): boolean {
    const { i32 } = this.#ram;
    for (let at = first; at < first + WORDS; at++) if (i32[at] !== this.#before[at]) return true;
    return false;
  }

  #watchAll(): void {
    for (let pa = RAM_BASE; pa < RAM_BASE + this.#ram.size; pa += PAGE_SIZE) {
      this.#ram.code.watch(pa, this);
    }
  }

  /** The pages of all page tables. */
  #pageTables(): Set<number> {
    const pages = new Set<number>();
    for (const { root } of each(this.#core.state.spaces)) {
      pages.add(frameAddress(root));
      for (let i = 0; i < PAGE_ROOT_ENTRIES; i++) {
        const pointer = this.#ram.read32(frameAddress(root) + i * 4);
        if (pointer !== 0) pages.add(pointer - (pointer % PAGE_LEAF_SIZE));
      }
    }
    return pages;
  }
}
