/**
 * The device-readable or the device-writable buffers of a descriptor chain, as one sequence of bytes. A device addresses
 * it by offset: how the driver split the request into descriptors is invisible to it (virtio 1.2, 2.7.4).
 */
import type { Ram } from './ram.ts';
import { apart, classState, field, list, number, record, type Kind } from './state-table.ts';

interface Segment {
  readonly pa: number;
  readonly length: number;
}

/** A sequence of physical memory segments. */
export class ScatterList {
  /** Its state, as a table of fields: that of a chain which a device keeps. */
  static readonly STATE: Kind<ScatterList> = classState<ScatterList>({
    length: apart('the sum of the segments'),
    '#ram': apart('a connection to another part of the board'),
    '#segments': field((it) => it.#segments, list(record<Segment>({ pa: number, length: number }))),
  });
  /** Bytes in all segments. */
  length = 0;
  readonly #ram: Ram;
  readonly #segments: Segment[] = [];

  constructor(ram: Ram) {
    this.#ram = ram;
  }

  /** Appends a segment; false: it is outside of RAM. */
  append(pa: number, length: number): boolean {
    if (!this.#ram.contains(pa, length)) return false;
    this.#segments.push({ pa, length });
    this.length += length;
    return true;
  }

  /** Fills `into` with the bytes from offset `at`; throws if they end beyond `length`. */
  read(at: number, into: Uint8Array): void {
    this.#walk(at, into.length, (pa, from, to) => {
      into.set(this.#ram.view(pa, to - from), from);
    });
  }

  /** Copies `bytes` to offset `at` and claims their pages; throws if they end beyond `length`. */
  write(at: number, bytes: Uint8Array): void {
    this.#walk(at, bytes.length, (pa, from, to) => {
      this.#ram.write(pa, bytes.subarray(from, to));
    });
  }

  /** Calls `visit` for each segment that overlaps `count` bytes from `at`; `from` and `to` are relative to `at`. */
  #walk(at: number, count: number, visit: (pa: number, from: number, to: number) => void): void {
    if (at + count > this.length) {
      throw new RangeError(`bytes ${at} to ${at + count} of buffers with ${this.length}`);
    }
    let start = -at;
    for (const { pa, length } of this.#segments) {
      const from = Math.max(start, 0);
      const to = Math.min(start + length, count);
      if (from < to) visit(pa + from - start, from, to);
      start += length;
    }
  }
}
