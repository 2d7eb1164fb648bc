/** Access to the memory of the calling task, through the page table of its hart. */
import {
  ACCESS_LOAD,
  ACCESS_STORE,
  copyBlock,
  copyFromUser,
  copyToUser,
  newBlock,
  PAGE_SIZE,
  ramOffset,
  userRange,
  type Block,
  type Ram,
} from '@abicus/emulator';
import { putU32, type UserMemory } from '@abicus/wire';

/** The most bytes that decoders read at once. */
const SMALL = 64;

/** The side of a copy that does not allow it. */
export type CopyFault = 'readable' | 'writable';

/** The memory of the caller. The fast path is a few dozen bytes within one page, which nearly all syscalls pass. */
export class CallerMemory implements UserMemory {
  /** Physical address of the root table. */
  root = 0;
  readonly #ram: Ram;
  /** Reused buffers by length, each made at the first read of its length. */
  readonly #small: Block[] = [];

  constructor(ram: Ram) {
    this.#ram = ram;
  }

  readable(va: number, length: number): boolean {
    if (isInOnePage(va, length)) return ramOffset(this.#ram, this.root, va, ACCESS_LOAD) >= 0;
    return userRange(this.#ram, this.root, va, length, ACCESS_LOAD) === length;
  }

  writable(va: number, length: number): boolean {
    if (isInOnePage(va, length)) return ramOffset(this.#ram, this.root, va, ACCESS_STORE) >= 0;
    return userRange(this.#ram, this.root, va, length, ACCESS_STORE) === length;
  }

  read(va: number, length: number): Uint8Array | undefined {
    const into = this.#small[length];
    if (into === undefined || !isInOnePage(va, length) || (va & 3) !== 0)
      return this.#readSlowly(va, length);
    const offset = ramOffset(this.#ram, this.root, va, ACCESS_LOAD);
    if (offset < 0) return undefined;
    const { i32 } = this.#ram;
    const words = into.i32;
    const [first, count] = [offset >>> 2, (length + 3) >>> 2];
    for (let i = 0; i < count; i++) words[i] = i32[first + i] ?? 0;
    return into.u8;
  }

  #readSlowly(va: number, length: number): Uint8Array | undefined {
    if (length <= SMALL) this.#small[length] ??= newBlock(length);
    const bytes = new Uint8Array(length);
    return copyFromUser(this.#ram, this.root, va, bytes) === length ? bytes : undefined;
  }

  /** Copies `length` bytes to the start of `into`; returns false if a byte is not readable for the caller. */
  load(va: number, into: Block, length: number): boolean {
    if (!isInOnePage(va, length)) {
      return copyFromUser(this.#ram, this.root, va, into.u8.subarray(0, length)) === length;
    }
    const offset = ramOffset(this.#ram, this.root, va, ACCESS_LOAD);
    if (offset < 0) return false;
    copyBlock(this.#ram, offset, into, 0, length);
    return true;
  }

  /** Returns a copy of a range that was checked with `readable`. */
  copy(va: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    copyFromUser(this.#ram, this.root, va, bytes);
    return bytes;
  }

  write(va: number, bytes: Uint8Array): boolean {
    if (!this.writable(va, bytes.length)) return false;
    copyToUser(this.#ram, this.root, va, bytes);
    return true;
  }

  /** Stores the first `length` bytes of `from` to a range that was checked with `writable`. */
  store(va: number, from: Block, length: number): void {
    if (isInOnePage(va, length)) {
      const offset = ramOffset(this.#ram, this.root, va, ACCESS_STORE);
      copyBlock(from, 0, this.#ram, offset, length);
      if (this.#ram.code.count !== 0) this.#ram.code.written(offset, length);
    } else copyToUser(this.#ram, this.root, va, from.u8.subarray(0, length));
  }

  /**
   * Copies bytes from here to the memory of another task, or to other addresses of the same one. Returns the side that does
   * not allow it, and copies nothing then.
   */
  copyTo(peer: CallerMemory, from: number, to: number, length: number): CopyFault | undefined {
    if (!isInOnePage(from, length) || !isInOnePage(to, length)) {
      return this.#copySlowly(peer, from, to, length);
    }
    const source = ramOffset(this.#ram, this.root, from, ACCESS_LOAD);
    if (source < 0) return 'readable';
    const target = ramOffset(this.#ram, peer.root, to, ACCESS_STORE);
    if (target < 0) return 'writable';
    // Overlapping bytes, in memory that the two share.
    if (Math.abs(source - target) < length) return this.#copySlowly(peer, from, to, length);
    copyBlock(this.#ram, source, this.#ram, target, length);
    if (this.#ram.code.count !== 0) this.#ram.code.written(target, length);
    return undefined;
  }

  #copySlowly(peer: CallerMemory, from: number, to: number, length: number): CopyFault | undefined {
    if (!this.readable(from, length)) return 'readable';
    return peer.write(to, this.copy(from, length)) ? undefined : 'writable';
  }

  /**
   * Stores four words at `va`, aligned or not, to a range that was checked with `writable`. The fast path is an aligned
   * address within one page: a message header, which the kernel writes most often.
   */
  writeWords(va: number, a: number, b: number, c: number, d: number): void {
    if ((va & 3) !== 0 || !isInOnePage(va, 16)) {
      const bytes = new Uint8Array(16);
      putU32(bytes, 0, a);
      putU32(bytes, 4, b);
      putU32(bytes, 8, c);
      putU32(bytes, 12, d);
      copyToUser(this.#ram, this.root, va, bytes);
      return;
    }
    const at = ramOffset(this.#ram, this.root, va, ACCESS_STORE) >> 2;
    const { i32, code } = this.#ram;
    i32[at] = a;
    i32[at + 1] = b;
    i32[at + 2] = c;
    i32[at + 3] = d;
    if (code.count !== 0) code.written(at << 2, 16);
  }
}

function isInOnePage(va: number, length: number): boolean {
  return length > 0 && (va & (PAGE_SIZE - 1)) + length <= PAGE_SIZE;
}
