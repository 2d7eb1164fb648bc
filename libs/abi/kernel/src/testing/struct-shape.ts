// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:b9d41d0fbad7adc2

/** A structure's codec, and values of it with their bytes in hexadecimal. */
export type StructVectors = {
  /** The id of the structure. */
  readonly id: string;
  readonly size: number;
  readonly encode: (value: unknown) => Uint8Array;
  readonly read: (bytes: Uint8Array, at: number) => unknown;
  readonly vectors: readonly {
    readonly what: string;
    readonly value: unknown;
    readonly hex: string;
  }[];
};
