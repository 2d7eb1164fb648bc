/**
 * Reads contracts and writes what follows from them.
 *
 * Importing this module loads neither parser nor formatter: what needs them is imported by the
 * verbs when they have something to do.
 */
export * from './diagnostics/diagnostic.ts';
export { didYouMean } from './diagnostics/nearest.ts';
export { plural } from './diagnostics/plural.ts';
export * from './emit/emitter.ts';
export * from './generate/generate.ts';
export { readContracts, type ContractFile } from './generate/inputs.ts';
export * from './generate/watch.ts';
export type * from './model/types.ts';
export * from './output/code.ts';
export * from './output/code-file.ts';
export * from './scaffold/index.ts';
export * from './workspace/config.ts';
export * from './synthetic.ts';
