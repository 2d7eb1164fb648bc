/** Readers and writers of frames whose fields have variable offsets, and allocation of frames. */
export * from './reader.ts';
export { frameOfSize } from './slab.ts';
export * from './writer.ts';
