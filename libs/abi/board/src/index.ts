// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:322fb380141a8e0a

/** RFC-0100: The board: devices, memory map, traps, time. */
export * from './clint.ts';
export * from './finisher.ts';
export * from './interrupts.ts';
export * from './memory-map.ts';
export * from './page-table.ts';
export * from './registers.ts';
export * from './switch.ts';
export * from './timebase.ts';
export * from './traps.ts';
export * from './uart.ts';
export * from './virtio-blk.ts';
export * from './virtio-mmio.ts';
export * from './virtio-net.ts';
export * from './virtio-queue.ts';
export * from './virtio-rng.ts';
