/** The microkernel: decode, check, execute, one outcome. */
export type { BootConfig } from './boot.ts';
export type { Core, Engine, State } from './core.ts';
export type { Counters } from './counters.ts';
export { SegmentFlags } from './exec/elf.ts';
export { INFO_VA, NAME_VA, STACK_TOP } from './exec/layout.ts';
export { FAULT_STATUS } from './fault.ts';
export { Kernel, type KernelConfig } from './kernel.ts';
