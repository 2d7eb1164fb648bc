// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:f0c73c136e39cdd0

/**
 * RFC-0005: Kernel ABI: capabilities, IPC, memory, tasks.
 * RFC-0020: Ownership and newtypes.
 * RFC-0021: SMP: scheduling on several harts.
 * RFC-0022: SMP: the causal chain of a reschedule.
 * RFC-0023/qos: QoS hints.
 */
export * from './calls.ts';
export * from './checks.ts';
export * from './invariants.ts';
export * from './types.ts';
