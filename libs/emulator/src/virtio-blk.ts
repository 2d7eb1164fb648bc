/**
 * The block device (virtio 1.2, 5.2.6). A request is
 *
 *     readable   header: type u32, reserved u32, sector u64; then the data of a write
 *     writable   the data of a read; then one status byte
 *
 * split into buffers in any way. A request too short for header and status is malformed; any other invalid request
 * completes with an error status and has no effect.
 *
 * A request takes time, which is chosen; it is executed at its completion. So requests that are in flight together complete
 * in any order, as on hardware: a driver that needs an order waits.
 */
import {
  VIRTIO_BLK_CAPACITY,
  VIRTIO_BLK_DEVICE_ID,
  VIRTIO_BLK_FEATURE_FLUSH,
  VIRTIO_BLK_HEADER_SECTOR,
  VIRTIO_BLK_HEADER_SIZE,
  VIRTIO_BLK_HEADER_TYPE,
  VIRTIO_BLK_ID_SIZE,
  VIRTIO_BLK_LATENCY_TICKS_MAX,
  VIRTIO_BLK_S_IOERR,
  VIRTIO_BLK_S_OK,
  VIRTIO_BLK_S_UNSUPP,
  VIRTIO_BLK_T_FLUSH,
  VIRTIO_BLK_T_GET_ID,
  VIRTIO_BLK_T_IN,
  VIRTIO_BLK_T_OUT,
} from '@abicus/abi-board';
import type { Choices } from './choices.ts';
import type { Digest } from './digest.ts';
import { Disk } from './disk.ts';
import { MALFORMED, type Disposition, type VirtioDevice } from './virtio-device.ts';
import type { DescriptorChain } from './virtqueue.ts';
import { apart, classState, field, type Kind, type Plain } from './state-table.ts';

const STATUS_SIZE = 1;
const DISK_NAME = 'abicus-disk';

/** The block device. */
export class VirtioBlk implements VirtioDevice {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<VirtioBlk> = classState<VirtioBlk>({
    name: apart('fixed when it is made'),
    deviceId: apart('fixed when it is made'),
    features: apart('fixed when it is made'),
    config: apart('fixed when it is made'),
    queues: apart('fixed when it is made'),
    '#choices': apart('a part of the machine'),
    '#disk': field((it) => it.#disk, Disk.STATE),
  });
  readonly name = 'virtio-blk';
  readonly deviceId: number = VIRTIO_BLK_DEVICE_ID;
  readonly features: number = VIRTIO_BLK_FEATURE_FLUSH;
  readonly config: Uint8Array = new Uint8Array(8);
  readonly queues = 1;
  readonly #disk: Disk;
  readonly #choices: Choices;

  constructor(disk: Disk, choices: Choices) {
    this.#disk = disk;
    this.#choices = choices;
    new DataView(this.config.buffer).setBigUint64(VIRTIO_BLK_CAPACITY, BigInt(disk.sectors), true);
  }

  take(_: number, { readable, writable }: DescriptorChain): Disposition {
    if (readable.length < VIRTIO_BLK_HEADER_SIZE || writable.length < STATUS_SIZE) return MALFORMED;
    const latency = this.#choices.choose(VIRTIO_BLK_LATENCY_TICKS_MAX, 'deviceLatency');
    return { kind: 'due', inTicks: 1 + latency };
  }

  complete(_: number, chain: DescriptorChain): number {
    const { readable, writable } = chain;
    const bytes = new Uint8Array(VIRTIO_BLK_HEADER_SIZE);
    readable.read(0, bytes);
    const header = new DataView(bytes.buffer);
    const type = header.getUint32(VIRTIO_BLK_HEADER_TYPE, true);
    const sector = Number(header.getBigUint64(VIRTIO_BLK_HEADER_SECTOR, true));
    const dataMax = writable.length - STATUS_SIZE;
    const status = this.#execute(type, sector, chain, dataMax);
    writable.write(dataMax, Uint8Array.of(status));
    return status === VIRTIO_BLK_S_OK ? writable.length : STATUS_SIZE;
  }

  reset(): void {
    // The disk outlives a reset, and requests are kept by the queue.
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    VirtioBlk.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return VirtioBlk.STATE.dump(this);
  }

  /** Executes a request and gives its status. @param dataMax writable bytes before the status. */
  #execute(
    type: number,
    sector: number,
    { readable, writable }: DescriptorChain,
    dataMax: number,
  ): number {
    const disk = this.#disk;
    const dataLength = readable.length - VIRTIO_BLK_HEADER_SIZE;
    switch (type) {
      case VIRTIO_BLK_T_IN:
        if (dataLength > 0 || dataMax === 0 || !disk.contains(sector, dataMax))
          return VIRTIO_BLK_S_IOERR;
        writable.write(0, disk.view(sector, dataMax));
        return VIRTIO_BLK_S_OK;
      case VIRTIO_BLK_T_OUT: {
        if (dataMax > 0 || dataLength === 0 || !disk.contains(sector, dataLength))
          return VIRTIO_BLK_S_IOERR;
        const bytes = disk.view(sector, dataLength);
        readable.read(VIRTIO_BLK_HEADER_SIZE, bytes);
        disk.markDirty(sector, bytes);
        return VIRTIO_BLK_S_OK;
      }
      case VIRTIO_BLK_T_FLUSH:
        // There is no cache to flush: each write is stored at once.
        return dataLength > 0 || dataMax > 0 ? VIRTIO_BLK_S_IOERR : VIRTIO_BLK_S_OK;
      case VIRTIO_BLK_T_GET_ID:
        if (dataLength > 0 || dataMax !== VIRTIO_BLK_ID_SIZE) return VIRTIO_BLK_S_IOERR;
        writable.write(0, diskName());
        return VIRTIO_BLK_S_OK;
      default:
        return VIRTIO_BLK_S_UNSUPP;
    }
  }
}

function diskName(): Uint8Array {
  const name = new Uint8Array(VIRTIO_BLK_ID_SIZE);
  for (let i = 0; i < DISK_NAME.length; i++) name[i] = DISK_NAME.charCodeAt(i);
  return name;
}
