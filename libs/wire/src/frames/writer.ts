/**
 * Writes a frame from front to back, for frames whose fields have variable offsets.
 * A frame is written where it will stay: in the given buffer, or after the last frame in the chunk. A
 * frame that may be long is written into a buffer of the writer and copied, since most are short. If a
 * value is out of bounds, there is no frame.
 */
import { putI16, putI32, putI64, putI8, putU16, putU32, putU53, putU64, putU8 } from '../bytes.ts';
import { utf8Length, writeUtf8 } from '../text.ts';
import { LARGE, chunkFor, frameOfSize, use, usedBytes } from './slab.ts';

/**
 * Whether a value is a length from `min` to `max`. The length of a JavaScript value may be undefined,
 * or a fraction for an array-like object; later frames would begin at such an offset.
 */
function isLength(length: number, min: number, max: number): boolean {
  return length >= min && length <= max && length >>> 0 === length;
}

/** A cursor over a frame under construction. */
export class FrameWriter {
  /** The buffer of the frame. */
  bytes: Uint8Array = new Uint8Array(0);
  /** Where the frame starts. */
  start = 0;
  /** Where the next field goes. */
  at = 0;
  #fits = true;
  /** Where the space of the frame ends. */
  #limit = 0;
  #shared = false;
  #into: Uint8Array | undefined;
  /** The buffer for frames that are copied when they end. */
  #scratch: Uint8Array = new Uint8Array(0);

  /** Begins a frame of at most `max` bytes, in `into` if it is given. */
  begin(into: Uint8Array | undefined, max: number): void {
    this.#fits = true;
    this.#into = into;
    this.#shared = false;
    this.start = 0;
    if (into !== undefined && into.length >= max) this.bytes = into;
    else if (into !== undefined || max > LARGE) {
      if (this.#scratch.length < max) this.#scratch = new Uint8Array(max);
      this.bytes = this.#scratch;
    } else {
      this.bytes = chunkFor(max);
      this.start = usedBytes();
      this.#shared = true;
      // Frames that begin before this one ends are allocated after its space.
      use(this.start + max);
    }
    this.at = this.start;
    this.#limit = this.start + max;
  }

  /** The frame, or nothing if a part was out of bounds. */
  end(): Uint8Array | undefined {
    const { bytes, start, at } = this;
    if (this.#shared) {
      const isLast = bytes === chunkFor(0) && usedBytes() === this.#limit;
      if (isLast) use(this.#fits ? at : start);
      if (this.#fits) return bytes.subarray(start, at);
      bytes.fill(0, start, this.#limit);
      return undefined;
    }
    if (!this.#fits) return undefined;
    const into = this.#into;
    if (into === bytes) return at === bytes.length ? bytes : bytes.subarray(0, at);
    if (into !== undefined && into.length < at) return undefined;
    const frame = into === undefined ? frameOfSize(at) : into.subarray(0, at);
    frame.set(bytes.subarray(0, at));
    return frame;
  }

  /** Marks the frame as failed unless `inside` holds; returns `inside`. */
  hold(inside: boolean): boolean {
    if (!inside) this.#fits = false;
    return inside;
  }

  /**
   * Reserves space for a header or a length, and gives its offset; the offset of the end, where
   * nothing is written, if the space is too small.
   */
  skip(size: number): number {
    const { at } = this;
    const next = at + size;
    // A size that is not a number fails this comparison too.
    if (!(next <= this.#limit)) {
      this.#fits = false;
      return this.bytes.length;
    }
    this.at = next;
    return at;
  }

  /** One byte, unsigned. */
  u8(value: number): void {
    putU8(this.bytes, this.skip(1), value);
  }

  /** Two bytes, unsigned. */
  u16(value: number): void {
    putU16(this.bytes, this.skip(2), value);
  }

  /** Four bytes, unsigned. */
  u32(value: number): void {
    putU32(this.bytes, this.skip(4), value);
  }

  /** Eight bytes, 0 to 2^53 − 1. */
  u53(value: number): void {
    putU53(this.bytes, this.skip(8), value);
  }

  /** Eight bytes, unsigned. */
  u64(value: bigint): void {
    putU64(this.bytes, this.skip(8), value);
  }

  /** One byte, signed. */
  i8(value: number): void {
    putI8(this.bytes, this.skip(1), value);
  }

  /** Two bytes, signed. */
  i16(value: number): void {
    putI16(this.bytes, this.skip(2), value);
  }

  /** Four bytes, signed. */
  i32(value: number): void {
    putI32(this.bytes, this.skip(4), value);
  }

  /** Eight bytes, signed. */
  i64(value: bigint): void {
    putI64(this.bytes, this.skip(8), value);
  }

  /** One byte, 1 or 0. */
  bool(value: boolean): void {
    putU8(this.bytes, this.skip(1), value ? 1 : 0);
  }

  /** Padding. */
  zeros(size: number): void {
    this.bytes.fill(0, this.skip(size), this.at);
  }

  /** Exactly this many bytes. */
  octets(value: Uint8Array, size: number): void {
    this.run(value, size, size);
  }

  /** Bytes, if their number is within bounds; returns the number. */
  run(value: Uint8Array, min: number, max: number): number {
    const { length } = value;
    if (!isLength(length, min, max)) this.#fits = false;
    else {
      const at = this.skip(length);
      if (this.#fits) this.bytes.set(value, at);
    }
    return length;
  }

  /** Text, if its number of UTF-8 bytes is within bounds; returns the number. */
  text(value: string, min: number, max: number): number {
    // A text with too many characters has too many bytes; a value that is not text fails the
    // bounds.
    const length = typeof value !== 'string' || value.length > max ? -1 : utf8Length(value);
    if (length < min || length > max) this.#fits = false;
    else writeUtf8(this.bytes, this.skip(length), value, length);
    return length;
  }

  /** A structure of fixed size. */
  struct<T>(
    size: number,
    value: T,
    write: (bytes: Uint8Array, at: number, value: T) => void,
  ): void {
    write(this.bytes, this.skip(size), value);
  }

  /** Elements, with bounds on their count and total size; returns the count. */
  list<T>(
    values: readonly T[],
    min: number,
    max: number,
    write: (writer: FrameWriter, value: T) => void,
    bytes: number = Infinity,
  ): number {
    const { length } = values;
    const limit = this.at + bytes;
    if (!isLength(length, min, max)) this.#fits = false;
    // By `length`, which is written ahead of the elements: an iterator may give another number.
    for (let i = 0; i < length && this.#fits; i++) {
      const value = values[i];
      if (value === undefined) this.#fits = false;
      else write(this, value);
      if (this.at > limit) this.#fits = false;
    }
    return length;
  }
}

let spare: FrameWriter | undefined;

/** A writer that begins a frame of at most `max` bytes, in `into` if it is given. */
export function beginFrame(into: Uint8Array | undefined, max: number): FrameWriter {
  // A frame that is begun inside another one (by a getter) has a writer of its own.
  const writer = spare ?? new FrameWriter();
  spare = undefined;
  writer.begin(into, max);
  return writer;
}

/** Ends a frame: nothing if a part was out of bounds. */
export function endFrame(writer: FrameWriter): Uint8Array | undefined {
  spare = writer;
  return writer.end();
}
