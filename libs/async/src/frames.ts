/**
 * Frames in a stream of bytes: the length in four bytes, little-endian, then the frame.
 * u32 length   length bytes
 */

/** The size of the length in bytes. */
const LENGTH = 4;

/** A frame with its length, as it goes into a stream. */
export function withLength(frame: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(LENGTH + frame.length);
  new DataView(bytes.buffer).setUint32(0, frame.length, true);
  bytes.set(frame, LENGTH);
  return bytes;
}

/** A frame that was read, or a length that is too long; after that nothing can be read. */
export type Split =
  | { readonly kind: 'frame'; readonly frame: Uint8Array }
  | { readonly kind: 'tooLong'; readonly length: number };

/** Joins chunks into frames. Buffers at most one frame. */
export class FrameSplitter {
  readonly #max: number;
  readonly #head = new Uint8Array(LENGTH);
  #body: Uint8Array | undefined;
  #filled = 0;

  /** @param max the size of the longest frame in bytes. */
  constructor(max: number) {
    this.#max = max;
  }

  /** Whether a frame is incomplete. */
  get isWithin(): boolean {
    return this.#body !== undefined || this.#filled > 0;
  }

  /** The frames that this chunk completes. */
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
      // An empty frame is complete as soon as its length is.
    } while (at < chunk.length || this.#body?.length === 0);
  }
}
