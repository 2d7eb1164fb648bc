/** The runtime of generated code: results, frames, integers, hashes, evidence. */
export type * from './boot.ts';
export type * from './brand.ts';
export * from './bytes.ts';
export * from './call.ts';
export type { Cpu, Program, Syscall } from './cpu.ts';
export * from './declared-error.ts';
export * from './evidence.ts';
export * from './fnv.ts';
export * from './machine.ts';
export * from './registers.ts';
export * from './reject.ts';
export * from './result.ts';
export * from './seen.ts';
export * from './stage.ts';
export * from './text.ts';
export * from './trap.ts';
export * from './user-memory.ts';
export * from './words.ts';
