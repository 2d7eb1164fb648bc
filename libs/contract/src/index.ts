/**
 * The contract language: all functions and types for contract files.
 *
 * A contract is `export default contract({ … })` in a literal subset of TypeScript. It is read
 * without being run: every function here only builds data, and the reader calls the same functions.
 */
export * from './behaviour.ts';
export * from './board.ts';
export * from './boot.ts';
export * from './contract.ts';
export * from './errors.ts';
export * from './fields.ts';
export * from './limits.ts';
export type { Says } from './names.ts';
export * from './persisted.ts';
export * from './program.ts';
export * from './rpc.ts';
export * from './scalars.ts';
export * from './service.ts';
export * from './syscalls.ts';
export * from './types.ts';
/** The schema builder of TypeBox: `Type.Object({ … })`. */
export { Type } from 'typebox';
