/**
 * The device side of a split virtqueue (virtio 1.2, 2.7). The driver may be hostile: every address, index and length is
 * checked; a chain has at most as many descriptors as the queue, and one notification processes at most as many chains.
 * At the first invalid value the queue is malformed, and the device sets DEVICE_NEEDS_RESET.
 *
 * The queue also holds the chains that the device has taken and not yet used. No two of them begin at the same descriptor,
 * so there are at most as many as the queue has entries.
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
import { ScatterList } from './scatter-list.ts';
import type { Digest } from './digest.ts';
import { Dma } from './dma.ts';
import type { Ram } from './ram.ts';
import {
  apart,
  classState,
  field,
  flag,
  list,
  number,
  record,
  word,
  type Kind,
  type Plain,
} from './state-table.ts';

/** A descriptor chain: a request with its device-readable buffers and its device-writable buffers. */
export interface DescriptorChain {
  /** Index of its first descriptor, which identifies it to the driver. */
  readonly head: number;
  readonly readable: ScatterList;
  readonly writable: ScatterList;
}

/** A chain that the device has taken and not yet used. */
interface KeptChain {
  readonly chain: DescriptorChain;
  /** The tick at which it is completed; Infinity: the device uses it when it wants to. */
  readonly dueTick: number;
}

const KEPT: Kind<KeptChain> = record<KeptChain>({
  chain: record<DescriptorChain>({
    head: word,
    readable: ScatterList.STATE,
    writable: ScatterList.STATE,
  }),
  dueTick: number,
});

