// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:41a5090a885de641

/** Values of a frame with their bytes in hexadecimal. */
export type FrameVectors = {
  /** The id of the operation or event. */
  readonly id: string;
  /** Its codec in `FRAME_CODECS`. */
  readonly codec: string;
  readonly vectors: readonly {
    readonly what: string;
    readonly nonce: bigint;
    readonly value: unknown;
    readonly hex: string;
  }[];
};
