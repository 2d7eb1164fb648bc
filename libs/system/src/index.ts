// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:fe0e2a036a96bf0c

/** The programs of this workspace and the probes of their rungs. */
export * from './boot.ts';
export * from './registry.ts';
