// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ddd6ddf4fd998d93

/** The switch that joins the network devices of several machines. */

/** Maximum number of ports. */
export const SWITCH_PORTS_MAX = 64;
/** Maximum number of addresses that it learns; frames to others go to all ports. */
export const SWITCH_ADDRESSES_MAX = 1024;
/** Default of the maximum number of frames on their way to a port. A further one is dropped. */
export const SWITCH_QUEUE_MAX_DEFAULT = 64;
/** Default of the minimum time of a frame from port to port, in nanoseconds. */
export const SWITCH_DELAY_NS_MIN_DEFAULT = 50_000;
/** Default of the maximum time of a frame from port to port, in nanoseconds. */
export const SWITCH_DELAY_NS_MAX_DEFAULT = 200_000;
/** In how many frames the losses are counted. */
export const SWITCH_LOSS_UNIT = 1000;
