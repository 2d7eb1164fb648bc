/**
 * Reads a frame from front to back, for frames whose fields have variable offsets.
 * A reader never throws. After a read beyond the end, a count beyond its bound, a length that
 * disagrees or an unknown tag, the frame is malformed for good and every read gives zeros. A value
 * outside its set is recorded separately, because a contract may have a status for it.
 */
import {
  allZero,
  getI16,
  getI32,
  getI64,
  getI8,
  getU16,
  getU32,
  getU53,
  getU64,
  getU8,
} from '../bytes.ts';
import { readUtf8 } from '../text.ts';

/** A cursor over the fields of a frame. */
export class FrameReader {
  /** The bytes of the frame. */
  readonly bytes: Uint8Array;
  readonly #end: number;
  #at: number;
  #malformed = false;
  #outside = false;

  /** Reads the bytes from `at` up to `end`. */
  constructor(bytes: Uint8Array, at: number, end: number) {
    this.bytes = bytes;
    this.#at = at;
    this.#end = end;
  }

  /** Whether the fields end where the frame does, and each value is in its set. */
  get isWhole(): boolean {
    return this.#at === this.#end && !this.#malformed && !this.#outside;
  }

  /** Whether bytes are left. */
  get hasMore(): boolean {
    return this.#at < this.#end;
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#end - this.#at;
  }

  /** Whether a value since the last call was outside its set; clears the record. */
  takeOutside(): boolean {
    const outside = this.#outside;
    this.#outside = false;
    return outside;
  }

  /** Makes the frame malformed if a value so far was outside its set. */
  settle(): void {
    if (this.#outside) this.#malformed = true;
  }

  /** Returns a value; records it as outside if it is not of its type. */
  of<V, T extends V>(value: V, is: (value: V) => value is T): T {
    if (!is(value)) this.#outside = true;
    return value as T;
  }

  /** Returns a number; records it as outside if it is not from `min` to `max`. */
  between<N extends number | bigint>(value: N, min: N, max: N): N {
    if (value < min || value > max) this.#outside = true;
    return value;
  }

  /** Makes the frame malformed. */
  fail(): void {
    this.#malformed = true;
    this.#at = this.#end;
  }

  /**
   * Skips `size` bytes and gives their offset; the offset of the end, which reads as zeros, if there
   * are fewer.
   */
  take(size: number): number {
    const at = this.#at;
    const next = at + size;
    if (next > this.#end) {
      this.fail();
      return this.bytes.length;
    }
    this.#at = next;
    return at;
  }

  /** One byte, unsigned. */
  u8(): number {
    return getU8(this.bytes, this.take(1));
  }

  /** Two bytes, unsigned. */
  u16(): number {
    return getU16(this.bytes, this.take(2));
  }

  /** Four bytes, unsigned. */
  u32(): number {
    return getU32(this.bytes, this.take(4));
  }

  /** Eight bytes, unsigned, up to 2^53 − 1; a larger value is outside. */
  u53(): number {
    const value = getU53(this.bytes, this.take(8));
    if (value < 0) this.#outside = true;
    return value;
  }

  /** Eight bytes, unsigned. */
  u64(): bigint {
    return getU64(this.bytes, this.take(8));
  }

  /** One byte, signed. */
  i8(): number {
    return getI8(this.bytes, this.take(1));
  }

  /** Two bytes, signed. */
  i16(): number {
    return getI16(this.bytes, this.take(2));
  }

  /** Four bytes, signed. */
  i32(): number {
    return getI32(this.bytes, this.take(4));
  }

  /** Eight bytes, signed. */
  i64(): bigint {
    return getI64(this.bytes, this.take(8));
  }

  /** One byte, 0 or 1; other values are outside. */
  bool(): boolean {
    const byte = getU8(this.bytes, this.take(1));
    if (byte > 1) this.#outside = true;
    return byte === 1;
  }

  /** Padding: zero bytes. */
  zeros(size: number): void {
    const at = this.take(size);
    if (!allZero(this.bytes, at, at < this.bytes.length ? size : 0)) this.#malformed = true;
  }

  /** Exactly this many bytes, as a view. */
  octets(size: number): Uint8Array {
    const at = this.take(size);
    return this.bytes.subarray(at, at + size);
  }

  /** A length within bounds, then that many bytes, as a view. */
  run(length: number, min: number, max: number): Uint8Array {
    if (length < min || length > max) this.fail();
    return this.octets(length);
  }

  /** A length within bounds, then that many bytes of UTF-8; other bytes are outside. */
  text(length: number, min: number, max: number): string {
    if (length < min || length > max) this.fail();
    const at = this.take(length);
    const text = readUtf8(this.bytes, at, at + length);
    if (text === undefined) this.#outside = true;
    return text ?? '';
  }

  /** A structure of fixed size; invalid contents are outside. */
  struct<T>(size: number, read: (bytes: Uint8Array, at: number) => T | undefined): T {
    const value = read(this.bytes, this.take(size));
    if (value === undefined) this.#outside = true;
    return value as T;
  }

  /**
   * A count within bounds, then that many elements of at most `room` bytes together. An element has at
   * least one byte, so the allocation is bounded by the length of the frame, whatever count it
   * contains.
   */
  list<T>(
    count: number,
    min: number,
    max: number,
    read: (reader: FrameReader) => T,
    bytes: number = Infinity,
  ): T[] {
    const start = this.#at;
    if (count < min || count > max || count > this.left) this.fail();
    if (this.#malformed) return [];
    // oxlint-disable-next-line unicorn/no-new-array -- its length is known, and an array that grows is copied each time
    const elements = new Array<T>(count);
    for (let i = 0; i < count && !this.#malformed; i++) elements[i] = read(this);
    if (this.#at - start > bytes) this.fail();
    return elements;
  }

  /** Elements up to the end of the frame, with bounds on their count and total size. */
  listOfRest<T>(
    min: number,
    max: number,
    read: (reader: FrameReader) => T,
    bytes: number = Infinity,
  ): T[] {
    const elements: T[] = [];
    if (this.left > bytes) this.fail();
    while (this.#at < this.#end && elements.length < max) elements.push(read(this));
    if (elements.length < min) this.fail();
    return elements;
  }
}
