/** The backing store of the block device: sectors that outlive a machine. */
import { VIRTIO_BLK_SECTOR_SIZE } from '@abicus/abi-board';
import type { Digest } from './digest.ts';
import { apart, classState, field, type Kind, type Plain } from './state-table.ts';

/** The sectors that were written since the start; the rest of the image is an input, not state. */
const WRITTEN: Kind<Disk> = {
  digest: (disk, digest) => {
    digest.number(disk.sectors);
    for (const [sector, words] of disk.written()) digest.word(sector).words(words, 0, words.length);
  },
  dump: (disk) =>
    Object.fromEntries([...disk.written()].map(([sector, words]) => [sector, [...words]])),
};

/** A disk. It copies its image, so that one image can boot many machines. */
export class Disk {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Disk> = classState<Disk>({
    contents: field((it) => it, WRITTEN),
    onWrite: apart('a connection to another part of the board'),
    '#words': apart('`contents` as words'),
    '#dirty': apart('which sectors of `contents` are digested'),
  });
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

  /** The sectors written since the start, with their words. */
  *written(): Generator<readonly [sector: number, words: Int32Array], void, undefined> {
    const words = VIRTIO_BLK_SECTOR_SIZE / 4;
    let sector = this.#dirty.indexOf(1);
    while (sector >= 0) {
      yield [sector, this.#words.subarray(sector * words, (sector + 1) * words)];
      sector = this.#dirty.indexOf(1, sector + 1);
    }
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    Disk.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return Disk.STATE.dump(this);
  }
}
