/** What a format must be able to do to be measured. */
import type { Fixed, Mixed } from './messages.ts';

/** Encoders and decoders of the two messages; a decoder returns a number made of every field. */
export type Format = {
  readonly name: string;
  readonly encodeFixed: (message: Fixed) => Uint8Array;
  readonly decodeFixed: (frame: Uint8Array) => number;
  readonly encodeMixed: (message: Mixed) => Uint8Array;
  readonly decodeMixed: (frame: Uint8Array) => number;
};

/** Reads every field of a fixed message, so that lazy decoders do their work. */
export function useFixed(nonce: number, qos: number, deadline: bigint | number): number {
  return (nonce ^ qos) + (deadline === 0n ? 1 : 0);
}

/** Reads every field of a mixed message. */
export function useMixed(nonce: number, key: string, value: ArrayLike<number>): number {
  return nonce + key.length + (value[0] ?? 0) + value.length;
}
