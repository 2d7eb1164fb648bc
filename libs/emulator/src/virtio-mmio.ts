/**
 * The registers of a virtio slot (virtio 1.2, 4.2.2). Behind them is one kind of device with one queue, or nothing: an
 * empty slot reads device id 0, as on QEMU's virt board.
 *
 * A notification is served at once, before the store that made it returns: the device has no time of its own, so that a
 * driver that polls and one that waits for the interrupt see the same order on every host.
 */
import {
  VIRTIO_BASE,
  VIRTIO_CONFIG,
  VIRTIO_CONFIG_GENERATION,
  VIRTIO_DEVICE_FEATURES,
  VIRTIO_DEVICE_FEATURES_SEL,
  VIRTIO_DEVICE_ID,
  VIRTIO_DRIVER_FEATURES,
  VIRTIO_DRIVER_FEATURES_SEL,
  VIRTIO_FEATURE_VERSION_1,
  VIRTIO_INTERRUPT_ACK,
  VIRTIO_INTERRUPT_CONFIG,
  VIRTIO_INTERRUPT_STATUS,
  VIRTIO_INTERRUPT_USED,
  VIRTIO_MAGIC,
  VIRTIO_MAGIC_VALUE,
  VIRTIO_QUEUE_DESC_HIGH,
  VIRTIO_QUEUE_DESC_LOW,
  VIRTIO_QUEUE_DEVICE_HIGH,
  VIRTIO_QUEUE_DEVICE_LOW,
  VIRTIO_QUEUE_DRIVER_HIGH,
  VIRTIO_QUEUE_DRIVER_LOW,
  VIRTIO_QUEUE_NOTIFY,
  VIRTIO_QUEUE_NUM,
  VIRTIO_QUEUE_NUM_MAX,
  VIRTIO_QUEUE_READY,
  VIRTIO_QUEUE_SEL,
  VIRTIO_SIZE,
  VIRTIO_STATUS,
  VIRTIO_STATUS_DRIVER_OK,
  VIRTIO_STATUS_FEATURES_OK,
  VIRTIO_STATUS_NEEDS_RESET,
  VIRTIO_VENDOR_ID,
  VIRTIO_VENDOR_VALUE,
  VIRTIO_VERSION,
  VIRTIO_VERSION_VALUE,
  VIRTQ_NUM_MAX,
} from '@abicus/abi-board';
import { REFUSED, type Device } from './device.ts';
import type { Digest } from './digest.ts';
import type { Ram } from './ram.ts';
import { Virtqueue, type Chain } from './virtqueue.ts';

/** A kind of device: what happens to a request. */
export interface VirtioKind {
  /** For traces and digests. */
  readonly name: string;
  /** VIRTIO_…_DEVICE_ID. */
  readonly deviceId: number;
  /** Word 0 of the features that it offers. */
  readonly features: number;
  /** Its configuration, read in words of 32 bits. */
  readonly config: Uint32Array;
  /** Serves a request: how many bytes it wrote, or undefined if the request is malformed. */
  serve(chain: Chain): number | undefined;
  digestInto(digest: Digest): void;
}

/** A slot with its kind of device, if any. */
export class VirtioMmio implements Device {
  readonly name: string;
  readonly base: number;
  readonly size: number = VIRTIO_SIZE;
  readonly #kind: VirtioKind | undefined;
  readonly #onLine: (raised: boolean) => void;
  readonly #queue: Virtqueue;
  readonly #accepted = new Uint32Array(2);
  #offeredWord = 0;
  #acceptedWord = 0;
  #queueNumber = 0;
  #status = 0;
  #interrupt = 0;

  /** @param onLine gets the level of the interrupt line. */
  constructor(
    slot: number,
    kind: VirtioKind | undefined,
    ram: Ram,
    onLine: (raised: boolean) => void,
  ) {
    this.name = kind === undefined ? `virtio-${slot}` : kind.name;
    this.base = VIRTIO_BASE + slot * VIRTIO_SIZE;
    this.#kind = kind;
    this.#onLine = onLine;
    this.#queue = new Virtqueue(ram);
  }

  read(offset: number, width: number): number {
    if (width !== 4) return REFUSED;
    switch (offset) {
      case VIRTIO_MAGIC:
        return VIRTIO_MAGIC_VALUE;
      case VIRTIO_VERSION:
        return VIRTIO_VERSION_VALUE;
      case VIRTIO_DEVICE_ID:
        return this.#kind?.deviceId ?? 0;
      case VIRTIO_VENDOR_ID:
        return VIRTIO_VENDOR_VALUE;
      default:
        return this.#kind === undefined ? REFUSED : this.#readKind(this.#kind, offset);
    }
  }

