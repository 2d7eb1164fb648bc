/** Access of a kernel's decoders to a caller's memory. */

/** The first address above user memory: the user half ends before it. */
export const USER_END = 0x8000_0000;

/** The address and length of a caller's bytes, inside the user half. */
export type UserSpan = {
  readonly va: number;
  /** In bytes. */
  readonly length: number;
};

/** The memory of a caller, through its page table. Addresses are inside the user half. */
export interface UserMemory {
  /** Whether the caller may load each of these bytes. */
  readable(va: number, length: number): boolean;
  /** Whether the caller may store to each of these bytes. */
  writable(va: number, length: number): boolean;
  /**
   * The bytes, or nothing if the caller may not load one of them. They may be a view or a shared
   * buffer: they are valid until the next call of a method of this object.
   */
  read(va: number, length: number): Uint8Array | undefined;
  /** Stores bytes, all or none; false if the caller may not store one of them. */
  write(va: number, bytes: Uint8Array): boolean;
}

/** Whether bytes are inside the user half and not at address 0. An empty range is valid at any address. */
export function inUserHalf(va: number, length: number): boolean {
  if (length === 0) return va >= 0;
  return va > 0 && length > 0 && va + length <= USER_END;
}
