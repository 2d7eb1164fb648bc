// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ec78b5474796f79d

/**
 * The network device (virtio 1.2, 5.1): Ethernet frames without their checksum, no offloads. A buffer begins with a
 * header of 12 bytes, whose fields are 0 but for the number of buffers of a received frame, which is 1.
 */

/** Device id. */
export const VIRTIO_NET_DEVICE_ID = 1;
/** Word 0 of the features: the configuration has the address of the device. */
export const VIRTIO_NET_FEATURE_MAC = 0x20;
/** Configuration: offset of the address. */
export const VIRTIO_NET_MAC = 0;
/** Bytes in an address. */
export const VIRTIO_NET_MAC_SIZE = 6;
/** Queue of buffers for frames that are received. */
export const VIRTIO_NET_RECEIVEQ = 0;
/** Queue of frames to transmit. */
export const VIRTIO_NET_TRANSMITQ = 1;
/** Bytes in the header of a buffer. */
export const VIRTIO_NET_HEADER_SIZE = 12;
/** Header: offset of the flags, u8. */
export const VIRTIO_NET_HEADER_FLAGS = 0;
/** Header: offset of the kind of segmentation, u8; 0: none. */
export const VIRTIO_NET_HEADER_GSO_TYPE = 1;
/** Header: offset of the number of buffers that a received frame takes, u16. */
export const VIRTIO_NET_HEADER_NUM_BUFFERS = 10;
/** Minimum number of bytes in a frame: the two addresses and the type. */
export const VIRTIO_NET_FRAME_SIZE_MIN = 14;
/** Maximum number of bytes in a frame. A longer one is dropped. */
export const VIRTIO_NET_FRAME_SIZE_MAX = 1514;
/** Bytes in a buffer that holds each frame with its header. A frame that its buffer does not hold is dropped. */
export const VIRTIO_NET_BUFFER_SIZE = 1526;
/** Maximum number of received frames that wait for a buffer. A further one is dropped. */
export const VIRTIO_NET_BACKLOG_MAX = 64;
