/** What a device on the bus is. */
import type { Digest } from './digest.ts';

/** What `Device.read` returns instead of a value for an access that the device doesn't have. */
export const REFUSED = -1;

/** A device with a window of physical addresses. Accesses arrive aligned to their width. */
export interface Device {
  /** Unique on the board; for traces and messages. */
  readonly name: string;
  /** First physical address of the window, a multiple of the page size so that it can be mapped. */
  readonly base: number;
  /** Bytes in the window. */
  readonly size: number;
  /** Reads `width` bytes (1, 2 or 4): an unsigned number, or REFUSED. */
  read(offset: number, width: number): number;
  /** Writes `width` bytes; false: refused, and nothing changed. `value` is unsigned. */
  write(offset: number, width: number, value: number): boolean;
  /** Adds all state that a program or the supervisor could tell apart. */
  digestInto(digest: Digest): void;
}
