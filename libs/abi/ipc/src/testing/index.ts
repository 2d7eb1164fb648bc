// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:213407432ed1ebe1

/** RFC-0019: Nonces: which reply belongs to which request. */
export * from './types.ts';
