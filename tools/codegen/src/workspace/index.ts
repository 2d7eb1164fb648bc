/** Finds and reads the configuration of a workspace, without the generator. */
export { formatDiagnostic } from '../diagnostics/diagnostic.ts';
export { isThere } from '../files/read.ts';
export * from './config.ts';
