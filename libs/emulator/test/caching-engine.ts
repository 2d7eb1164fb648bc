/** An engine for tests that caches what it makes of code, as a translator does. */
import { CAUSE_INSTRUCTION_PAGE_FAULT, CAUSE_USER_ECALL, PAGE_SIZE } from '@abicus/abi-board';
import type { CodeEngine, Guest, Hart, Ram } from '../src/index.ts';
import { ACCESS_FETCH, translate } from '../src/index.ts';

/**
 * Runs "code" that is one byte: it loads the byte at pc into a register and traps. The byte is read when the page is first
 * run, and then only after the engine was told that the page was written.
 */
export class CachingEngine implements Guest, CodeEngine {
  readonly name = 'caching';
  /** The pages of which it was told, in order. */
  readonly told: number[] = [];
  readonly #ram: Ram;
  readonly #watches: boolean;
  readonly #cached = new Map<number, Uint8Array>();

  /** @param watches false: it never learns that its cache is out of date. */
  constructor(ram: Ram, watches = true) {
    this.#ram = ram;
    this.#watches = watches;
  }

  resume(hart: Hart): boolean {
    const pa = translate(this.#ram, hart.csr.satp, hart.pc, ACCESS_FETCH);
    hart.csr.sepc = hart.pc;
    hart.csr.stval = pa < 0 ? hart.pc : 0;
    hart.csr.scause = pa < 0 ? CAUSE_INSTRUCTION_PAGE_FAULT : CAUSE_USER_ECALL;
    if (pa >= 0) hart.x[20] = this.#page(pa - (pa % PAGE_SIZE))[pa % PAGE_SIZE] ?? 0;
    return true;
  }

  onCodeWrite(pa: number): void {
    this.told.push(pa);
    this.#cached.delete(pa);
  }

  #page(pa: number): Uint8Array {
    const known = this.#cached.get(pa);
    if (known !== undefined) return known;
    const bytes = this.#ram.view(pa, PAGE_SIZE).slice();
    this.#cached.set(pa, bytes);
    if (this.#watches) this.#ram.code.watch(pa, this);
    return bytes;
  }
}