/** A virtqueue, as the device sees it. */
export class Virtqueue {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Virtqueue> = classState<Virtqueue>({
    num: field((it) => it.num, number),
    ready: field((it) => it.ready, flag),
    desc: field((it) => it.desc, number),
    driver: field((it) => it.driver, number),
    device: field((it) => it.device, number),
    '#ram': apart('a connection to another part of the board'),
    '#words': apart('a connection to another part of the board'),
    '#lastAvailIdx': field((it) => it.#lastAvailIdx, word),
    '#usedIdx': field((it) => it.#usedIdx, word),
    '#kept': field((it) => it.#kept, list(KEPT)),
  });
  /** Queue size: a power of two up to VIRTQ_NUM_MAX. */
  num = 0;
  ready = false;
  /** Physical addresses of descriptor table, available ring (driver area) and used ring (device area). */
  desc = 0;
  driver = 0;
  device = 0;
  readonly #ram: Ram;
  readonly #words: Dma;
  #lastAvailIdx = 0;
  #usedIdx = 0;
  /** In the order in which they were taken. */
  #kept: KeptChain[] = [];

  constructor(ram: Ram) {
    this.#ram = ram;
    this.#words = new Dma(ram);
  }

  /** Resets the queue to its state after power-on: it drops the chains that it keeps. */
  reset(): void {
    this.num = 0;
    this.ready = false;
    this.desc = 0;
    this.driver = 0;
    this.device = 0;
    this.#lastAvailIdx = 0;
    this.#usedIdx = 0;
    this.#kept = [];
  }

  /** Whether the size is valid, and the tables are aligned and in RAM. */
  get isValid(): boolean {
    const { num, desc, driver, device } = this;
    const powerOfTwo = num > 0 && num <= VIRTQ_NUM_MAX && (num & (num - 1)) === 0;
    const aligned = desc % 16 === 0 && driver % 2 === 0 && device % 4 === 0;
    return (
      powerOfTwo &&
      aligned &&
      this.#ram.contains(desc, num * VIRTQ_DESC_SIZE) &&
      this.#ram.contains(driver, VIRTQ_AVAIL_RING + num * 2) &&
      this.#ram.contains(device, VIRTQ_USED_RING + num * VIRTQ_USED_ENTRY_SIZE)
    );
  }

  /** The number of available chains that the device has not popped; undefined: malformed. */
  availCount(): number | undefined {
    const count = (this.#words.read16(this.driver + VIRTQ_AVAIL_IDX) - this.#lastAvailIdx) & 0xffff;
    return count <= this.num ? count : undefined;
  }

  /** Pops the next chain of the available ring; undefined: malformed. */
  popAvail(): DescriptorChain | undefined {
    const slot = this.#lastAvailIdx % this.num;
    this.#lastAvailIdx = (this.#lastAvailIdx + 1) & 0xffff;
    const head = this.#words.read16(this.driver + VIRTQ_AVAIL_RING + slot * 2);
    if (this.#kept.some(({ chain }) => chain.head === head)) return undefined;
    const chain: DescriptorChain = {
      head,
      readable: new ScatterList(this.#ram),
      writable: new ScatterList(this.#ram),
    };
    let index: number | undefined = head;
    for (let length = 0; index !== undefined; length++) {
      // A chain with more descriptors than the table has is a loop.
      if (length === this.num || index >= this.num) return undefined;
      const at: number = this.desc + index * VIRTQ_DESC_SIZE;
      const flags = this.#words.read16(at + VIRTQ_DESC_FLAGS);
      if (!this.#addBuffer(chain, at, flags)) return undefined;
      index =
        (flags & VIRTQ_DESC_F_NEXT) === 0 ? undefined : this.#words.read16(at + VIRTQ_DESC_NEXT);
    }
    return chain;
  }

  /** Keeps a chain that was popped, until it is due or the device uses it. */
  keep(chain: DescriptorChain, dueTick: number): void {
    this.#kept.push({ chain, dueTick });
  }

  /** The chain that has been kept for longest and is not due at some time. */
  get oldestKept(): DescriptorChain | undefined {
    return this.#kept.find(({ dueTick }) => dueTick === Infinity)?.chain;
  }

  /** The tick of the earliest completion; Infinity: none. */
  get nextDueTick(): number {
    return this.#kept.reduce((tick, { dueTick }) => Math.min(tick, dueTick), Infinity);
  }

  /** The kept chain that is due at a tick; of several the one that was taken first. */
  dueAt(tick: number): DescriptorChain | undefined {
    return this.#kept.find(({ dueTick }) => dueTick === tick)?.chain;
  }

  /** Pushes a kept chain to the used ring; false: a reset has dropped it. */
  useKept(chain: DescriptorChain, written: number): boolean {
    const at = this.#kept.findIndex((kept) => kept.chain === chain);
    if (at < 0) return false;
    this.#kept.splice(at, 1);
    this.pushUsed(chain.head, written);
    return true;
  }

  /** Pushes a chain to the used ring, with the number of bytes that the device wrote into it. */
  pushUsed(head: number, written: number): void {
    const entry =
      this.device + VIRTQ_USED_RING + (this.#usedIdx % this.num) * VIRTQ_USED_ENTRY_SIZE;
    this.#words.write32(entry, head);
    this.#words.write32(entry + 4, written);
    this.#usedIdx = (this.#usedIdx + 1) & 0xffff;
    this.#words.write16(this.device + VIRTQ_USED_IDX, this.#usedIdx);
  }

  /** Whether the driver wants an interrupt for used chains: it has not set VIRTQ_AVAIL_F_NO_INTERRUPT. */
  get interruptsEnabled(): boolean {
    const flags = this.#words.read16(this.driver + VIRTQ_AVAIL_FLAGS);
    return (flags & VIRTQ_AVAIL_F_NO_INTERRUPT) === 0;
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    Virtqueue.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return Virtqueue.STATE.dump(this);
  }

  /** Appends the buffer of a descriptor to its chain; false: malformed. */
  #addBuffer(chain: DescriptorChain, at: number, flags: number): boolean {
    if ((flags & VIRTQ_DESC_F_INDIRECT) !== 0) return false;
    if (this.#words.read32(at + VIRTQ_DESC_ADDR + 4) !== 0) return false;
    const pa = this.#words.read32(at + VIRTQ_DESC_ADDR);
    const length = this.#words.read32(at + VIRTQ_DESC_LEN);
    if ((flags & VIRTQ_DESC_F_WRITE) !== 0) return chain.writable.append(pa, length);
    // Device-readable buffers must precede device-writable ones (2.7.4.2).
    return chain.writable.length === 0 && chain.readable.append(pa, length);
  }
}
