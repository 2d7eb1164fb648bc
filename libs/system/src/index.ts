// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:65ce63ecfefc27ab

/** The system that the contracts make: what is booted. */
export * from './boot.ts';
