// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:fa310dea642a5d41

/** RFC-0019: Nonces: which reply belongs to which request. */
export * from './arbitraries.ts';
export * from './draw.ts';
export * from './hex.ts';
export * from './type-case.ts';
export * from './type-cases.ts';
