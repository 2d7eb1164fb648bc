// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:3f6a2aff6f0b31da

/** What decoding gives: a value, or the name of what it refuses the frame with. */
export type Decoded = { readonly value: unknown } | { readonly error: string };

/** The codec of one kind of frame. */
export type FrameCodec = {
  /** Nothing if a part of variable length is out of bounds. */
  readonly encode: (value: unknown, nonce: bigint, into?: Uint8Array) => Uint8Array | undefined;
  /** The error is `malformed`, the status of a check, or, for a reply, what it decodes to. */
  readonly decode: (frame: Uint8Array, nonce: bigint) => Decoded;
};
