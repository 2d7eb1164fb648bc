/**
 * Reads contracts and writes what follows from them.
 *
 * Importing this module loads neither parser nor formatter: what needs them is imported by the
 * verbs when they have something to do.
 */
export { drift } from './check/finding.ts';
export * from './diagnostics/diagnostic.ts';
export { durationOf } from './diagnostics/duration.ts';
export { didYouMean } from './diagnostics/nearest.ts';
export { grouped, plural } from './diagnostics/plural.ts';
export { visible } from './diagnostics/visible.ts';
export * from './emit/emitter.ts';
export * from './generate/generate.ts';
export { GENERATOR_PARTS, readContracts, type ContractFile } from './generate/inputs.ts';
export * from './generate/watch.ts';
export type * from './model/types.ts';
export * from './output/code.ts';
export * from './output/code-file.ts';
export * from './scaffold/index.ts';
export * from './workspace/config.ts';
export * from './synthetic.ts';
