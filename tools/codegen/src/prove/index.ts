/** The verb `prove`. */
export { prove, proveExit, type ProveResult } from './prove.ts';
