// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:dcd6812e15e46bac

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
export * from './audit.ts';
export * from './costs.ts';
export * from './dispatch.ts';
export * from './error-class.ts';
export * from './errors.ts';
export * from './limits.ts';
export * from './markers.ts';
export * from './numbers.ts';
export * from './ops/as-create.ts';
export * from './ops/as-map.ts';
export * from './ops/cap-clone.ts';
export * from './ops/cap-close.ts';
export * from './ops/cap-derive.ts';
export * from './ops/cap-query.ts';
export * from './ops/cap-transfer-to.ts';
export * from './ops/cap-transfer.ts';
export * from './ops/cap-watch.ts';
export * from './ops/debug-putc.ts';
export * from './ops/debug-write.ts';
export * from './ops/device-cap-create.ts';
export * from './ops/exec-v2.ts';
export * from './ops/exec.ts';
export * from './ops/exit.ts';
export * from './ops/factory-derive.ts';
export * from './ops/getpid.ts';
export * from './ops/ipc-call-start.ts';
export * from './ops/ipc-call-v2.ts';
export * from './ops/ipc-call.ts';
export * from './ops/ipc-endpoint-close.ts';
export * from './ops/ipc-endpoint-create-for.ts';
export * from './ops/ipc-endpoint-create-v2.ts';
export * from './ops/ipc-endpoint-create.ts';
export * from './ops/ipc-recv-v2.ts';
export * from './ops/ipc-recv.ts';
export * from './ops/ipc-reply-recv-v2.ts';
export * from './ops/ipc-reply-recv.ts';
export * from './ops/ipc-send.ts';
export * from './ops/irq-bind.ts';
export * from './ops/irq-complete.ts';
export * from './ops/map.ts';
export * from './ops/mmio-map.ts';
export * from './ops/nsec.ts';
export * from './ops/recv-header.ts';
export * from './ops/send-header.ts';
export * from './ops/spawn-last-error.ts';
export * from './ops/spawn.ts';
export * from './ops/task-kill.ts';
export * from './ops/task-qos-get.ts';
export * from './ops/task-qos-set.ts';
export * from './ops/task-watch.ts';
export * from './ops/vmo-create.ts';
export * from './ops/vmo-destroy.ts';
export * from './ops/vmo-read.ts';
export * from './ops/vmo-share-ro.ts';
export * from './ops/vmo-write.ts';
export * from './ops/wait-info.ts';
export * from './ops/wait-nohang.ts';
export * from './ops/wait.ts';
export * from './ops/yield.ts';
export * from './principals.ts';
export * from './structs/bootstrap-info.ts';
export * from './structs/bootstrap-msg.ts';
export * from './structs/cap-info.ts';
export * from './structs/exit-info.ts';
export * from './structs/interrupt-notice.ts';
export * from './structs/msg-header.ts';
export * from './structs/peer-gone.ts';
export * from './structs/recv-desc.ts';
export * from './types.ts';
