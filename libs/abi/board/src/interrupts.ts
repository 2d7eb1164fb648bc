// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:74e4c21b3d36e207

/** Interrupt lines of devices. They are level triggered; a supervisor masks and unmasks each. */

/** Number of lines. */
export const IRQ_LINES = 32;
/** The line of virtio slot 0; those of the other slots follow. */
export const IRQ_VIRTIO = 1;
/** The line of the console. */
export const IRQ_UART = 10;
