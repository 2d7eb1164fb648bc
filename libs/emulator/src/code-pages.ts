/**
 * The pages of RAM from which engines have made something, such as a translation. An engine watches each page of code that
 * it caches. The next write to it, from any part of the machine, is told to the engine, and ends the watch: the engine drops
 * what it made of the page, and watches it again when it makes something new.
 *
 *     a program's store    on any hart, by any mapping of the page
 *     a kernel store       through the page table of the caller, such as a received message
 *     a write to RAM       by its physical address: the loader, vmoWrite, a page that is zeroed for its next use
 *     DMA                  a device's
 *
 * Page tables are exempt: no program is run from them. A mapping that is removed or changed is told by `Ram.fences`. While
 * no page is watched, a write costs one comparison.
 */
import { PAGE_SHIFT, RAM_BASE } from '@abicus/abi-board';
import { apart, classState, type Kind } from './state-table.ts';

/** An engine that caches what it makes of code. */
export interface CodeEngine {
  /** Called after a write to a page that the engine watched, with the physical address of the page. */
  onCodeWrite(pa: number): void;
}

/** The pages of code that engines watch. */
export class CodePages {
  /** Its state: none, since caches decide no behaviour. */
  static readonly STATE: Kind<CodePages> = classState<CodePages>({
    count: apart('the number of pages that are watched'),
    '#engines': apart('connections to engines, whose caches decide no behaviour'),
  });
  /** The number of pages that are watched. Code that writes RAM calls `written` unless it is 0. */
  count = 0;
  /** The engines that watch a page, by its number. */
  readonly #engines = new Map<number, Set<CodeEngine>>();

  /** Watches the page of a physical address for an engine, up to the next write to it. */
  watch(pa: number, engine: CodeEngine): void {
    const page = (pa - RAM_BASE) >>> PAGE_SHIFT;
    const engines = this.#engines.get(page);
    if (engines === undefined) this.#engines.set(page, new Set([engine]));
    else engines.add(engine);
    this.count = this.#engines.size;
  }

  /** Ends all watches of an engine. */
  unwatch(engine: CodeEngine): void {
    for (const [page, engines] of this.#engines) {
      if (engines.delete(engine) && engines.size === 0) this.#engines.delete(page);
    }
    this.count = this.#engines.size;
  }

  /** Tells the engines that `length` bytes at an offset in RAM were written. */
  written(offset: number, length: number): void {
    if (length === 0) return;
    const last = (offset + length - 1) >>> PAGE_SHIFT;
    for (let page = offset >>> PAGE_SHIFT; page <= last; page++) {
      const engines = this.#engines.get(page);
      if (engines === undefined) continue;
      this.#engines.delete(page);
      this.count = this.#engines.size;
      for (const engine of engines) engine.onCodeWrite(RAM_BASE + page * (1 << PAGE_SHIFT));
    }
  }
}
