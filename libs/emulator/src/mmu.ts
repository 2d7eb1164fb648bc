/**
 * The page-table walk. Tables are filled by the supervisor in RAM, in two levels so that thousands of spaces stay small:
 *
 *     root (2 KiB aligned)   512 entries, va[30:22]   PTE_VALID alone: the physical address of a leaf table
 *     leaf (4 KiB aligned)  1024 entries, va[21:12]   physical page | V R W X U
 *
 * Permission and canonical-address rules are Sv39's: user pages need U, W without R is reserved and faults, an address
 * that isn't canonical faults like an unmapped one. The user half ends at 0x8000_0000, so that every other address, be it
 * in the upper half or not canonical, is refused by the same comparison.
 *
 * Entries are handled as signed 32-bit numbers and RAM by offset: V8 then keeps both in registers, while a physical
 * address above 2^31 passed between functions would be a heap allocation for each access.
 */
import {
  PAGE_LEAF_ENTRIES,
  PAGE_ROOT_SHIFT,
  PAGE_SHIFT,
  PAGE_SIZE,
  PTE_EXECUTE,
  PTE_READ,
  PTE_USER,
  PTE_VALID,
  PTE_WRITE,
  RAM_BASE,
} from '@abicus/abi-board';
import type { Ram } from './ram.ts';

/** Kind of access: a load by user mode. An access is the set of flags that the leaf entry must have. */
export const ACCESS_LOAD: number = PTE_VALID | PTE_USER | PTE_READ;
/** Kind of access: a store by user mode. */
export const ACCESS_STORE: number = PTE_VALID | PTE_USER | PTE_READ | PTE_WRITE;
/** Kind of access: an instruction fetch by user mode. */
export const ACCESS_FETCH: number = PTE_VALID | PTE_USER | PTE_EXECUTE;

// The host folds constants of a module; those of another one it loads at each use, and each access comes by here.
const BASE = RAM_BASE;
const ROOT_SHIFT = PAGE_ROOT_SHIFT;
const LEAF_SHIFT = PAGE_SHIFT;
const POINTER = PTE_VALID;
const WRITABLE = PTE_WRITE;
const READABLE_WRITABLE = PTE_READ | PTE_WRITE;
const FLAGS = PTE_VALID | PTE_READ | PTE_WRITE | PTE_EXECUTE | PTE_USER;
const OFFSET_MASK = PAGE_SIZE - 1;
const PAGE_MASK = ~OFFSET_MASK;
const LEAF_MASK = PAGE_LEAF_ENTRIES - 1;

/** The place of the table at physical address `root`, as an index of `ram.i32`; one that no RAM has when it isn't RAM. */
export function tableIndex(root: number): number {
  return (root - BASE) >>> 2;
}

/**
 * The leaf entry that allows `access` to `va`, as a signed number, or 0 when there is none (a page fault).
 * @param words `ram.i32`. @param root index of the root table, from `tableIndex`.
 */
export function leafEntry(words: Int32Array, root: number, va: number, access: number): number {
  if ((va | 0) !== va || va < 0) return 0;
  const pointer = words[root + (va >>> ROOT_SHIFT)] ?? 0;
  if ((pointer & FLAGS) !== POINTER) return 0;
  const leaf = ((pointer & PAGE_MASK) - BASE) >>> 2;
  const entry = words[leaf + ((va >>> LEAF_SHIFT) & LEAF_MASK)] ?? 0;
  if ((entry & access) !== access || (entry & READABLE_WRITABLE) === WRITABLE) return 0;
  return entry;
}

/** The offset in RAM of `va` under its leaf entry; negative or beyond `ram.size` when the page is a device's. */
export function entryOffset(entry: number, va: number): number {
  return ((entry & PAGE_MASK) - BASE) | (va & OFFSET_MASK);
}

/** The physical address of `va` under its leaf entry. */
export function entryAddress(entry: number, va: number): number {
  return ((entry & PAGE_MASK) | (va & OFFSET_MASK)) >>> 0;
}

/**
 * Translates a user address: the physical address, or -1 for a page fault.
 * @param root physical address of the root table. @param access one of ACCESS_LOAD, ACCESS_STORE, ACCESS_FETCH.
 */
export function translate(ram: Ram, root: number, va: number, access: number): number {
  const entry = leafEntry(ram.i32, tableIndex(root), va, access);
  return entry === 0 ? -1 : entryAddress(entry, va);
}

/** Translates a user address to an index of `ram.u8`, or -1 where the page isn't mapped so or is no RAM. */
export function ramOffset(ram: Ram, root: number, va: number, access: number): number {
  const entry = leafEntry(ram.i32, tableIndex(root), va, access);
  const offset = entryOffset(entry, va);
  return entry !== 0 && offset >= 0 && offset < ram.size ? offset : -1;
}
