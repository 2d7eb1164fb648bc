// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:19e0eb25edea7ff1

/** RFC-0019: Nonces: which reply belongs to which request. */
export * from './invariants.ts';
export * from './types.ts';
