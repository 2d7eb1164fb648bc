// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:2d2fbcf4e3b846f1

/**
 * RFC-0005/abi: Kernel ABI: errors and handles.
 * RFC-0005/cap: Capabilities.
 * RFC-0005/console: Console.
 * RFC-0005/interrupts: Interrupts of devices.
 * RFC-0005/ipc: IPC: endpoints and messages.
 * RFC-0005/memory: Memory: VMOs, mappings, address spaces.
 * RFC-0005/task: Tasks: spawn, exec, exit, wait.
 * RFC-0005/time: Time.
 * RFC-0020: Ownership and newtypes.
 * RFC-0021: SMP: scheduling on several harts.
 * RFC-0022: SMP: the causal chain of a reschedule.
 * RFC-0023/qos: QoS hints.
 * RFC-0096: Calls: one trap each way.
 */
export * from './calls.ts';
export * from './checks.ts';
export * from './invariants.ts';
export * from './types.ts';
