/**
 * Writes a frame from front to back: for frames whose fields have no fixed place.
 *
 * A frame is written where it will stay: in the buffer that is given, or in the room behind the last one. One that may
 * become long is written into a buffer of the writer and copied, as most are short then. A value that is out of bounds
 * is not written, and the frame is none then.
 */
import { putI16, putI32, putI64, putI8, putU16, putU32, putU53, putU64, putU8 } from '../bytes.ts';
import { utf8Length, writeUtf8 } from '../text.ts';
import { LARGE, chunkFor, frameOfSize, use, usedBytes } from './slab.ts';

/**
 * Whether a length is one, from `min` to `max`. That of a value which has none is no number, and neither too small nor
 * too large; that of an object that is like an array may be a fraction. Frames behind would begin there.
 */
function isLength(length: number, min: number, max: number): boolean {
  return length >= min && length <= max && length >>> 0 === length;
}

/** A cursor over a frame that is being made. */
export class FrameWriter {
  /** The buffer that holds the frame. */
  bytes: Uint8Array = new Uint8Array(0);
  /** Where the frame starts. */
  start = 0;
  /** Where the next field goes. */
  at = 0;
  #fits = true;
  /** Where the room of the frame ends. */
  #limit = 0;
  #shared = false;
  #into: Uint8Array | undefined;
  /** Where frames are written that are copied when they end. */
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
      // Frames that are begun before this one ends go behind its room.
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

  /** Notes that a part is out of bounds, unless it is inside. */
  hold(inside: boolean): void {
    if (!inside) this.#fits = false;
  }

  /**
   * Leaves room for a header or a length, and gives its place: behind all bytes, where nothing is written,
   * if there is none.
   */
  skip(size: number): number {
    const { at } = this;
    const next = at + size;
    // What is no size, of a value that is none, is not below the limit either.
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

  /** Exactly so many bytes. */
  octets(value: Uint8Array, size: number): void {
    this.run(value, size, size);
  }

  /** Bytes, if that many are allowed; gives how many they are. */
  run(value: Uint8Array, min: number, max: number): number {
    const { length } = value;
    if (!isLength(length, min, max)) this.#fits = false;
    else {
      const at = this.skip(length);
      if (this.#fits) this.bytes.set(value, at);
    }
    return length;
  }

  /** Text, if that many bytes of UTF-8 are allowed; gives how many they are. */
  text(value: string, min: number, max: number): number {
    // A text of more characters has more bytes too; what is no text has fewer than any.
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

  /** Elements, if that many are allowed, of no more than so many bytes together; gives how many they are. */
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
    // By its length, which is what is written ahead of it: what iterates may give more or fewer.
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
  // A frame that is made while another one is (by a property that computes) has a writer of its own.
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
