// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:e511319cbe372d23

/** A structure's codec, and values of it with their bytes in hexadecimal. */
export type StructVectors = {
  /** The id of the structure. */
  readonly id: string;
  readonly size: number;
  readonly encode: (value: unknown) => Uint8Array;
  readonly write: (bytes: Uint8Array, at: number, value: unknown) => void;
  readonly read: (bytes: Uint8Array, at: number) => unknown;
  readonly vectors: readonly {
    readonly what: string;
    readonly value: unknown;
    readonly hex: string;
  }[];
  /** Bytes that are none of its values. */
  readonly refused: readonly { readonly what: string; readonly hex: string }[];
};
