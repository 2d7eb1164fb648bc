import type { Ram } from '../src/index.ts';
/** PTE flags of a text page. */
export declare const RX: number;
/** PTE flags of a data page. */
export declare const RW: number;
/** PTE flags of a read-only page. */
export declare const RO: number;
/** The address of a program's text. */
export declare const TEXT_VA = 65536;
/** The address of a program's data. */
export declare const DATA_VA = 131072;
/** A bump allocator of page frames. */
export declare class FrameAllocator {
    #private;
    readonly ram: Ram;
    constructor(ram: Ram);
    alloc(pages?: number): number;
}
/** An address space with its page table. */
export declare class AddressSpace {
    #private;
    readonly root: number;
    constructor(frames: FrameAllocator);
    /** Maps the page of `va` to the page `pa` (RAM or a device). The flags are not checked. */
    map(va: number, pa: number, flags: number): this;
    /** Allocates pages and maps them from `va`; gives the physical address of the first. */
    mapNew(va: number, pages: number, flags: number): number;
}
