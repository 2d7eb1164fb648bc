// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:c1738fcfbdc16b64

/** The programs of this workspace and the probes of their rungs. */
export * from './registry.ts';
