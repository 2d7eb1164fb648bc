// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:2012975547ffb675

/**
 * RFC-0005: Kernel ABI: capabilities, IPC, memory, tasks.
 * RFC-0020: Ownership and newtypes.
 * RFC-0021: SMP: every hart at work.
 * RFC-0022: SMP: the causal chain of a reschedule.
 * RFC-0023/qos: QoS hints.
 */
export * from './arbitraries.ts';
export * from './cases.ts';
export * from './cases/as-create.ts';
export * from './cases/as-map.ts';
export * from './cases/cap-clone.ts';
export * from './cases/cap-close.ts';
export * from './cases/cap-query.ts';
export * from './cases/cap-transfer-to.ts';
export * from './cases/cap-transfer.ts';
export * from './cases/cap-watch.ts';
export * from './cases/debug-putc.ts';
export * from './cases/debug-write.ts';
export * from './cases/device-cap-create.ts';
export * from './cases/exec-v2.ts';
export * from './cases/exec.ts';
export * from './cases/exit.ts';
export * from './cases/getpid.ts';
export * from './cases/ipc-endpoint-close.ts';
export * from './cases/ipc-endpoint-create-for.ts';
export * from './cases/ipc-endpoint-create-v2.ts';
export * from './cases/ipc-endpoint-create.ts';
export * from './cases/ipc-recv-v2.ts';
export * from './cases/ipc-recv.ts';
export * from './cases/ipc-send.ts';
export * from './cases/map.ts';
export * from './cases/mmio-map.ts';
export * from './cases/nsec.ts';
export * from './cases/recv-header.ts';
export * from './cases/send-header.ts';
export * from './cases/spawn-last-error.ts';
export * from './cases/spawn.ts';
export * from './cases/task-qos-get.ts';
export * from './cases/task-qos-set.ts';
export * from './cases/unknown-numbers.ts';
export * from './cases/vmo-create.ts';
export * from './cases/vmo-destroy.ts';
export * from './cases/vmo-read.ts';
export * from './cases/vmo-write.ts';
export * from './cases/wait-nohang.ts';
export * from './cases/wait.ts';
export * from './cases/yield.ts';
export * from './decode-case.ts';
export * from './draw.ts';
export * from './hex.ts';
export * from './slots.ts';
export * from './struct-shape.ts';
export * from './struct-vectors.ts';
export * from './type-case.ts';
export * from './type-cases.ts';
export * from './violation.ts';
export * from './wrapper-case.ts';
export * from './wrapper-cases.ts';
