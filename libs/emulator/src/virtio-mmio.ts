/**
 * The virtio-mmio registers of a slot (virtio 1.2, 4.2.2). The slot has one device with one queue, or is empty: then it
 * reads device id 0, as on QEMU's virt board.
 *
 * A doorbell (a store to QueueNotify) is processed before the store returns. The device takes no time of its own, so that
 * a polling driver and an interrupt-driven one see the same order on every host.
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
import { BUS_ERROR, type Device } from './device.ts';
import type { Digest } from './digest.ts';
import type { Ram } from './ram.ts';
import { Virtqueue, type DescriptorChain } from './virtqueue.ts';
import {
  apart,
  classState,
  field,
  numbers,
  optional,
  word,
  type Kind,
  type Plain,
} from './state-table.ts';

/** A virtio device type: its identity, features, configuration, and how it processes a request. */
export interface VirtioDevice {
  /** For traces and digests. */
  readonly name: string;
  /** VIRTIO_…_DEVICE_ID. */
  readonly deviceId: number;
  /** Word 0 of the offered features. */
  readonly features: number;
  /** The configuration space, in words of 32 bits. */
  readonly config: Uint32Array;
  /** Processes a request; gives the number of bytes written, or undefined if the request is malformed. */
  serve(chain: DescriptorChain): number | undefined;
  digestInto(digest: Digest): void;
  /** Its state as plain values. */
  dump(): Plain;
}

const VIRTIO_DEVICE: Kind<VirtioDevice> = {
  digest: (device, digest) => device.digestInto(digest),
  dump: (device) => device.dump(),
};

