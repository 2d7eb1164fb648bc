/**
 * Copies between user memory and bytes, page by page through the page table. Both sides of the trap use it: a program's
 * `read` and `write`, and a supervisor that follows a pointer out of a register.
 */
import { PAGE_SIZE } from '@abicus/abi-board';
import { ACCESS_LOAD, ACCESS_STORE, ramOffset } from './mmu.ts';
import type { Ram } from './ram.ts';

/**
 * Copies from user memory into `into`, all of it. Returns how many bytes were copied: fewer than `into.length` means that
 * the byte at `va` + result can't be loaded, or is a device's.
 */
export function copyFromUser(ram: Ram, root: number, va: number, into: Uint8Array): number {
  let done = 0;
  while (done < into.length) {
    const offset = ramOffset(ram, root, va + done, ACCESS_LOAD);
    if (offset < 0) break;
    const part = Math.min(into.length - done, restOfPage(offset));
    // A short loop beats `set` on a subarray, which allocates, and most copies are a few words.
    if (part <= 64) for (let i = 0; i < part; i++) into[done + i] = ram.u8[offset + i] ?? 0;
    else into.set(ram.u8.subarray(offset, offset + part), done);
    done += part;
  }
  return done;
}

/**
 * Copies all of `from` to user memory. Returns how many bytes were copied: fewer than `from.length` means that the byte at
 * `va` + result can't be stored, or is a device's. Bytes before it are stored; see `userRange` to ask beforehand.
 */
export function copyToUser(ram: Ram, root: number, va: number, from: Uint8Array): number {
  let done = 0;
  while (done < from.length) {
    const offset = ramOffset(ram, root, va + done, ACCESS_STORE);
    if (offset < 0) break;
    const part = Math.min(from.length - done, restOfPage(offset));
    if (part <= 64) for (let i = 0; i < part; i++) ram.u8[offset + i] = from[done + i] ?? 0;
    else ram.u8.set(from.subarray(done, done + part), offset);
    done += part;
  }
  return done;
}

/** How many of `length` bytes from `va` on allow `access` and are RAM; `length` itself when all do. */
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
    done += restOfPage(offset);
  }
  return length;
}

function restOfPage(offset: number): number {
  return PAGE_SIZE - (offset & (PAGE_SIZE - 1));
}
