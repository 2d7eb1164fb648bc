/**
 * The virtio-mmio registers of a slot (virtio 1.2, 4.2.2). The slot has a device with one or more queues, or is empty: then
 * it reads device id 0, as on QEMU's virt board.
 *
 * A doorbell (a store to QueueNotify) is processed before the store returns: the device takes the available chains. Some
 * it uses at once, some it keeps and completes when they are due, which is when the machine begins a round.
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
  VIRTIO_QUEUE_NOTIFY,
  VIRTIO_SIZE,
  VIRTIO_STATUS,
  VIRTIO_STATUS_DRIVER_OK,
  VIRTIO_STATUS_FEATURES_OK,
  VIRTIO_STATUS_NEEDS_RESET,
  VIRTIO_VENDOR_ID,
  VIRTIO_VENDOR_VALUE,
  VIRTIO_VERSION,
  VIRTIO_VERSION_VALUE,
} from '@abicus/abi-board';
import { BUS_ERROR, type Device } from './device.ts';
import type { Digest } from './digest.ts';
import type { Ram } from './ram.ts';
import type { VirtioDevice, VirtioSlot } from './virtio-device.ts';
import { VirtioQueues } from './virtio-queues.ts';
import type { DescriptorChain } from './virtqueue.ts';
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

const VIRTIO_DEVICE: Kind<VirtioDevice> = {
  digest: (device, digest) => device.digestInto(digest),
  dump: (device) => device.dump(),
};

/** A virtio-mmio slot with its device, if any. */
export class VirtioMmio implements Device, VirtioSlot {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<VirtioMmio> = classState<VirtioMmio>({
    name: apart('fixed when it is made'),
    base: apart('fixed when it is made'),
    size: apart('fixed when it is made'),
    '#device': field((it) => it.#device, optional(VIRTIO_DEVICE)),
    '#setLine': apart('a connection to another part of the board'),
    '#queues': field((it) => it.#queues, VirtioQueues.STATE),
    '#driverFeatures': field((it) => it.#driverFeatures, numbers),
    '#deviceFeaturesSel': field((it) => it.#deviceFeaturesSel, word),
    '#driverFeaturesSel': field((it) => it.#driverFeaturesSel, word),
    '#status': field((it) => it.#status, word),
    '#interruptStatus': field((it) => it.#interruptStatus, word),
  });
  readonly name: string;
  readonly base: number;
  readonly size: number = VIRTIO_SIZE;
  readonly #device: VirtioDevice | undefined;
  readonly #setLine: (level: boolean) => void;
  readonly #queues: VirtioQueues;
  readonly #driverFeatures = new Uint32Array(2);
  #deviceFeaturesSel = 0;
  #driverFeaturesSel = 0;
  #status = 0;
  #interruptStatus = 0;

  /** @param clock the time, in ticks. @param onLine called with the level of the interrupt line. */
  constructor(
    slot: number,
    device: VirtioDevice | undefined,
    ram: Ram,
    clock: { readonly mtime: number },
    onLine: (level: boolean) => void,
  ) {
    this.name = device === undefined ? `virtio-${slot}` : device.name;
    this.base = VIRTIO_BASE + slot * VIRTIO_SIZE;
    this.#device = device;
    this.#setLine = onLine;
    this.#queues = new VirtioQueues(device, ram, clock);
    device?.connect?.(this);
  }

  /** Whether there is no device. */
  get isEmpty(): boolean {
    return this.#device === undefined;
  }

  get running(): boolean {
    const needed = VIRTIO_STATUS_DRIVER_OK | VIRTIO_STATUS_FEATURES_OK;
    return (this.#status & (needed | VIRTIO_STATUS_NEEDS_RESET)) === needed;
  }

  oldestKept(queue: number): DescriptorChain | undefined {
    return this.#queues.oldestKept(queue);
  }

  use(queue: number, chain: DescriptorChain, written: number): void {
    if (this.#queues.use(queue, chain, written)) this.#interrupt(VIRTIO_INTERRUPT_USED);
  }

  /** The tick of the earliest completion; Infinity: none. */
  get nextDueTick(): number {
    return this.#queues.nextDueTick;
  }

  /** Completes the chains that are due by `tick`, in the order of their times. */
  completeDue(tick: number): void {
    if (this.#queues.completeDue(tick)) this.#interrupt(VIRTIO_INTERRUPT_USED);
  }

  read(offset: number, width: number): number {
    if (offset >= VIRTIO_CONFIG) return this.#readConfig(offset - VIRTIO_CONFIG, width);
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
      case VIRTIO_QUEUE_NOTIFY:
        return this.#onNotify(value);
      case VIRTIO_INTERRUPT_ACK:
        this.#setInterruptStatus(this.#interruptStatus & ~value);
        return true;
      case VIRTIO_STATUS:
        this.#writeStatus(value, this.#device);
        return true;
      default:
        return this.#queues.write(offset, value);
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
      case VIRTIO_INTERRUPT_STATUS:
        return this.#interruptStatus;
      case VIRTIO_STATUS:
        return this.#status;
      case VIRTIO_CONFIG_GENERATION:
        return 0;
      default:
        return this.#queues.read(offset);
    }
  }

  /** Reads a field of the configuration, by its width: drivers read a field of bytes by byte (4.2.2.2). */
  #readConfig(at: number, width: number): number {
    const config = this.#device?.config;
    if (config === undefined || at + width > config.length) return BUS_ERROR;
    let value = 0;
    for (let i = 0; i < width; i++) value |= (config[at + i] ?? 0) << (i * 8);
    return value >>> 0;
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
      this.#queues.reset();
      device.reset();
      this.#driverFeatures.fill(0);
      this.#deviceFeaturesSel = 0;
      this.#driverFeaturesSel = 0;
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

  /** Takes the available chains of a queue; false: there is no such queue. */
  #onNotify(queue: number): boolean {
    if (!this.#queues.has(queue)) return false;
    if (!this.running) return true;
    const { used, malformed } = this.#queues.takeAvailable(queue);
    if (used) this.#interrupt(VIRTIO_INTERRUPT_USED);
    if (malformed) {
      this.#status |= VIRTIO_STATUS_NEEDS_RESET;
      this.#interrupt(VIRTIO_INTERRUPT_CONFIG);
    }
    return true;
  }

  #interrupt(cause: number): void {
    this.#setInterruptStatus(this.#interruptStatus | cause);
  }

  #setInterruptStatus(value: number): void {
    this.#interruptStatus = value;
    this.#setLine(value !== 0);
  }
}
