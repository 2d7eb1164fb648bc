/**
 * RAM: one WebAssembly memory at the physical addresses from RAM_BASE. It is a WebAssembly memory, not a plain buffer, so
 * that translated RV64 code can share it.
 *
 * Views are indexed by offset (address - RAM_BASE). The supervisor claims each page that it allocates; a digest covers the
 * claimed pages only, so its cost is that of the memory in use.
 */
import { PAGE_SHIFT, PAGE_SIZE, RAM_BASE, RAM_SIZE_MAX } from '@abicus/abi-board';
import type { Block } from './block.ts';
import { CodePages } from './code-pages.ts';
import { Digest } from './digest.ts';
import { apart, classState, field, number, type Kind, type Plain } from './state-table.ts';

/** The part of a global that is used here: TypeScript's ES library doesn't declare it. */
declare const WebAssembly: {
  readonly Memory: new (size: { initial: number; maximum: number }) => {
    readonly buffer: ArrayBuffer;
  };
};

const WASM_PAGE = 0x1_0000;

const WORDS = PAGE_SIZE >>> 2;

/** The pages that were claimed; all others are zero. A dump has a digest of each. */
const CLAIMED: Kind<Ram> = {
  digest: (ram, digest) => {
    for (const page of ram.claimed()) digest.word(page).words(ram.i32, page * WORDS, WORDS);
  },
  dump: (ram) =>
    Object.fromEntries(
      [...ram.claimed()].map((page) => [
        page,
        new Digest().words(ram.i32, page * WORDS, WORDS).hex(),
      ]),
    ),
};

/** The machine's memory. */
export class Ram implements Block {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Ram> = classState<Ram>({
    size: field((it) => it.size, number),
    u8: apart('a view of the memory'),
    u16: apart('a view of the memory'),
    u32: apart('a view of the memory'),
    i32: field((it) => it, CLAIMED),
    fences: apart('invalidates caches of translations: decides no behaviour'),
    code: field((it) => it.code, CodePages.STATE),
    '#claimed': apart('which pages of the memory are digested'),
  });
  /** The number of bytes. */
  readonly size: number;
  /** Views of the whole memory by byte, half word, word, and signed word. */
  readonly u8: Uint8Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
  readonly i32: Int32Array;
  /** Counts calls of `fence`: a cached translation is valid while the count is the same. */
  fences = 0;
  /** The pages of code that engines have cached. Code that writes a view of the memory tells it. */
  readonly code: CodePages = new CodePages();
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

  /** Whether `length` bytes from physical address `pa` are all RAM. */
  contains(pa: number, length: number): boolean {
    return pa >= RAM_BASE && length >= 0 && pa - RAM_BASE + length <= this.size;
  }

  /** Marks the pages of a physical range as in use: digests cover them from now on. Throws if the range isn't RAM. */
  claim(pa: number, length: number = PAGE_SIZE): void {
    this.#checkRange(pa, length);
    if (length === 0) return;
    const first = (pa - RAM_BASE) >>> PAGE_SHIFT;
    this.#claimed.fill(1, first, ((pa - RAM_BASE + length - 1) >>> PAGE_SHIFT) + 1);
  }

  /** Loads the word at a physical address that is a multiple of 4. */
  read32(pa: number): number {
    this.#checkRange(pa, 4);
    return this.u32[(pa - RAM_BASE) >>> 2] ?? 0;
  }

  /**
   * Invalidates the TLBs of all harts, like sfence.vma on each of them. A supervisor calls it after it has removed or
   * changed a mapping; a new mapping needs no fence.
   */
  fence(): void {
    this.fences++;
  }

  /** Stores a word at a physical address that is a multiple of 4, and claims its page. The word may be a PTE: it fences. */
  write32(pa: number, value: number): void {
    this.fence();
    this.claim(pa, 4);
    this.u32[(pa - RAM_BASE) >>> 2] = value;
    if (this.code.count !== 0) this.code.written(pa - RAM_BASE, 4);
  }

  /** A view, not a copy, of a physical range. `markWritten` is called after its bytes were changed. */
  view(pa: number, length: number): Uint8Array {
    this.#checkRange(pa, length);
    return this.u8.subarray(pa - RAM_BASE, pa - RAM_BASE + length);
  }

  /** Tells the engines that a physical range was written through a view. */
  markWritten(pa: number, length: number): void {
    if (this.code.count !== 0) this.code.written(pa - RAM_BASE, length);
  }

  /** Copies bytes to a physical address and claims their pages. */
  write(pa: number, bytes: Uint8Array): void {
    this.claim(pa, bytes.length);
    this.u8.set(bytes, pa - RAM_BASE);
    this.markWritten(pa, bytes.length);
  }

  /** Sets a physical range to zero. */
  zero(pa: number, length: number): void {
    this.#checkRange(pa, length);
    this.u8.fill(0, pa - RAM_BASE, pa - RAM_BASE + length);
    this.markWritten(pa, length);
  }

  /** The numbers of the claimed pages. */
  *claimed(): Generator<number, void, undefined> {
    let page = this.#claimed.indexOf(1);
    while (page >= 0) {
      yield page;
      page = this.#claimed.indexOf(1, page + 1);
    }
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    Ram.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return Ram.STATE.dump(this);
  }

  #checkRange(pa: number, length: number): void {
    if (this.contains(pa, length)) return;
    throw new RangeError(
      `${length} bytes at 0x${pa.toString(16)}: RAM is 0x${RAM_BASE.toString(16)} + 0x${this.size.toString(16)}`,
    );
  }
}
