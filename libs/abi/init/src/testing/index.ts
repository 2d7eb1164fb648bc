// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:9040a57bc40c175d

/** RFC-0013: Boot: what is started, with what, and when it is ready. */
export * from './arbitraries.ts';
export * from './draw.ts';
export * from './hex.ts';
export * from './struct-shape.ts';
export * from './struct-vectors.ts';
