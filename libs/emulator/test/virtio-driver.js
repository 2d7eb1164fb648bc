/** A virtio driver for tests: accesses the registers of a slot by the bus, and virtqueues in RAM. */
import { PAGE_SIZE, VIRTIO_BASE, VIRTIO_DRIVER_FEATURES, VIRTIO_DRIVER_FEATURES_SEL, VIRTIO_QUEUE_DESC_LOW, VIRTIO_QUEUE_DEVICE_LOW, VIRTIO_QUEUE_DRIVER_LOW, VIRTIO_QUEUE_NOTIFY, VIRTIO_QUEUE_NUM, VIRTIO_QUEUE_READY, VIRTIO_QUEUE_SEL, VIRTIO_SIZE, VIRTIO_STATUS, VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE, } from '@abicus/abi-board';
import { Machine } from '../src/index.js';
import { Dma } from '../src/dma.js';
import { FrameAllocator } from './space.js';
/** A queue of a virtio device, like that of a driver in a supervisor. */
export class DriverQueue {
    num;
    desc;
    avail;
    used;
    /** A page for buffers. */
    data;
    #ram;
    #dma;
    #bus;
    #base;
    #index;
    #nextFree = 0;
    #availIdx = 0;
    #lastUsedIdx = 0;
    constructor(frames, bus, slot, index = 0, num = 8) {
        const { ram } = frames;
        this.num = num;
        this.#ram = ram;
        this.#dma = new Dma(ram);
        this.#bus = bus;
        this.#base = VIRTIO_BASE + slot * VIRTIO_SIZE;
        this.#index = index;
        this.desc = frames.alloc();
        this.avail = frames.alloc();
        this.used = frames.alloc();
        this.data = frames.alloc();
    }
    readRegister(register, width = 4) {
        return this.#bus.read(this.#base + register, width);
    }
    writeRegister(register, value) {
        return this.#bus.write32(this.#base + register, value);
    }
    /** Selects the queue and makes it ready, with empty rings. */
    makeReady() {
        this.#ram.zero(this.avail, PAGE_SIZE);
        this.#ram.zero(this.used, PAGE_SIZE);
        [this.#nextFree, this.#availIdx, this.#lastUsedIdx] = [0, 0, 0];
        this.writeQueueAddresses();
        this.writeRegister(VIRTIO_QUEUE_READY, 1);
        return this;
    }
    /** Selects the queue, and writes its size and addresses to the registers. */
    writeQueueAddresses() {
        this.writeRegister(VIRTIO_QUEUE_SEL, this.#index);
        this.writeRegister(VIRTIO_QUEUE_NUM, this.num);
        this.writeRegister(VIRTIO_QUEUE_DESC_LOW, this.desc);
        this.writeRegister(VIRTIO_QUEUE_DRIVER_LOW, this.avail);
        this.writeRegister(VIRTIO_QUEUE_DEVICE_LOW, this.used);
    }
    /** Writes a descriptor, valid or not. */
    writeDescriptor(index, { pa = 0, high = 0, length = 0, flags = 0, next = 0 }) {
        const at = this.desc + index * 16;
        this.#dma.write32(at, pa);
        this.#dma.write32(at + 4, high);
        this.#dma.write32(at + 8, length);
        this.#dma.write16(at + 12, flags);
        this.#dma.write16(at + 14, next);
    }
    /** Adds the chain that begins at `head` to the available ring. */
    pushAvail(head) {
        this.#dma.write16(this.avail + 4 + (this.#availIdx % this.num) * 2, head);
        this.#availIdx++;
        this.#dma.write16(this.avail + 2, this.#availIdx);
    }
    /** Advances the index of the available ring by `count`, without chains. */
    overstateAvail(count) {
        this.#dma.write16(this.avail + 2, this.#availIdx + count);
    }
    notify() {
        this.writeRegister(VIRTIO_QUEUE_NOTIFY, this.#index);
    }
    /** Writes a chain into free descriptors, adds it to the available ring and gives its head. */
    submit(...buffers) {
        const head = this.#nextFree % this.num;
        buffers.forEach(({ pa, length, writable }, i) => {
            const index = this.#nextFree++ % this.num;
            const more = i + 1 < buffers.length;
            const flags = (writable ? VIRTQ_DESC_F_WRITE : 0) | (more ? VIRTQ_DESC_F_NEXT : 0);
            this.writeDescriptor(index, { pa, length, flags, next: more ? (index + 1) % this.num : 0 });
        });
        this.pushAvail(head);
        return head;
    }
    /** Pops the used ring: head and bytes written of each new entry. */
    popUsed() {
        const result = [];
        const end = this.#dma.read16(this.used + 2);
        for (; (this.#lastUsedIdx & 0xffff) !== end; this.#lastUsedIdx++) {
            const at = this.used + 4 + (this.#lastUsedIdx % this.num) * 8;
            result.push([this.#dma.read32(at), this.#dma.read32(at + 4)]);
        }
        return result;
    }
    /** Reads the bytes of a buffer. */
    bytes(pa, length) {
        if (length > PAGE_SIZE)
            throw new RangeError('a buffer of these tests is at most a page');
        return [...this.#ram.view(pa, length)];
    }
}
/** Initialises a device up to DRIVER_OK (virtio 1.2, 3.1.1). Accepts the given features in word 0, and VERSION_1. */
export function startDevice([first, ...others], features = 0) {
    if (first === undefined)
        throw new RangeError('a device has a queue');
    first.writeRegister(VIRTIO_STATUS, 0);
    first.writeRegister(VIRTIO_STATUS, 1);
    first.writeRegister(VIRTIO_STATUS, 3);
    first.writeRegister(VIRTIO_DRIVER_FEATURES_SEL, 0);
    first.writeRegister(VIRTIO_DRIVER_FEATURES, features);
    first.writeRegister(VIRTIO_DRIVER_FEATURES_SEL, 1);
    first.writeRegister(VIRTIO_DRIVER_FEATURES, 1);
    first.writeRegister(VIRTIO_STATUS, 11);
    for (const queue of [first, ...others])
        queue.makeReady();
    first.writeRegister(VIRTIO_STATUS, 15);
}
/** A driver of a device with one queue, and the machine. */
export class VirtioDriver extends DriverQueue {
    machine;
    constructor(slot, options = {}, num = 8) {
        const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x10_0000, ...options });
        super(new FrameAllocator(machine.ram), machine.bus, slot, 0, num);
        this.machine = machine;
    }
    start(features = 0) {
        startDevice([this], features);
        return this;
    }
    /** Lets time pass up to the next completion; gives its tick, or Infinity if the device is not at work. */
    wait() {
        const { board } = this.machine;
        const tick = board.nextDueTick;
        if (tick === Infinity)
            return tick;
        board.clint.advanceTo(Math.max(tick, board.clint.mtime));
        board.completeDue(tick);
        return tick;
    }
}
