// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:18d0143fa489b3a4

/** The entropy device (virtio 1.2, 5.4): one queue of buffers to fill. */

/** Device id. */
export const VIRTIO_RNG_DEVICE_ID = 4;
/** The most bytes that one chain of buffers gets; the used length tells how many it got. */
export const VIRTIO_RNG_BYTES_MAX = 4096;
