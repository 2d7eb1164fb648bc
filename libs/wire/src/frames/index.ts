/** Cursors over frames whose fields have no fixed place, and room for frames. */
export * from './reader.ts';
export { frameOfSize } from './slab.ts';
export * from './writer.ts';
