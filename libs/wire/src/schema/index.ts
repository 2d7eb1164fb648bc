/** Schemas of JSON and TOML as data: the checker, and the parts of generated guards. */
export * from './check.ts';
export * from './fits.ts';
export * from './nearest.ts';
export * from './path.ts';
export { sampleValue } from './sample.ts';
export type * from './schema.ts';
export * from './words.ts';
