/**
 * The layout of a new address space. Text of small programs is linked at 0x1FC0_0000, so that one leaf table maps all
 * pages of an idle task:
 *
 *     0x2000_0000  top of the stack; BootstrapMsg in its last 32 bytes, sp points to it
 *       …          stack pages, up to 64
 *       …          guard: never mapped
 *     INFO_VA      BootstrapInfo, read only, of a task with an identity
 *     NAME_VA      its name, read only
 *     RESERVED_VA  guard below
 */
import { PAGE_SIZE } from '@abicus/emulator';

/** The first address above the stack. */
export const STACK_TOP = 0x2000_0000;
const STACK_PAGES_MAX = 64;
/** Address of the page with BootstrapInfo. */
export const INFO_VA: number = STACK_TOP - (STACK_PAGES_MAX + 2) * PAGE_SIZE;
/** Address of the page with the name. */
export const NAME_VA: number = INFO_VA - PAGE_SIZE;
/** Start of the reserved range, which ends at the top of the stack: no segment may overlap it. */
export const RESERVED_VA: number = NAME_VA - PAGE_SIZE;
/** Address of the first stack that spawn maps in a shared space. Each stack has guards on both sides. */
export const SPAWN_STACKS_VA = 0x2040_0000;
/** Distance of these stacks in bytes. */
export const SPAWN_STACK_STRIDE: number = 16 * PAGE_SIZE;

/** Whether a range overlaps the reserved range. */
export function isReserved(va: number, length: number): boolean {
  return va < STACK_TOP && va + length > RESERVED_VA;
}

/** Whether an address is in the guard of a stack: a fault there is most likely a stack overflow. */
export function isStackGuard(va: number): boolean {
  if (va >= INFO_VA + PAGE_SIZE && va < STACK_TOP) return true;
  if (va < SPAWN_STACKS_VA - PAGE_SIZE || va >= SPAWN_STACKS_VA + 256 * SPAWN_STACK_STRIDE) {
    return false;
  }
  return (va - SPAWN_STACKS_VA + SPAWN_STACK_STRIDE) % SPAWN_STACK_STRIDE >= 4 * PAGE_SIZE;
}
