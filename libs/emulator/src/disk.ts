/** The backing store of the block device: sectors that outlive a machine. */
import { VIRTIO_BLK_SECTOR_SIZE } from '@abicus/abi-board';
import type { Digest } from './digest.ts';

/** A disk. It copies its image, so that one image can boot many machines. */
export class Disk {
  /** The current contents; a copy of them can be the image of another machine. */
  readonly contents: Uint8Array;
  /**
   * Called after each write; the bytes are valid only during the call. The image with a prefix of these writes is the
   * state of the disk after a crash.
   */
  onWrite: ((sector: number, bytes: Uint8Array) => void) | undefined = undefined;
  readonly #words: Int32Array;
  readonly #dirty: Uint8Array;

  /** @param image whole sectors. */
  constructor(image: Uint8Array) {
    const sectors = image.length / VIRTIO_BLK_SECTOR_SIZE;
    if (!Number.isInteger(sectors)) {
      throw new RangeError(
        `a disk of ${image.length} bytes: a multiple of ${VIRTIO_BLK_SECTOR_SIZE} is needed`,
      );
    }
    this.contents = new Uint8Array(image);
    this.#words = new Int32Array(this.contents.buffer);
    this.#dirty = new Uint8Array(sectors);
  }

  /** The number of sectors. */
  get sectors(): number {
    return this.#dirty.length;
  }

  /** Whether `length` bytes from `sector` are whole sectors of the disk. `sector` may be any number. */
  contains(sector: number, length: number): boolean {
    const count = length / VIRTIO_BLK_SECTOR_SIZE;
    return Number.isInteger(count) && sector + count <= this.sectors;
  }

  /** A view of `length` bytes from `sector`. */
  view(sector: number, length: number): Uint8Array {
    const start = sector * VIRTIO_BLK_SECTOR_SIZE;
    return this.contents.subarray(start, start + length);
  }

  /** Marks sectors as written and calls `onWrite`; to be called after the bytes of a `view` were changed. */
  markDirty(sector: number, bytes: Uint8Array): void {
    this.#dirty.fill(1, sector, sector + bytes.length / VIRTIO_BLK_SECTOR_SIZE);
    this.onWrite?.(sector, bytes);
  }

  /** Adds the sectors written since the start; the rest of the image is an input, not state. */
  digestInto(digest: Digest): void {
    const words = VIRTIO_BLK_SECTOR_SIZE / 4;
    digest.number(this.sectors);
    let sector = this.#dirty.indexOf(1);
    while (sector >= 0) {
      digest.word(sector).words(this.#words, sector * words, words);
      sector = this.#dirty.indexOf(1, sector + 1);
    }
  }
}
