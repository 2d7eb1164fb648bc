// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:76024b558960fc08

/** The split virtqueue (virtio 1.2, 2.7): three tables in RAM that a driver and a device share. Little-endian. */

/** Maximum number of entries in a queue. */
export const VIRTQ_NUM_MAX = 256;
/** Bytes in a descriptor: address u64, length u32, flags u16, next u16. */
export const VIRTQ_DESC_SIZE = 16;
/** Offset of the address, u64. */
export const VIRTQ_DESC_ADDR = 0;
/** Offset of the length in bytes, u32. */
export const VIRTQ_DESC_LEN = 8;
/** Offset of the flags, u16. */
export const VIRTQ_DESC_FLAGS = 12;
/** Offset of the next descriptor's index, u16. */
export const VIRTQ_DESC_NEXT = 14;
/** Flag: the chain continues at next. */
export const VIRTQ_DESC_F_NEXT = 0x1;
/** Flag: the device writes the buffer (otherwise it reads it). */
export const VIRTQ_DESC_F_WRITE = 0x2;
/** Flag: the buffer is a table of descriptors; not offered, so malformed. */
export const VIRTQ_DESC_F_INDIRECT = 0x4;
/** Available ring: offset of the flags, u16. */
export const VIRTQ_AVAIL_FLAGS = 0;
/** Available ring: offset of the free-running index, u16. */
export const VIRTQ_AVAIL_IDX = 2;
/** Available ring: offset of the entries, u16 each. */
export const VIRTQ_AVAIL_RING = 4;
/** Available ring flag: the driver wants no interrupt. */
export const VIRTQ_AVAIL_F_NO_INTERRUPT = 0x1;
/** Used ring: offset of the flags, u16. */
export const VIRTQ_USED_FLAGS = 0;
/** Used ring: offset of the free-running index, u16. */
export const VIRTQ_USED_IDX = 2;
/** Used ring: offset of the entries: id u32, bytes written u32. */
export const VIRTQ_USED_RING = 4;
/** Used ring: bytes in an entry. */
export const VIRTQ_USED_ENTRY_SIZE = 8;