  write(offset: number, width: number, value: number): boolean {
    if (width !== 4 || this.#kind === undefined) return false;
    switch (offset) {
      case VIRTIO_DEVICE_FEATURES_SEL:
        this.#offeredWord = value;
        return true;
      case VIRTIO_DRIVER_FEATURES_SEL:
        this.#acceptedWord = value;
        return true;
      case VIRTIO_DRIVER_FEATURES:
        return this.#accept(value);
      case VIRTIO_QUEUE_SEL:
        this.#queueNumber = value;
        return true;
      case VIRTIO_QUEUE_NOTIFY:
        if (value === 0) this.#notified(this.#kind);
        return value === 0;
      case VIRTIO_INTERRUPT_ACK:
        this.#setInterrupt(this.#interrupt & ~value);
        return true;
      case VIRTIO_STATUS:
        this.#setStatus(value, this.#kind);
        return true;
      default:
        return this.#queueNumber === 0 && this.#writeQueue(offset, value);
    }
  }

  digestInto(digest: Digest): void {
    digest.word(this.#status).word(this.#interrupt).word(this.#queueNumber);
    digest.word(this.#offeredWord).word(this.#acceptedWord);
    digest.word(this.#accepted[0] ?? 0).word(this.#accepted[1] ?? 0);
    this.#queue.digestInto(digest);
    this.#kind?.digestInto(digest);
  }

  #readKind(kind: VirtioKind, offset: number): number {
    switch (offset) {
      case VIRTIO_DEVICE_FEATURES:
        if (this.#offeredWord === 0) return kind.features;
        return this.#offeredWord === 1 ? VIRTIO_FEATURE_VERSION_1 : 0;
      case VIRTIO_QUEUE_NUM_MAX:
        return this.#queueNumber === 0 ? VIRTQ_NUM_MAX : 0;
      case VIRTIO_QUEUE_READY:
        return this.#queueNumber === 0 && this.#queue.ready ? 1 : 0;
      case VIRTIO_INTERRUPT_STATUS:
        return this.#interrupt;
      case VIRTIO_STATUS:
        return this.#status;
      case VIRTIO_CONFIG_GENERATION:
        return 0;
      default:
        return kind.config[(offset - VIRTIO_CONFIG) / 4] ?? REFUSED;
    }
  }

  /** Registers of the queue. Its tables can't move while it is in use. */
  #writeQueue(offset: number, value: number): boolean {
    const queue = this.#queue;
    if (offset === VIRTIO_QUEUE_READY) return this.#setReady(value);
    if (queue.ready) return false;
    switch (offset) {
      case VIRTIO_QUEUE_NUM:
        queue.num = value;
        return true;
      case VIRTIO_QUEUE_DESC_LOW:
        queue.desc = value;
        return true;
      case VIRTIO_QUEUE_DRIVER_LOW:
        queue.driver = value;
        return true;
      case VIRTIO_QUEUE_DEVICE_LOW:
        queue.device = value;
        return true;
      case VIRTIO_QUEUE_DESC_HIGH:
      case VIRTIO_QUEUE_DRIVER_HIGH:
      case VIRTIO_QUEUE_DEVICE_HIGH:
        // No RAM lies beyond 4 GiB.
        return value === 0;
      default:
        return false;
    }
  }

  /** Puts the queue in use, unless its tables make no queue: then the store is refused and it stays out of use. */
  #setReady(value: number): boolean {
    if (value === 0) this.#queue.reset();
    else if (value !== 1 || !this.#queue.wellPlaced) return false;
    else this.#queue.ready = true;
    return true;
  }

  #accept(value: number): boolean {
    if (this.#acceptedWord > 1) return value === 0;
    this.#accepted[this.#acceptedWord] = value;
    return true;
  }

  #setStatus(value: number, kind: VirtioKind): void {
    if (value === 0) {
      this.#queue.reset();
      this.#accepted.fill(0);
      this.#status = 0;
      this.#setInterrupt(0);
      return;
    }
    const agreed =
      ((this.#accepted[0] ?? 0) & ~kind.features) === 0 &&
      this.#accepted[1] === VIRTIO_FEATURE_VERSION_1;
    const kept = agreed ? value : value & ~VIRTIO_STATUS_FEATURES_OK;
    this.#status = (kept & 0xff) | (this.#status & VIRTIO_STATUS_NEEDS_RESET);
  }

  #notified(kind: VirtioKind): void {
    const needed = VIRTIO_STATUS_DRIVER_OK | VIRTIO_STATUS_FEATURES_OK;
    const state = this.#status & (needed | VIRTIO_STATUS_NEEDS_RESET);
    if (!this.#queue.ready || state !== needed) return;
    const count = this.#queue.available();
    let served = 0;
    while (served < (count ?? 0) && this.#serveOne(kind)) served++;
    if (served > 0 && this.#queue.interrupts) {
      this.#setInterrupt(this.#interrupt | VIRTIO_INTERRUPT_USED);
    }
    if (served !== count) {
      this.#status |= VIRTIO_STATUS_NEEDS_RESET;
      this.#setInterrupt(this.#interrupt | VIRTIO_INTERRUPT_CONFIG);
    }
  }

  /** Serves the next request; false: malformed. */
  #serveOne(kind: VirtioKind): boolean {
    const chain = this.#queue.take();
    const written = chain === undefined ? undefined : kind.serve(chain);
    if (chain === undefined || written === undefined) return false;
    this.#queue.give(chain.head, written);
    return true;
  }

  #setInterrupt(value: number): void {
    this.#interrupt = value;
    this.#onLine(value !== 0);
  }
}
