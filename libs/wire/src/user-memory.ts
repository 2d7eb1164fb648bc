/** What the decoders of a kernel need to reach the pages of a caller. */

/** The first address that no program has: the user half ends before it. */
export const USER_END = 0x8000_0000;

/** The address of a run of bytes of the caller, and its length. It lies inside the user half. */
export type UserSpan = {
  readonly va: number;
  /** In bytes. */
  readonly length: number;
};

/** The memory of a caller, through its page table. Addresses lie inside the user half. */
export interface UserMemory {
  /** Whether the caller may load each of these bytes. */
  readable(va: number, length: number): boolean;
  /** Whether the caller may store to each of these bytes. */
  writable(va: number, length: number): boolean;
  /**
   * The bytes, or nothing if the caller may not load one of them. They may be a view or a buffer
   * that is used again: they are valid until the next call of a method of this object.
   */
  read(va: number, length: number): Uint8Array | undefined;
  /** Stores bytes, all or none; false if the caller may not store to one of them. */
  write(va: number, bytes: Uint8Array): boolean;
}

/** Whether bytes lie inside the user half and not at address 0. No bytes lie anywhere. */
export function inUserHalf(va: number, length: number): boolean {
  if (length === 0) return va >= 0;
  return va > 0 && length > 0 && va + length <= USER_END;
}
