/** The board: register maps of the devices and the memory map. Generated from contracts. */
export * from './clint.ts';
export * from './finisher.ts';
export * from './memory-map.ts';
export * from './page-table.ts';
export * from './registers.ts';
export * from './timebase.ts';
export * from './traps.ts';
export * from './uart.ts';
export * from './virtio-blk.ts';
export * from './virtio-mmio.ts';
export * from './virtio-queue.ts';
export * from './virtio-rng.ts';
