/** Address spaces for tests, with page tables in RAM like those of a supervisor. */
import { PAGE_LEAF_SIZE, PAGE_ROOT_SHIFT, PAGE_SHIFT, PAGE_SIZE, PTE_EXECUTE, PTE_READ, PTE_USER, PTE_VALID, PTE_WRITE, RAM_BASE, } from '@abicus/abi-board';
/** PTE flags of a text page. */
export const RX = PTE_VALID | PTE_READ | PTE_EXECUTE | PTE_USER;
/** PTE flags of a data page. */
export const RW = PTE_VALID | PTE_READ | PTE_WRITE | PTE_USER;
/** PTE flags of a read-only page. */
export const RO = PTE_VALID | PTE_READ | PTE_USER;
/** The address of a program's text. */
export const TEXT_VA = 0x1_0000;
/** The address of a program's data. */
export const DATA_VA = 0x2_0000;
/** A bump allocator of page frames. */
export class FrameAllocator {
    ram;
    #next = RAM_BASE;
    constructor(ram) {
        this.ram = ram;
    }
    alloc(pages = 1) {
        const pa = this.#next;
        this.#next += pages * PAGE_SIZE;
        this.ram.claim(pa, pages * PAGE_SIZE);
        return pa;
    }
}
/** An address space with its page table. */
export class AddressSpace {
    root;
    #frames;
    constructor(frames) {
        this.#frames = frames;
        this.root = frames.alloc();
    }
    /** Maps the page of `va` to the page `pa` (RAM or a device). The flags are not checked. */
    map(va, pa, flags) {
        const { ram } = this.#frames;
        const slot = this.root + (va >>> PAGE_ROOT_SHIFT) * 4;
        let leaf = ram.read32(slot) & ~(PAGE_LEAF_SIZE - 1);
        if (leaf === 0) {
            leaf = this.#frames.alloc();
            ram.write32(slot, leaf | PTE_VALID);
        }
        ram.write32((leaf >>> 0) + ((va >>> PAGE_SHIFT) & 1023) * 4, pa | flags);
        return this;
    }
    /** Allocates pages and maps them from `va`; gives the physical address of the first. */
    mapNew(va, pages, flags) {
        const pa = this.#frames.alloc(pages);
        for (let i = 0; i < pages; i++)
            this.map(va + i * PAGE_SIZE, pa + i * PAGE_SIZE, flags);
        return pa;
    }
}
