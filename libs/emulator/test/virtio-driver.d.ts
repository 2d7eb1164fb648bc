import { Machine, type Bus, type MachineOptions } from '../src/index.ts';
import { FrameAllocator } from './space.ts';
/** The fields of a descriptor; the default is 0. */
export interface Descriptor {
    readonly pa?: number;
    readonly high?: number;
    readonly length?: number;
    readonly flags?: number;
    readonly next?: number;
}
/** A buffer of a descriptor chain. */
export interface Buffer {
    readonly pa: number;
    readonly length: number;
    readonly writable: boolean;
}
/** A queue of a virtio device, like that of a driver in a supervisor. */
export declare class DriverQueue {
    #private;
    readonly num: number;
    readonly desc: number;
    readonly avail: number;
    readonly used: number;
    /** A page for buffers. */
    readonly data: number;
    constructor(frames: FrameAllocator, bus: Bus, slot: number, index?: number, num?: number);
    readRegister(register: number, width?: number): number;
    writeRegister(register: number, value: number): boolean;
    /** Selects the queue and makes it ready, with empty rings. */
    makeReady(): this;
    /** Selects the queue, and writes its size and addresses to the registers. */
    writeQueueAddresses(): void;
    /** Writes a descriptor, valid or not. */
    writeDescriptor(index: number, { pa, high, length, flags, next }: Descriptor): void;
    /** Adds the chain that begins at `head` to the available ring. */
    pushAvail(head: number): void;
    /** Advances the index of the available ring by `count`, without chains. */
    overstateAvail(count: number): void;
    notify(): void;
    /** Writes a chain into free descriptors, adds it to the available ring and gives its head. */
    submit(...buffers: readonly Buffer[]): number;
    /** Pops the used ring: head and bytes written of each new entry. */
    popUsed(): [number, number][];
    /** Reads the bytes of a buffer. */
    bytes(pa: number, length: number): number[];
}
/** Initialises a device up to DRIVER_OK (virtio 1.2, 3.1.1). Accepts the given features in word 0, and VERSION_1. */
export declare function startDevice([first, ...others]: readonly DriverQueue[], features?: number): void;
/** A driver of a device with one queue, and the machine. */
export declare class VirtioDriver extends DriverQueue {
    readonly machine: Machine;
    constructor(slot: number, options?: Partial<MachineOptions>, num?: number);
    start(features?: number): this;
    /** Lets time pass up to the next completion; gives its tick, or Infinity if the device is not at work. */
    wait(): number;
}
