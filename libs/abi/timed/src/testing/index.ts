// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:b50da3ed4e976f29

/** RFC-0023/timed: timed: timers that wake together. */
export * from './arbitraries.ts';
export * from './codecs.ts';
export * from './draw.ts';
export * from './frame-case.ts';
export * from './frame-cases.ts';
export * from './frame-codec.ts';
export * from './frame-shape.ts';
export * from './frame-vectors.ts';
export * from './hex.ts';
export * from './slots.ts';
export * from './type-case.ts';
export * from './type-cases.ts';
export * from './violation.ts';
