/**
 * The device's side of a split virtqueue (virtio 1.2, 2.7). The driver wrote all of it and may be hostile: every address,
 * index and length is checked, a chain has at most as many descriptors as the queue, one notification takes at most as
 * many chains. The first thing that is wrong makes the queue malformed, and the device wants a reset.
 */
import {
  VIRTQ_AVAIL_F_NO_INTERRUPT,
  VIRTQ_AVAIL_FLAGS,
  VIRTQ_AVAIL_IDX,
  VIRTQ_AVAIL_RING,
  VIRTQ_DESC_ADDR,
  VIRTQ_DESC_F_INDIRECT,
  VIRTQ_DESC_F_NEXT,
  VIRTQ_DESC_F_WRITE,
  VIRTQ_DESC_FLAGS,
  VIRTQ_DESC_LEN,
  VIRTQ_DESC_NEXT,
  VIRTQ_DESC_SIZE,
  VIRTQ_NUM_MAX,
  VIRTQ_USED_ENTRY_SIZE,
  VIRTQ_USED_IDX,
  VIRTQ_USED_RING,
} from '@abicus/abi-board';
import { BufferList } from './buffer-list.ts';
import type { Digest } from './digest.ts';
import { PhysicalWords } from './physical-words.ts';
import type { Ram } from './ram.ts';

/** A request: what the device may read, then what it may write. */
export interface Chain {
  /** Index of its first descriptor, by which the driver knows it. */
  readonly head: number;
  readonly readable: BufferList;
  readonly writable: BufferList;
}

/** One queue of a device. */
export class Virtqueue {
  /** Entries, a power of two up to VIRTQ_NUM_MAX. */
  num = 0;
  ready = false;
  /** Physical addresses of the three tables: descriptors, available ring, used ring. */
  desc = 0;
  driver = 0;
  device = 0;
  readonly #ram: Ram;
  readonly #words: PhysicalWords;
  #taken = 0;
  #used = 0;

  constructor(ram: Ram) {
    this.#ram = ram;
    this.#words = new PhysicalWords(ram);
  }

  /** Back to the state after power-on. */
  reset(): void {
    this.num = 0;
    this.ready = false;
    this.desc = 0;
    this.driver = 0;
    this.device = 0;
    this.#taken = 0;
    this.#used = 0;
  }

  /** Whether number, places and alignment of the tables make a queue. */
  get wellPlaced(): boolean {
    const { num, desc, driver, device } = this;
    const powerOfTwo = num > 0 && num <= VIRTQ_NUM_MAX && (num & (num - 1)) === 0;
    const aligned = desc % 16 === 0 && driver % 2 === 0 && device % 4 === 0;
    return (
      powerOfTwo &&
      aligned &&
      this.#ram.has(desc, num * VIRTQ_DESC_SIZE) &&
      this.#ram.has(driver, VIRTQ_AVAIL_RING + num * 2) &&
      this.#ram.has(device, VIRTQ_USED_RING + num * VIRTQ_USED_ENTRY_SIZE)
    );
  }

  /** How many chains the driver has made available and the device has not taken; undefined: malformed. */
  available(): number | undefined {
    const count = (this.#words.read16(this.driver + VIRTQ_AVAIL_IDX) - this.#taken) & 0xffff;
    return count <= this.num ? count : undefined;
  }

  /** Takes the next available chain; undefined: malformed. */
  take(): Chain | undefined {
    const slot = this.#taken % this.num;
    this.#taken = (this.#taken + 1) & 0xffff;
    const head = this.#words.read16(this.driver + VIRTQ_AVAIL_RING + slot * 2);
    const chain: Chain = {
      head,
      readable: new BufferList(this.#ram),
      writable: new BufferList(this.#ram),
    };
    let index: number | undefined = head;
    for (let length = 0; index !== undefined; length++) {
      // More descriptors than the table has: the chain runs in a circle.
      if (length === this.num || index >= this.num) return undefined;
      const at: number = this.desc + index * VIRTQ_DESC_SIZE;
      const flags = this.#words.read16(at + VIRTQ_DESC_FLAGS);
      if (!this.#addBuffer(chain, at, flags)) return undefined;
      index =
        (flags & VIRTQ_DESC_F_NEXT) === 0 ? undefined : this.#words.read16(at + VIRTQ_DESC_NEXT);
    }
    return chain;
  }

  /** Gives a chain back, with how many bytes the device wrote into it. */
  give(head: number, written: number): void {
    const entry = this.device + VIRTQ_USED_RING + (this.#used % this.num) * VIRTQ_USED_ENTRY_SIZE;
    this.#words.write32(entry, head);
    this.#words.write32(entry + 4, written);
    this.#used = (this.#used + 1) & 0xffff;
    this.#words.write16(this.device + VIRTQ_USED_IDX, this.#used);
  }

  /** Whether the driver wants to be interrupted for chains given back. */
  get interrupts(): boolean {
    const flags = this.#words.read16(this.driver + VIRTQ_AVAIL_FLAGS);
    return (flags & VIRTQ_AVAIL_F_NO_INTERRUPT) === 0;
  }

  /** Adds what the device keeps about the queue; the tables themselves are RAM. */
  digestInto(digest: Digest): void {
    digest.word(this.num).flag(this.ready).word(this.#taken).word(this.#used);
    digest.number(this.desc).number(this.driver).number(this.device);
  }

  /** Adds a descriptor's buffer to its chain; false: malformed. */
  #addBuffer(chain: Chain, at: number, flags: number): boolean {
    if ((flags & VIRTQ_DESC_F_INDIRECT) !== 0) return false;
    if (this.#words.read32(at + VIRTQ_DESC_ADDR + 4) !== 0) return false;
    const pa = this.#words.read32(at + VIRTQ_DESC_ADDR);
    const length = this.#words.read32(at + VIRTQ_DESC_LEN);
    if ((flags & VIRTQ_DESC_F_WRITE) !== 0) return chain.writable.add(pa, length);
    // What the device reads must come before what it writes (2.7.4.2).
    return chain.writable.length === 0 && chain.readable.add(pa, length);
  }
}
