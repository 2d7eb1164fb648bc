/** The runtime of stored data: keys, and values of every version. */
export * from './key.ts';
export * from './stored.ts';
