/** The content of the disk of the machine on which a selftest runs. */
import { VIRTIO_BLK_SECTOR_SIZE } from '@abicus/abi-board';

/** The bytes of a sector: in each place another one than in the sectors and places near it. */
export function sectorPattern(sector: number): Uint8Array {
  return Uint8Array.from({ length: VIRTIO_BLK_SECTOR_SIZE }, (_, i) => sector * 37 + i * 11);
}
