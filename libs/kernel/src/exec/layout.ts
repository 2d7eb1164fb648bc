/**
 * Where things lie in a new address space. Text of small programs is linked at 0x1FC0_0000, so that one leaf table holds
 * all of an idle task:
 *
 *     0x2000_0000  top of the stack; BootstrapMsg in its last 32 bytes, sp points to it
 *       …          stack pages, up to 64
 *       …          guard: never mapped
 *     INFO_VA      BootstrapInfo, read only, of a task with an identity
 *     NAME_VA      its name, read only
 *     RESERVED_VA  guard below
 */
import { PAGE_SIZE } from '@abicus/emulator';

/** First address above the stack. */
export const STACK_TOP = 0x2000_0000;
const STACK_PAGES_MAX = 64;
/** The page of BootstrapInfo. */
export const INFO_VA: number = STACK_TOP - (STACK_PAGES_MAX + 2) * PAGE_SIZE;
/** The page of the name. */
export const NAME_VA: number = INFO_VA - PAGE_SIZE;
/** From here to the top of the stack no segment may lie. */
export const RESERVED_VA: number = NAME_VA - PAGE_SIZE;
/** Where stacks go that spawn brings into a space that two tasks share: each with guards around it. */
export const SPAWN_STACKS_VA = 0x2040_0000;
/** How far apart they are. */
export const SPAWN_STACK_STRIDE: number = 16 * PAGE_SIZE;

/** Whether a range touches what the kernel lays out itself. */
export function isReserved(va: number, length: number): boolean {
  return va < STACK_TOP && va + length > RESERVED_VA;
}

/** Whether an address that faulted lies in a guard of a stack: the reason is an overflow, most likely. */
export function isStackGuard(va: number): boolean {
  if (va >= INFO_VA + PAGE_SIZE && va < STACK_TOP) return true;
  if (va < SPAWN_STACKS_VA - PAGE_SIZE || va >= SPAWN_STACKS_VA + 256 * SPAWN_STACK_STRIDE) {
    return false;
  }
  return (va - SPAWN_STACKS_VA + SPAWN_STACK_STRIDE) % SPAWN_STACK_STRIDE >= 4 * PAGE_SIZE;
}
