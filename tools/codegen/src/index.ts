/** Reads contracts and writes what follows from them. */
export * from './diagnostics/diagnostic.ts';
export * from './emit/emitter.ts';
export type * from './model/types.ts';
export * from './output/code.ts';
export * from './output/code-file.ts';
export * from './workspace/config.ts';
