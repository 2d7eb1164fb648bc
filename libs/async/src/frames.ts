/**
 * Frames in a stream of bytes: the length as four bytes, little-endian, then the frame.
 *
 *     u32 length   length bytes
 */

/** Bytes of a length. */
const LENGTH = 4;

/** A frame that may go into a stream. */
export function withLength(frame: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(LENGTH + frame.length);
  new DataView(bytes.buffer).setUint32(0, frame.length, true);
  bytes.set(frame, LENGTH);
  return bytes;
}

/** What comes out of a stream: a frame, or the length of one that is too long; after that nothing can be read. */
export type Split =
  | { readonly kind: 'frame'; readonly frame: Uint8Array }
  | { readonly kind: 'tooLong'; readonly length: number };

/** Puts frames together again from chunks, wherever those are cut. It holds no more than one frame. */
export class FrameSplitter {
  readonly #max: number;
  readonly #head = new Uint8Array(LENGTH);
  #body: Uint8Array | undefined;
  #filled = 0;

  /** @param max the bytes of the longest frame. */
  constructor(max: number) {
    this.#max = max;
  }

  /** Whether a frame has begun that is not whole. */
  get isWithin(): boolean {
    return this.#body !== undefined || this.#filled > 0;
  }

  /** The frames that a chunk ends. */
  *split(chunk: Uint8Array): Generator<Split, void> {
    let at = 0;
    do {
      const into = this.#body ?? this.#head;
      const part = chunk.subarray(at, at + into.length - this.#filled);
      into.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled < into.length) return;
      this.#filled = 0;
      if (this.#body === undefined) {
        const length = new DataView(this.#head.buffer).getUint32(0, true);
        if (length > this.#max) {
          yield { kind: 'tooLong', length };
          return;
        }
        this.#body = new Uint8Array(length);
      } else {
        const frame = this.#body;
        this.#body = undefined;
        yield { kind: 'frame', frame };
      }
      // A frame of no bytes is whole as soon as its length is.
    } while (at < chunk.length || this.#body?.length === 0);
  }
}
