/** The interface between the bus and its devices. */
import type { Digest } from './digest.ts';
import type { Plain } from './state-table.ts';

/** The result of `Device.read` for an access that the device doesn't support. */
export const BUS_ERROR = -1;

/** A memory-mapped device. The bus passes only accesses that are aligned to their width. */
export interface Device {
  /** Unique on the board; part of digests and messages. */
  readonly name: string;
  /** First physical address of the window: a multiple of the page size, so that it can be mapped. */
  readonly base: number;
  /** Bytes in the window. */
  readonly size: number;
  /** Reads `width` bytes (1, 2 or 4): an unsigned number, or BUS_ERROR. */
  read(offset: number, width: number): number;
  /** Writes `width` bytes; false: bus error, and no state changed. `value` is unsigned. */
  write(offset: number, width: number, value: number): boolean;
  /** Adds all state that a program or the supervisor can observe. */
  digestInto(digest: Digest): void;
  /** The same as plain values. */
  dump(): Plain;
}
