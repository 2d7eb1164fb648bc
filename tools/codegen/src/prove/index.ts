/** The verb `prove`. */
export { proofsFor, proofsText, type Proof } from './proofs.ts';
export { prove, proveExit, type ProveResult } from './prove.ts';