/** A virtio-mmio slot with its device, if any. */
export class VirtioMmio implements Device {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<VirtioMmio> = classState<VirtioMmio>({
    name: apart('fixed when it is made'),
    base: apart('fixed when it is made'),
    size: apart('fixed when it is made'),
    '#device': field((it) => it.#device, optional(VIRTIO_DEVICE)),
    '#setLine': apart('a connection to another part of the board'),
    '#queue': field((it) => it.#queue, Virtqueue.STATE),
    '#driverFeatures': field((it) => it.#driverFeatures, numbers),
    '#deviceFeaturesSel': field((it) => it.#deviceFeaturesSel, word),
    '#driverFeaturesSel': field((it) => it.#driverFeaturesSel, word),
    '#queueSel': field((it) => it.#queueSel, word),
    '#status': field((it) => it.#status, word),
    '#interruptStatus': field((it) => it.#interruptStatus, word),
  });
  readonly name: string;
  readonly base: number;
  readonly size: number = VIRTIO_SIZE;
  readonly #device: VirtioDevice | undefined;
  readonly #setLine: (level: boolean) => void;
  readonly #queue: Virtqueue;
  readonly #driverFeatures = new Uint32Array(2);
  #deviceFeaturesSel = 0;
  #driverFeaturesSel = 0;
  #queueSel = 0;
  #status = 0;
  #interruptStatus = 0;

  /** @param setLine called with the level of the interrupt line. */
  constructor(
    slot: number,
    device: VirtioDevice | undefined,
    ram: Ram,
    onLine: (level: boolean) => void,
  ) {
    this.name = device === undefined ? `virtio-${slot}` : device.name;
    this.base = VIRTIO_BASE + slot * VIRTIO_SIZE;
    this.#device = device;
    this.#setLine = onLine;
    this.#queue = new Virtqueue(ram);
  }

  read(offset: number, width: number): number {
    if (width !== 4) return BUS_ERROR;
    switch (offset) {
      case VIRTIO_MAGIC:
        return VIRTIO_MAGIC_VALUE;
      case VIRTIO_VERSION:
        return VIRTIO_VERSION_VALUE;
      case VIRTIO_DEVICE_ID:
        return this.#device?.deviceId ?? 0;
      case VIRTIO_VENDOR_ID:
        return VIRTIO_VENDOR_VALUE;
      default:
        return this.#device === undefined ? BUS_ERROR : this.#readRegister(this.#device, offset);
    }
  }

  write(offset: number, width: number, value: number): boolean {
    if (width !== 4 || this.#device === undefined) return false;
    switch (offset) {
      case VIRTIO_DEVICE_FEATURES_SEL:
        this.#deviceFeaturesSel = value;
        return true;
      case VIRTIO_DRIVER_FEATURES_SEL:
        this.#driverFeaturesSel = value;
        return true;
      case VIRTIO_DRIVER_FEATURES:
        return this.#writeDriverFeatures(value);
      case VIRTIO_QUEUE_SEL:
        this.#queueSel = value;
        return true;
      case VIRTIO_QUEUE_NOTIFY:
        if (value === 0) this.#onNotify(this.#device);
        return value === 0;
      case VIRTIO_INTERRUPT_ACK:
        this.#setInterruptStatus(this.#interruptStatus & ~value);
        return true;
      case VIRTIO_STATUS:
        this.#writeStatus(value, this.#device);
        return true;
      default:
        return this.#queueSel === 0 && this.#writeQueue(offset, value);
    }
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    VirtioMmio.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return VirtioMmio.STATE.dump(this);
  }

  #readRegister(device: VirtioDevice, offset: number): number {
    switch (offset) {
      case VIRTIO_DEVICE_FEATURES:
        if (this.#deviceFeaturesSel === 0) return device.features;
        return this.#deviceFeaturesSel === 1 ? VIRTIO_FEATURE_VERSION_1 : 0;
      case VIRTIO_QUEUE_NUM_MAX:
        return this.#queueSel === 0 ? VIRTQ_NUM_MAX : 0;
      case VIRTIO_QUEUE_READY:
        return this.#queueSel === 0 && this.#queue.ready ? 1 : 0;
      case VIRTIO_INTERRUPT_STATUS:
        return this.#interruptStatus;
      case VIRTIO_STATUS:
        return this.#status;
      case VIRTIO_CONFIG_GENERATION:
        return 0;
      default:
        return device.config[(offset - VIRTIO_CONFIG) / 4] ?? BUS_ERROR;
    }
  }

  /** Writes a queue register. Size and addresses are read-only while the queue is ready. */
  #writeQueue(offset: number, value: number): boolean {
    const queue = this.#queue;
    if (offset === VIRTIO_QUEUE_READY) return this.#writeQueueReady(value);
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
        // All RAM is below 4 GiB.
        return value === 0;
      default:
        return false;
    }
  }

  /** Writes QueueReady. A bus error if the size or an address is invalid: then the queue stays disabled. */
  #writeQueueReady(value: number): boolean {
    if (value === 0) this.#queue.reset();
    else if (value !== 1 || !this.#queue.isValid) return false;
    else this.#queue.ready = true;
    return true;
  }

  /** Writes DriverFeatures. A bus error once FEATURES_OK is set: the negotiation is over (3.1.1). */
  #writeDriverFeatures(value: number): boolean {
    if ((this.#status & VIRTIO_STATUS_FEATURES_OK) !== 0) return false;
    if (this.#driverFeaturesSel > 1) return value === 0;
    this.#driverFeatures[this.#driverFeaturesSel] = value;
    return true;
  }

  #writeStatus(value: number, device: VirtioDevice): void {
    if (value === 0) {
      this.#queue.reset();
      this.#driverFeatures.fill(0);
      this.#deviceFeaturesSel = 0;
      this.#driverFeaturesSel = 0;
      this.#queueSel = 0;
      this.#status = 0;
      this.#setInterruptStatus(0);
      return;
    }
    const negotiated =
      ((this.#driverFeatures[0] ?? 0) & ~device.features) === 0 &&
      this.#driverFeatures[1] === VIRTIO_FEATURE_VERSION_1;
    const status = negotiated ? value : value & ~VIRTIO_STATUS_FEATURES_OK;
    this.#status = (status & 0xff) | (this.#status & VIRTIO_STATUS_NEEDS_RESET);
  }

  #onNotify(device: VirtioDevice): void {
    const needed = VIRTIO_STATUS_DRIVER_OK | VIRTIO_STATUS_FEATURES_OK;
    const state = this.#status & (needed | VIRTIO_STATUS_NEEDS_RESET);
    if (!this.#queue.ready || state !== needed) return;
    const available = this.#queue.availCount();
    let served = 0;
    while (served < (available ?? 0) && this.#serveNext(device)) served++;
    if (served > 0 && this.#queue.interruptsEnabled) {
      this.#setInterruptStatus(this.#interruptStatus | VIRTIO_INTERRUPT_USED);
    }
    if (served !== available) {
      this.#status |= VIRTIO_STATUS_NEEDS_RESET;
      this.#setInterruptStatus(this.#interruptStatus | VIRTIO_INTERRUPT_CONFIG);
    }
  }

  /** Processes the next available chain; false: it is malformed. */
  #serveNext(device: VirtioDevice): boolean {
    const chain = this.#queue.popAvail();
    const written = chain === undefined ? undefined : device.serve(chain);
    if (chain === undefined || written === undefined) return false;
    this.#queue.pushUsed(chain.head, written);
    return true;
  }

  #setInterruptStatus(value: number): void {
    this.#interruptStatus = value;
    this.#setLine(value !== 0);
  }
}
