// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:6966502610d7ba2c

/**
 * virtio over MMIO, version 2 (virtio 1.2, 4.2.2): the registers that each slot has. 32 bits each.
 * The window of slot n begins n times VIRTIO_SIZE after that of slot 0.
 */

/** First physical address. */
export const VIRTIO_BASE = 0x1000_1000;
/** Bytes in the window. */
export const VIRTIO_SIZE = 0x1000;
/** Reads VIRTIO_MAGIC_VALUE. */
export const VIRTIO_MAGIC = 0x000;
/** Reads VIRTIO_VERSION_VALUE. */
export const VIRTIO_VERSION = 0x004;
/** Kind of device; 0: the slot is empty. */
export const VIRTIO_DEVICE_ID = 0x008;
/** Reads VIRTIO_VENDOR_VALUE. */
export const VIRTIO_VENDOR_ID = 0x00c;
/** Features offered, the word that VIRTIO_DEVICE_FEATURES_SEL chose. */
export const VIRTIO_DEVICE_FEATURES = 0x010;
/** Chooses the word of features offered, write only. */
export const VIRTIO_DEVICE_FEATURES_SEL = 0x014;
/** Features accepted, the word that VIRTIO_DRIVER_FEATURES_SEL chose, write only. */
export const VIRTIO_DRIVER_FEATURES = 0x020;
/** Chooses the word of features accepted, write only. */
export const VIRTIO_DRIVER_FEATURES_SEL = 0x024;
/** Chooses the queue of the registers below, write only. */
export const VIRTIO_QUEUE_SEL = 0x030;
/** The most entries that the queue may have; 0: no such queue. */
export const VIRTIO_QUEUE_NUM_MAX = 0x034;
/** Entries in the queue, a power of two, write only. */
export const VIRTIO_QUEUE_NUM = 0x038;
/** 1: the queue is in use. */
export const VIRTIO_QUEUE_READY = 0x044;
/** Notifies the device of new buffers in the queue with the number written, write only. */
export const VIRTIO_QUEUE_NOTIFY = 0x050;
/** Causes of the device's interrupt. */
export const VIRTIO_INTERRUPT_STATUS = 0x060;
/** Clears the bits written, write only. */
export const VIRTIO_INTERRUPT_ACK = 0x064;
/** Progress of the driver; 0 resets the device. */
export const VIRTIO_STATUS = 0x070;
/** Physical address of the descriptor table, low word, write only. */
export const VIRTIO_QUEUE_DESC_LOW = 0x080;
/** Physical address of the descriptor table, high word, write only. */
export const VIRTIO_QUEUE_DESC_HIGH = 0x084;
/** Physical address of the available ring, low word, write only. */
export const VIRTIO_QUEUE_DRIVER_LOW = 0x090;
/** Physical address of the available ring, high word, write only. */
export const VIRTIO_QUEUE_DRIVER_HIGH = 0x094;
/** Physical address of the used ring, low word, write only. */
export const VIRTIO_QUEUE_DEVICE_LOW = 0x0a0;
/** Physical address of the used ring, high word, write only. */
export const VIRTIO_QUEUE_DEVICE_HIGH = 0x0a4;
/** Changes when the configuration changes; constant on this board. */
export const VIRTIO_CONFIG_GENERATION = 0x0fc;
/** First byte of the configuration of the kind of device, which is also read in 8 and 16 bits. */
export const VIRTIO_CONFIG = 0x100;

/** Slots that the board has; an empty one reads device id 0. */
export const VIRTIO_SLOTS = 8;
/** Slot of the block device. */
export const VIRTIO_SLOT_BLK = 0;
/** Slot of the entropy device. */
export const VIRTIO_SLOT_RNG = 1;
/** Slot of the network device. */
export const VIRTIO_SLOT_NET = 2;
/** "virt" in little-endian. */
export const VIRTIO_MAGIC_VALUE = 0x7472_6976;
/** The non-legacy version. */
export const VIRTIO_VERSION_VALUE = 2;
/** "ABIC" in little-endian. */
export const VIRTIO_VENDOR_VALUE = 0x4349_4241;
/** Status: the driver has found the device. */
export const VIRTIO_STATUS_ACKNOWLEDGE = 0x01;
/** Status: the driver knows how to drive it. */
export const VIRTIO_STATUS_DRIVER = 0x02;
/** Status: the driver is ready; queues work only now. */
export const VIRTIO_STATUS_DRIVER_OK = 0x04;
/** Status: the features are negotiated; the device clears it if it does not support them. */
export const VIRTIO_STATUS_FEATURES_OK = 0x08;
/** Status: the device found a malformed queue and needs a reset. */
export const VIRTIO_STATUS_NEEDS_RESET = 0x40;
/** Status: the driver gave up. */
export const VIRTIO_STATUS_FAILED = 0x80;
/** Interrupt: a buffer was used. */
export const VIRTIO_INTERRUPT_USED = 0x1;
/** Interrupt: the configuration or NEEDS_RESET changed. */
export const VIRTIO_INTERRUPT_CONFIG = 0x2;
/** Word 1 of the features, bit 0 (feature 32): not a legacy device; must be accepted. */
export const VIRTIO_FEATURE_VERSION_1 = 0x1;
