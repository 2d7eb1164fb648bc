/** The runtime of what is kept in stores: keys, and values of every version. */
export * from './key.ts';
export * from './stored.ts';
