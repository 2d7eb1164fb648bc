/**
 * RAM: one WebAssembly memory behind the physical addresses from RAM_BASE on. It is a WebAssembly memory, not a plain
 * buffer, because translated RV64 code will have to share it.
 *
 * Views are indexed by offset (address - RAM_BASE). The supervisor claims each page that it hands out; claimed pages are
 * those that a digest covers, so that a digest costs what a machine uses, not what it has.
 */
import { PAGE_SHIFT, PAGE_SIZE, RAM_BASE, RAM_SIZE_MAX } from '@abicus/abi-board';
import type { Block } from './block.ts';
import type { Digest } from './digest.ts';

/** What is used here of a global that TypeScript's ES library doesn't declare. */
declare const WebAssembly: {
  readonly Memory: new (size: { initial: number; maximum: number }) => {
    readonly buffer: ArrayBuffer;
  };
};

const WASM_PAGE = 0x1_0000;

/** The machine's memory. */
export class Ram implements Block {
  /** Bytes in it. */
  readonly size: number;
  /** All of it by byte, half word, word, and signed word. */
  readonly u8: Uint8Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
  readonly i32: Int32Array;
  /** Rises with each `fence`: an engine may keep a translation for as long as it stands. */
  fences = 0;
  readonly #claimed: Uint8Array;

  /** @param size bytes, a multiple of 64 KiB, at most RAM_SIZE_MAX. */
  constructor(size: number) {
    if (!Number.isInteger(size / WASM_PAGE) || size <= 0 || size > RAM_SIZE_MAX) {
      throw new RangeError(
        `RAM of ${size} bytes: a multiple of 65536 up to ${RAM_SIZE_MAX} is needed`,
      );
    }
    const pages = size / WASM_PAGE;
    const { buffer } = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.size = size;
    this.u8 = new Uint8Array(buffer);
    this.u16 = new Uint16Array(buffer);
    this.u32 = new Uint32Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.#claimed = new Uint8Array(size >>> PAGE_SHIFT);
  }

  /** Whether `length` bytes from physical address `pa` on are all RAM. */
  has(pa: number, length: number): boolean {
    return pa >= RAM_BASE && length >= 0 && pa - RAM_BASE + length <= this.size;
  }

  /** Marks the pages of a physical range as in use: digests cover them from now on. Refuses a range that isn't RAM. */
  claim(pa: number, length: number = PAGE_SIZE): void {
    this.#mustHave(pa, length);
    if (length === 0) return;
    const first = (pa - RAM_BASE) >>> PAGE_SHIFT;
    this.#claimed.fill(1, first, ((pa - RAM_BASE + length - 1) >>> PAGE_SHIFT) + 1);
  }

  /** The word at a physical address that is a multiple of 4. */
  read32(pa: number): number {
    this.#mustHave(pa, 4);
    return this.u32[(pa - RAM_BASE) >>> 2] ?? 0;
  }

  /**
   * Makes all harts forget what they know of page tables, as sfence.vma on each of them would. A supervisor calls it when
   * it has taken a mapping away, or changed one; a new mapping needs none.
   */
  fence(): void {
    this.fences++;
  }

  /** Stores a word at a physical address that is a multiple of 4, and claims its page. It may be an entry of a table. */
  write32(pa: number, value: number): void {
    this.fence();
    this.claim(pa, 4);
    this.u32[(pa - RAM_BASE) >>> 2] = value;
  }

  /** A view, not a copy, of a physical range. */
  view(pa: number, length: number): Uint8Array {
    this.#mustHave(pa, length);
    return this.u8.subarray(pa - RAM_BASE, pa - RAM_BASE + length);
  }

  /** Copies bytes to a physical address and claims their pages. */
  write(pa: number, bytes: Uint8Array): void {
    this.claim(pa, bytes.length);
    this.u8.set(bytes, pa - RAM_BASE);
  }

  /** Sets a physical range to zero. */
  zero(pa: number, length: number): void {
    this.#mustHave(pa, length);
    this.u8.fill(0, pa - RAM_BASE, pa - RAM_BASE + length);
  }

  /** Adds each claimed page, with its number, to a digest. */
  digestInto(digest: Digest): void {
    digest.number(this.size);
    const words = PAGE_SIZE >>> 2;
    for (
      let page = this.#claimed.indexOf(1);
      page >= 0;
      page = this.#claimed.indexOf(1, page + 1)
    ) {
      digest.word(page).words(this.i32, page * words, words);
    }
  }

  #mustHave(pa: number, length: number): void {
    if (this.has(pa, length)) return;
    throw new RangeError(
      `${length} bytes at 0x${pa.toString(16)}: RAM is 0x${RAM_BASE.toString(16)} + 0x${this.size.toString(16)}`,
    );
  }
}
