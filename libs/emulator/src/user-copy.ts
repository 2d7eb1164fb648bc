/**
 * Copies between user memory and bytes, page by page through the page table. A program's `read` and `write` use it, and a
 * supervisor that dereferences a user pointer.
 */
import { PAGE_SIZE } from '@abicus/abi-board';
import { ACCESS_LOAD, ACCESS_STORE, ramOffset } from './mmu.ts';
import type { Ram } from './ram.ts';

/**
 * Fills `into` from user memory. Returns the number of bytes copied: fewer than `into.length` means that the byte at `va` +
 * result can't be loaded, or is a device's.
 */
export function copyFromUser(ram: Ram, root: number, va: number, into: Uint8Array): number {
  let done = 0;
  while (done < into.length) {
    const offset = ramOffset(ram, root, va + done, ACCESS_LOAD);
    if (offset < 0) break;
    const part = Math.min(into.length - done, bytesToPageEnd(offset));
    // A loop is faster for short copies: `set` on a subarray allocates, and most copies are a few words.
    if (part <= 64) for (let i = 0; i < part; i++) into[done + i] = ram.u8[offset + i] ?? 0;
    else into.set(ram.u8.subarray(offset, offset + part), done);
    done += part;
  }
  return done;
}

/**
 * Copies `from` to user memory. Returns the number of bytes copied: fewer than `from.length` means that the byte at `va` +
 * result can't be stored, or is a device's. The bytes before it are stored; `userRange` checks a range beforehand.
 */
export function copyToUser(ram: Ram, root: number, va: number, from: Uint8Array): number {
  let done = 0;
  while (done < from.length) {
    const offset = ramOffset(ram, root, va + done, ACCESS_STORE);
    if (offset < 0) break;
    const part = Math.min(from.length - done, bytesToPageEnd(offset));
    if (part <= 64) for (let i = 0; i < part; i++) ram.u8[offset + i] = from[done + i] ?? 0;
    else ram.u8.set(from.subarray(done, done + part), offset);
    if (ram.code.count !== 0) ram.code.written(offset, part);
    done += part;
  }
  return done;
}

/** Counts the bytes from `va` up to the first that does not allow `access` or is not RAM; at most `length`. */
export function userRange(
  ram: Ram,
  root: number,
  va: number,
  length: number,
  access: number,
): number {
  let done = 0;
  while (done < length) {
    const offset = ramOffset(ram, root, va + done, access);
    if (offset < 0) return done;
    done += bytesToPageEnd(offset);
  }
  return length;
}

function bytesToPageEnd(offset: number): number {
  return PAGE_SIZE - (offset & (PAGE_SIZE - 1));
}
