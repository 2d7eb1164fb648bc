// @generated from contracts/rfc-0013-execd.contract.ts (RFC-0013/execd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:7458b5b0bc855bfa

/** RFC-0013/execd: execd: the program that starts others at run time. */
export * from './principals.ts';
