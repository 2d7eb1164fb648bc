// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ea9f8a1b7ebe3ba4

/** The entropy device (virtio 1.2, 5.4): one queue of buffers to fill. */

/** Device id. */
export const VIRTIO_RNG_DEVICE_ID = 4;
/** Maximum number of bytes for one chain of buffers; the used length is the actual number. */
export const VIRTIO_RNG_BYTES_MAX = 4096;
