// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:a8c0e1628f6a5336

/** The block device (virtio 1.2, 5.2): one queue of requests, which complete in any order. */

/** Device id. */
export const VIRTIO_BLK_DEVICE_ID = 2;
/** Word 0 of the features: flush requests are supported. */
export const VIRTIO_BLK_FEATURE_FLUSH = 0x200;
/** Configuration: size in sectors, u64, offset from VIRTIO_CONFIG. */
export const VIRTIO_BLK_CAPACITY = 0;
/** Bytes in a sector. */
export const VIRTIO_BLK_SECTOR_SIZE = 512;
/** Bytes in a request's header: type u32, reserved u32, sector u64. */
export const VIRTIO_BLK_HEADER_SIZE = 16;
/** Header: offset of the type, u32. */
export const VIRTIO_BLK_HEADER_TYPE = 0;
/** Header: offset of the first sector, u64. */
export const VIRTIO_BLK_HEADER_SECTOR = 8;
/** Type: sectors to buffers. */
export const VIRTIO_BLK_T_IN = 0;
/** Type: buffers to sectors. */
export const VIRTIO_BLK_T_OUT = 1;
/** Type: makes all earlier writes durable. */
export const VIRTIO_BLK_T_FLUSH = 4;
/** Type: copies the name of the disk to a buffer of VIRTIO_BLK_ID_SIZE bytes. */
export const VIRTIO_BLK_T_GET_ID = 8;
/** Bytes in the name of a disk. */
export const VIRTIO_BLK_ID_SIZE = 20;
/** A request is completed after 1 to this many ticks, which is a choice of the machine. */
export const VIRTIO_BLK_LATENCY_TICKS_MAX = 500;
/** Status: done. */
export const VIRTIO_BLK_S_OK = 0;
/** Status: outside the disk, or not whole sectors. */
export const VIRTIO_BLK_S_IOERR = 1;
/** Status: no such type. */
export const VIRTIO_BLK_S_UNSUPP = 2;
