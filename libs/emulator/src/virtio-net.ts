/**
 * The network device (virtio 1.2, 5.1): a receive queue and a transmit queue of Ethernet frames, each behind a header of 12
 * bytes. No offload is offered, and there is no control queue: it receives each frame that the network brings.
 *
 * A frame is transmitted before the notification returns. Received frames are input of the machine: `receive` puts each into
 * the buffer that was made available first. Without a buffer up to VIRTIO_NET_BACKLOG_MAX frames wait; what does not fit is
 * dropped and counted, as on a network.
 */
import {
  VIRTIO_NET_BACKLOG_MAX,
  VIRTIO_NET_DEVICE_ID,
  VIRTIO_NET_FEATURE_MAC,
  VIRTIO_NET_FRAME_SIZE_MAX,
  VIRTIO_NET_FRAME_SIZE_MIN,
  VIRTIO_NET_HEADER_FLAGS,
  VIRTIO_NET_HEADER_GSO_TYPE,
  VIRTIO_NET_HEADER_NUM_BUFFERS,
  VIRTIO_NET_HEADER_SIZE,
  VIRTIO_NET_MAC,
  VIRTIO_NET_MAC_SIZE,
  VIRTIO_NET_RECEIVEQ,
} from '@abicus/abi-board';
import type { Digest } from './digest.ts';
import type { InputSink } from './input-lane.ts';
import {
  MALFORMED,
  type Disposition,
  type VirtioDevice,
  type VirtioSlot,
} from './virtio-device.ts';
import type { DescriptorChain } from './virtqueue.ts';
import {
  apart,
  bytes,
  classState,
  field,
  list,
  number,
  type Kind,
  type Plain,
} from './state-table.ts';

/** Whether a frame has a valid number of bytes. */
export function isFrameSize(length: number): boolean {
  return length >= VIRTIO_NET_FRAME_SIZE_MIN && length <= VIRTIO_NET_FRAME_SIZE_MAX;
}

/** The network device. */
export class VirtioNet implements VirtioDevice, InputSink {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<VirtioNet> = classState<VirtioNet>({
    name: apart('fixed when it is made'),
    deviceId: apart('fixed when it is made'),
    features: apart('fixed when it is made'),
    config: field((it) => it.config, bytes),
    queues: apart('fixed when it is made'),
    onFrame: apart('a connection to the network'),
    transmitted: field((it) => it.transmitted, number),
    received: field((it) => it.received, number),
    dropped: field((it) => it.dropped, number),
    '#slot': apart('a connection to another part of the board'),
    '#backlog': field((it) => it.#backlog, list(bytes)),
  });
  readonly name = 'virtio-net';
  readonly deviceId: number = VIRTIO_NET_DEVICE_ID;
  readonly features: number = VIRTIO_NET_FEATURE_MAC;
  readonly config: Uint8Array;
  readonly queues = 2;
  /** Called with each frame that is transmitted. */
  onFrame: ((frame: Uint8Array) => void) | undefined = undefined;
  /** Frames transmitted, also without a network. */
  transmitted = 0;
  /** Frames put into buffers. */
  received = 0;
  /** Frames that were not transmitted or received. */
  dropped = 0;
  #slot: VirtioSlot | undefined = undefined;
  #backlog: Uint8Array[] = [];

  /** @param mac the address: VIRTIO_NET_MAC_SIZE bytes, not that of a group. */
  constructor(mac: Uint8Array) {
    if (mac.length !== VIRTIO_NET_MAC_SIZE || ((mac[0] ?? 0) & 1) !== 0) {
      throw new RangeError(`[${mac.join(', ')}] is not the address of one network device`);
    }
    this.config = new Uint8Array(VIRTIO_NET_MAC_SIZE);
    this.config.set(mac, VIRTIO_NET_MAC);
  }

  connect(slot: VirtioSlot): void {
    this.#slot = slot;
  }

  take(queue: number, chain: DescriptorChain): Disposition {
    return queue === VIRTIO_NET_RECEIVEQ ? this.#takeBuffer(chain) : this.#transmit(chain);
  }

  /** Drops the frames that wait for a buffer. */
  reset(): void {
    this.#backlog = [];
  }

  /** A frame never waits for room: what has none is dropped. */
  get canReceive(): boolean {
    return true;
  }

  inputProblem({ length }: Uint8Array): string | undefined {
    if (isFrameSize(length)) return undefined;
    return `a frame has ${VIRTIO_NET_FRAME_SIZE_MIN} to ${VIRTIO_NET_FRAME_SIZE_MAX} bytes`;
  }

  /** Receives a frame: all of it, or it is dropped. */
  accept(frame: Uint8Array): number {
    const chain = this.#slot?.oldestKept(VIRTIO_NET_RECEIVEQ);
    if (this.#slot?.running !== true) {
      this.dropped++;
    } else if (chain === undefined) {
      if (this.#backlog.length < VIRTIO_NET_BACKLOG_MAX) this.#backlog.push(frame.slice());
      else this.dropped++;
    } else if (this.#fill(chain, frame)) {
      this.#slot.use(VIRTIO_NET_RECEIVEQ, chain, VIRTIO_NET_HEADER_SIZE + frame.length);
    }
    return frame.length;
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    VirtioNet.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return VirtioNet.STATE.dump(this);
  }

  /** Takes a buffer for a frame; one that cannot hold a header is malformed. */
  #takeBuffer(chain: DescriptorChain): Disposition {
    if (chain.readable.length > 0 || chain.writable.length < VIRTIO_NET_HEADER_SIZE) {
      return MALFORMED;
    }
    for (;;) {
      const frame = this.#backlog.shift();
      if (frame === undefined) return { kind: 'kept' };
      if (this.#fill(chain, frame)) {
        return { kind: 'used', written: VIRTIO_NET_HEADER_SIZE + frame.length };
      }
    }
  }

  /** Writes a frame with its header into a buffer; false: it is too long for it, and dropped. */
  #fill({ writable }: DescriptorChain, frame: Uint8Array): boolean {
    if (writable.length < VIRTIO_NET_HEADER_SIZE + frame.length) {
      this.dropped++;
      return false;
    }
    const header = new Uint8Array(VIRTIO_NET_HEADER_SIZE);
    header[VIRTIO_NET_HEADER_NUM_BUFFERS] = 1;
    writable.write(0, header);
    writable.write(VIRTIO_NET_HEADER_SIZE, frame);
    this.received++;
    return true;
  }

  /** Transmits a frame. Without a whole header, or with a writable part, the chain is malformed. */
  #transmit({ readable, writable }: DescriptorChain): Disposition {
    if (writable.length > 0 || readable.length < VIRTIO_NET_HEADER_SIZE) return MALFORMED;
    const length = readable.length - VIRTIO_NET_HEADER_SIZE;
    const header = new Uint8Array(VIRTIO_NET_HEADER_SIZE);
    readable.read(0, header);
    // Flags and segmentation ask for offloads, which were not negotiated.
    const isPlain =
      header[VIRTIO_NET_HEADER_FLAGS] === 0 && header[VIRTIO_NET_HEADER_GSO_TYPE] === 0;
    if (isPlain && isFrameSize(length)) {
      const frame = new Uint8Array(length);
      readable.read(VIRTIO_NET_HEADER_SIZE, frame);
      this.transmitted++;
      this.onFrame?.(frame);
    } else {
      this.dropped++;
    }
    return { kind: 'used', written: 0 };
  }
}
