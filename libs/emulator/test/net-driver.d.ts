import { Machine } from '../src/index.ts';
import type { VirtioNet } from '../src/virtio-net.ts';
import { FrameAllocator } from './space.ts';
import { DriverQueue } from './virtio-driver.ts';
/** An address, by its last byte. */
export declare const macOf: (last: number) => Uint8Array;
/** The address of all. */
export declare const BROADCAST: Uint8Array;
/** A frame of `length` bytes. */
export declare function frameOf(to: Uint8Array, from: Uint8Array, fill: number, length?: number): Uint8Array;
/** A driver with as many receive buffers as its queue has entries. */
export declare class NetDriver {
    #private;
    readonly receive: DriverQueue;
    readonly transmit: DriverQueue;
    constructor(machine: Machine, frames?: FrameAllocator, num?: number);
    /** Initialises the device, and offers all receive buffers. */
    start(offered?: number): this;
    /** Offers a receive buffer. */
    offer(index: number, length?: number): void;
    /** Transmits a frame behind a header of zeros. */
    send(frame: Uint8Array): void;
    /** Transmits header and frame as one buffer. */
    sendRaw(bytes: Uint8Array): void;
    /** The frames received, with their headers; their buffers are offered again. */
    received(): Uint8Array[];
}
/** A machine with a network device, its driver, and the frames that it transmitted. */
export interface NetRig {
    readonly machine: Machine;
    readonly net: VirtioNet;
    readonly driver: NetDriver;
    readonly sent: Uint8Array[];
}
/** A machine whose network device has the address `macOf(1)`. */
export declare function netRig(): NetRig;
/** A frame to that machine. */
export declare const frame: (fill: number, length?: number) => Uint8Array;
/** Whether the device needs a reset. */
export declare const needsReset: ({ driver }: NetRig) => boolean;
