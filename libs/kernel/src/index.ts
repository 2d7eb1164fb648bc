/** The microkernel: decodes, checks and executes each syscall, with exactly one outcome. */
export type { BootConfig, BootDevice } from './boot/config.ts';
export type { Core, Engine } from './core/core.ts';
export type { State } from './state/state.ts';
export type { Counters } from './core/counters.ts';
export { SegmentFlags } from './exec/elf.ts';
export { INFO_VA, NAME_VA, STACK_TOP } from './exec/layout.ts';
export { FAULT_STATUS } from './task/fault.ts';
export { heldCapabilities, type ImageFinder } from './held.ts';
export { observedTasks, type ObservedTask } from './core/observed.ts';
export { Kernel, type KernelConfig } from './kernel.ts';
