/** A virtio driver for tests: the registers of a slot by the bus, the three tables of its queue in RAM. */
import {
  PAGE_SIZE,
  VIRTIO_BASE,
  VIRTIO_DRIVER_FEATURES,
  VIRTIO_DRIVER_FEATURES_SEL,
  VIRTIO_QUEUE_DESC_LOW,
  VIRTIO_QUEUE_DEVICE_LOW,
  VIRTIO_QUEUE_DRIVER_LOW,
  VIRTIO_QUEUE_NOTIFY,
  VIRTIO_QUEUE_NUM,
  VIRTIO_QUEUE_READY,
  VIRTIO_SIZE,
  VIRTIO_STATUS,
  VIRTQ_DESC_F_NEXT,
  VIRTQ_DESC_F_WRITE,
} from '@abicus/abi-board';
import { Machine, type MachineOptions } from '../src/index.ts';
import { PhysicalWords } from '../src/physical-words.ts';
import { Frames } from './space.ts';

/** A descriptor as a test states it; what is left out is 0. */
export interface Descriptor {
  readonly pa?: number;
  readonly high?: number;
  readonly length?: number;
  readonly flags?: number;
  readonly next?: number;
}

/** A buffer of a request. */
export interface Buffer {
  readonly pa: number;
  readonly length: number;
  readonly writable: boolean;
}

/** A driver of one virtio device, as a supervisor would write it. */
export class VirtioDriver {
  readonly machine: Machine;
  readonly num: number;
  readonly desc: number;
  readonly avail: number;
  readonly used: number;
  /** A page for buffers. */
  readonly data: number;
  readonly #words: PhysicalWords;
  readonly #base: number;
  #free = 0;
  #offered = 0;
  #seen = 0;

  constructor(slot: number, options: Partial<MachineOptions> = {}, num = 8) {
    this.machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x10_0000, ...options });
    this.num = num;
    this.#words = new PhysicalWords(this.machine.ram);
    this.#base = VIRTIO_BASE + slot * VIRTIO_SIZE;
    const frames = new Frames(this.machine.ram);
    [this.desc, this.avail, this.used, this.data] = [1, 1, 1, 1].map(() => frames.take()) as [
      number,
      number,
      number,
      number,
    ];
  }

  get(register: number): number {
    return this.machine.bus.read32(this.#base + register);
  }

  set(register: number, value: number): boolean {
    return this.machine.bus.write32(this.#base + register, value);
  }

  /** The steps of virtio 1.2, 3.1.1. Accepts the features given in word 0, and version 1. */
  start(features = 0): this {
    this.set(VIRTIO_STATUS, 0);
    this.set(VIRTIO_STATUS, 1);
    this.set(VIRTIO_STATUS, 3);
    this.set(VIRTIO_DRIVER_FEATURES_SEL, 0);
    this.set(VIRTIO_DRIVER_FEATURES, features);
    this.set(VIRTIO_DRIVER_FEATURES_SEL, 1);
    this.set(VIRTIO_DRIVER_FEATURES, 1);
    this.set(VIRTIO_STATUS, 11);
    this.place();
    this.set(VIRTIO_QUEUE_READY, 1);
    this.set(VIRTIO_STATUS, 15);
    return this;
  }

  /** Tells where the tables are. */
  place(): void {
    this.set(VIRTIO_QUEUE_NUM, this.num);
    this.set(VIRTIO_QUEUE_DESC_LOW, this.desc);
    this.set(VIRTIO_QUEUE_DRIVER_LOW, this.avail);
    this.set(VIRTIO_QUEUE_DEVICE_LOW, this.used);
  }

  /** Writes a descriptor, right or wrong. */
  describe(index: number, { pa = 0, high = 0, length = 0, flags = 0, next = 0 }: Descriptor): void {
    const at = this.desc + index * 16;
    this.#words.write32(at, pa);
    this.#words.write32(at + 4, high);
    this.#words.write32(at + 8, length);
    this.#words.write16(at + 12, flags);
    this.#words.write16(at + 14, next);
  }

  /** Puts the chain that begins at `head` into the available ring. */
  offer(head: number): void {
    this.#words.write16(this.avail + 4 + (this.#offered % this.num) * 2, head);
    this.#offered++;
    this.#words.write16(this.avail + 2, this.#offered);
  }

  /** Claims to have offered `count` chains more. */
  pretend(count: number): void {
    this.#words.write16(this.avail + 2, this.#offered + count);
  }

  notify(): void {
    this.set(VIRTIO_QUEUE_NOTIFY, 0);
  }

  /** Writes the chain of a request into free descriptors and offers it; its head. */
  request(...buffers: readonly Buffer[]): number {
    const head = this.#free % this.num;
    buffers.forEach(({ pa, length, writable }, i) => {
      const index = this.#free++ % this.num;
      const more = i + 1 < buffers.length;
      const flags = (writable ? VIRTQ_DESC_F_WRITE : 0) | (more ? VIRTQ_DESC_F_NEXT : 0);
      this.describe(index, { pa, length, flags, next: more ? (index + 1) % this.num : 0 });
    });
    this.offer(head);
    return head;
  }

  /** Chains given back since the last time: head, and bytes written. */
  collect(): [number, number][] {
    const result: [number, number][] = [];
    const end = this.#words.read16(this.used + 2);
    for (; (this.#seen & 0xffff) !== end; this.#seen++) {
      const at = this.used + 4 + (this.#seen % this.num) * 8;
      result.push([this.#words.read32(at), this.#words.read32(at + 4)]);
    }
    return result;
  }

  /** The bytes of a buffer. */
  bytes(pa: number, length: number): number[] {
    if (length > PAGE_SIZE) throw new RangeError('a buffer of these tests is at most a page');
    return [...this.machine.ram.view(pa, length)];
  }
}
