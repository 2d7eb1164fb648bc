/** Sectors that outlive a machine: the contents of the block device. */
import { VIRTIO_BLK_SECTOR_SIZE } from '@abicus/abi-board';
import type { Digest } from './digest.ts';

/** A disk. It copies the image that it is made from, so that the same image can start many machines. */
export class Disk {
  /** The contents now; a copy of it is the image that the next machine boots from. */
  readonly contents: Uint8Array;
  /** Told of each write after it happened; the bytes are valid only during the call. A prefix of these writes is a crash. */
  onWrite: ((sector: number, bytes: Uint8Array) => void) | undefined = undefined;
  readonly #words: Int32Array;
  readonly #written: Uint8Array;

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
    this.#written = new Uint8Array(sectors);
  }

  /** How many sectors it has. */
  get sectors(): number {
    return this.#written.length;
  }

  /** Whether `length` bytes from a sector on are whole sectors of the disk. `sector` may be any number. */
  has(sector: number, length: number): boolean {
    const count = length / VIRTIO_BLK_SECTOR_SIZE;
    return Number.isInteger(count) && sector + count <= this.sectors;
  }

  /** A view of `length` bytes from a sector on. */
  view(sector: number, length: number): Uint8Array {
    const start = sector * VIRTIO_BLK_SECTOR_SIZE;
    return this.contents.subarray(start, start + length);
  }

  /** To be told when the bytes of a `view` were changed. */
  wrote(sector: number, bytes: Uint8Array): void {
    this.#written.fill(1, sector, sector + bytes.length / VIRTIO_BLK_SECTOR_SIZE);
    this.onWrite?.(sector, bytes);
  }

  /** Adds the sectors written since the start; the image is an input, not state. */
  digestInto(digest: Digest): void {
    const words = VIRTIO_BLK_SECTOR_SIZE / 4;
    digest.number(this.sectors);
    let sector = this.#written.indexOf(1);
    while (sector >= 0) {
      digest.word(sector).words(this.#words, sector * words, words);
      sector = this.#written.indexOf(1, sector + 1);
    }
  }
}
