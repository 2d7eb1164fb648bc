// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:7e89462e4ccdbb1e

/** What decoding gives: a value, or the name of what it refuses the frame with. */
export type Decoded = { readonly value: unknown } | { readonly error: string };

/** The codec of one kind of frame. */
export type FrameCodec = {
  /** Nothing if a part of variable length is out of bounds. */
  readonly encode: (value: unknown, nonce: bigint) => Uint8Array | undefined;
  /** The error is `malformed`, the status of a check, or, for a reply, what it decodes to. */
  readonly decode: (frame: Uint8Array, nonce: bigint) => Decoded;
};
