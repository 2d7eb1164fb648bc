/**
 * The page-table walk. The supervisor builds page tables in RAM. They have two levels, so that thousands of address spaces
 * stay small:
 *
 *     root (2 KiB aligned)   512 entries, va[30:22]   PTE_VALID alone: the physical address of a leaf table
 *     leaf (4 KiB aligned)  1024 entries, va[21:12]   physical page | V R W X U
 *
 * Permissions and canonical addresses follow Sv39: user pages need U, W without R is reserved and faults, an address that
 * isn't canonical faults like an unmapped one. The user half ends at 0x8000_0000, so one comparison rejects all other
 * addresses: those in the upper half and those that are not canonical.
 *
 * PTEs are signed 32-bit numbers and RAM is addressed by offset: V8 keeps both in registers, whereas a physical address
 * above 2^31 that is passed between functions would be a heap allocation on each access.
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

/** Kind of access: a load by user mode. It is the set of flags that the leaf PTE must have. */
export const ACCESS_LOAD: number = PTE_VALID | PTE_USER | PTE_READ;
/** Kind of access: a store by user mode. */
export const ACCESS_STORE: number = PTE_VALID | PTE_USER | PTE_READ | PTE_WRITE;
/** Kind of access: an instruction fetch by user mode. */
export const ACCESS_FETCH: number = PTE_VALID | PTE_USER | PTE_EXECUTE;

// V8 folds constants of the same module, but loads imported ones at each use, and this is the path of each access.
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

/** The index in `ram.i32` of the table at physical address `root`; out of range if `root` is not in RAM. */
export function tableIndex(root: number): number {
  return (root - BASE) >>> 2;
}

/**
 * Walks the page table: gives the leaf PTE that allows `access` to `va`, as a signed number, or 0 (a page fault).
 * @param words `ram.i32`. @param root index of the root table, from `tableIndex`.
 */
export function walkPageTable(words: Int32Array, root: number, va: number, access: number): number {
  if ((va | 0) !== va || va < 0) return 0;
  const pointer = words[root + (va >>> ROOT_SHIFT)] ?? 0;
  if ((pointer & FLAGS) !== POINTER) return 0;
  const leaf = ((pointer & PAGE_MASK) - BASE) >>> 2;
  const pte = words[leaf + ((va >>> LEAF_SHIFT) & LEAF_MASK)] ?? 0;
  if ((pte & access) !== access || (pte & READABLE_WRITABLE) === WRITABLE) return 0;
  return pte;
}

/** The offset in RAM of `va` under its leaf PTE; negative or beyond `ram.size` if the page is a device's. */
export function pteOffset(pte: number, va: number): number {
  return ((pte & PAGE_MASK) - BASE) | (va & OFFSET_MASK);
}

/** The physical address of `va` under its leaf PTE. */
export function ptePhysicalAddress(pte: number, va: number): number {
  return ((pte & PAGE_MASK) | (va & OFFSET_MASK)) >>> 0;
}

/**
 * Translates a user address: the physical address, or -1 for a page fault.
 * @param root physical address of the root table. @param access one of ACCESS_LOAD, ACCESS_STORE, ACCESS_FETCH.
 */
export function translate(ram: Ram, root: number, va: number, access: number): number {
  const pte = walkPageTable(ram.i32, tableIndex(root), va, access);
  return pte === 0 ? -1 : ptePhysicalAddress(pte, va);
}

/** Translates a user address to an index of `ram.u8`, or -1 if the access is not allowed or the page is not RAM. */
export function ramOffset(ram: Ram, root: number, va: number, access: number): number {
  const pte = walkPageTable(ram.i32, tableIndex(root), va, access);
  const offset = pteOffset(pte, va);
  return pte !== 0 && offset >= 0 && offset < ram.size ? offset : -1;
}
