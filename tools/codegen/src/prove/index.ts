/** The verb `prove`. */
export { isProven, proofsText, type Proof } from './proofs.ts';
export { proofsIn, prove, proveExit, type ProofsResult, type ProveResult } from './prove.ts';
