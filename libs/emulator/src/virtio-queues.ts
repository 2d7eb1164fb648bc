/**
 * The queues of a virtio slot with their registers, of which QueueSel chooses one, and the chains on their way: available,
 * taken by the device, kept until they are due, used.
 */
import {
  VIRTIO_QUEUE_DESC_HIGH,
  VIRTIO_QUEUE_DESC_LOW,
  VIRTIO_QUEUE_DEVICE_HIGH,
  VIRTIO_QUEUE_DEVICE_LOW,
  VIRTIO_QUEUE_DRIVER_HIGH,
  VIRTIO_QUEUE_DRIVER_LOW,
  VIRTIO_QUEUE_NUM,
  VIRTIO_QUEUE_NUM_MAX,
  VIRTIO_QUEUE_READY,
  VIRTIO_QUEUE_SEL,
  VIRTQ_NUM_MAX,
} from '@abicus/abi-board';
import { BUS_ERROR } from './device.ts';
import type { Ram } from './ram.ts';
import { apart, classState, field, list, word, type Kind } from './state-table.ts';
import type { VirtioDevice } from './virtio-device.ts';
import { Virtqueue, type DescriptorChain } from './virtqueue.ts';

/** The queues of one device. */
export class VirtioQueues {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<VirtioQueues> = classState<VirtioQueues>({
    nextDueTick: apart('the earliest of the queues'),
    '#device': apart('a part of the slot'),
    '#clock': apart('a connection to another part of the board'),
    '#queues': field((it) => it.#queues, list(Virtqueue.STATE)),
    '#selected': field((it) => it.#selected, word),
  });
  /** The tick of the earliest completion; Infinity: none. */
  nextDueTick = Infinity;
  readonly #device: VirtioDevice | undefined;
  readonly #clock: { readonly mtime: number };
  readonly #queues: readonly Virtqueue[];
  /** QueueSel. */
  #selected = 0;

  /** @param clock the time, in ticks. */
  constructor(device: VirtioDevice | undefined, ram: Ram, clock: { readonly mtime: number }) {
    this.#device = device;
    this.#clock = clock;
    this.#queues = Array.from({ length: device?.queues ?? 0 }, () => new Virtqueue(ram));
  }

  /** Whether there is a queue with this number. */
  has(queue: number): boolean {
    return queue < this.#queues.length;
  }

  /** Resets all queues, which drops the chains that they keep. */
  reset(): void {
    for (const queue of this.#queues) queue.reset();
    this.#selected = 0;
    this.nextDueTick = Infinity;
  }

  /** Reads a register of the queue that is selected. */
  read(offset: number): number {
    const queue = this.#queues[this.#selected];
    if (offset === VIRTIO_QUEUE_NUM_MAX) return queue === undefined ? 0 : VIRTQ_NUM_MAX;
    if (offset === VIRTIO_QUEUE_READY) return queue?.ready === true ? 1 : 0;
    return BUS_ERROR;
  }

  /**
   * Writes a register; false: a bus error. Size and addresses are read-only while the queue is ready. A queue whose size or
   * addresses are invalid does not become ready.
   */
  write(offset: number, value: number): boolean {
    if (offset === VIRTIO_QUEUE_SEL) {
      this.#selected = value;
      return true;
    }
    const queue = this.#queues[this.#selected];
    if (queue === undefined) return false;
    if (offset === VIRTIO_QUEUE_READY) return this.#writeReady(queue, value);
    return !queue.ready && writeAddress(queue, offset, value);
  }

  /** Takes the available chains of a queue, up to the first that is malformed. */
  takeAvailable(index: number): { readonly used: boolean; readonly malformed: boolean } {
    const [queue, device] = [this.#queues[index], this.#device];
    if (queue?.ready !== true || device === undefined) return { used: false, malformed: false };
    const available = queue.availCount();
    let taken = 0;
    let used = 0;
    for (; taken < (available ?? 0); taken++) {
      const chain = queue.popAvail();
      if (chain === undefined) break;
      const disposition = device.take(index, chain);
      if (disposition.kind === 'malformed') break;
      if (disposition.kind === 'used') {
        queue.pushUsed(chain.head, disposition.written);
        used++;
      } else if (disposition.kind === 'kept') {
        queue.keep(chain, Infinity);
      } else {
        queue.keep(chain, this.#clock.mtime + Math.max(1, disposition.inTicks));
      }
    }
    this.#updateDue();
    return { used: used > 0 && queue.interruptsEnabled, malformed: taken !== available };
  }

  /** The chain of a queue that has been kept for longest and is not due at some time. */
  oldestKept(queue: number): DescriptorChain | undefined {
    return this.#queues[queue]?.oldestKept;
  }

  /** Uses a kept chain; true: the driver wants an interrupt for it. */
  use(queue: number, chain: DescriptorChain, written: number): boolean {
    const of = this.#queues[queue];
    if (of === undefined) throw new RangeError(`queue ${queue} of ${this.#queues.length}`);
    return of.useKept(chain, written) && of.interruptsEnabled;
  }

  /** Completes the chains that are due by `tick`, in the order of their times; true: an interrupt is wanted. */
  completeDue(tick: number): boolean {
    let interrupts = false;
    while (this.nextDueTick <= tick) {
      const due = this.nextDueTick;
      this.#queues.forEach((queue, index) => {
        const chain = queue.dueAt(due);
        if (chain === undefined) return;
        const written = this.#device?.complete?.(index, chain) ?? 0;
        if (this.use(index, chain, written)) interrupts = true;
      });
      this.#updateDue();
    }
    return interrupts;
  }

  #writeReady(queue: Virtqueue, value: number): boolean {
    if (value === 0) queue.reset();
    else if (value !== 1 || !queue.isValid) return false;
    else queue.ready = true;
    this.#updateDue();
    return true;
  }

  #updateDue(): void {
    this.nextDueTick = Math.min(Infinity, ...this.#queues.map(({ nextDueTick }) => nextDueTick));
  }
}

/** Writes size or address of a queue; false: no such register, or a high word that is not 0: all RAM is below 4 GiB. */
function writeAddress(queue: Virtqueue, offset: number, value: number): boolean {
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
      return value === 0;
    default:
      return false;
  }
}
