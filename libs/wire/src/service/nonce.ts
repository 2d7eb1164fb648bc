/** Nonces: the number in a request that its reply echoes, in the width of the contract. */
import {
  getI32,
  getU16,
  getU32,
  getU53,
  getU64,
  getU8,
  putI32,
  putU16,
  putU32,
  putU53,
  putU64,
  putU8,
} from '../bytes.ts';

/** Reads and writes nonces of one width. */
export type NonceCodec<N extends number | bigint> = {
  /** Stands for the nonce of a request that is too short. */
  readonly zero: N;
  /** The largest of this width. */
  readonly max: N;
  readonly get: (frame: Uint8Array, at: number) => N;
  readonly put: (frame: Uint8Array, at: number, nonce: N) => void;
  /** Whether the bytes are not a nonce: more than 53 bits, in widths where that is possible. */
  readonly isNone?: (nonce: N) => boolean;
};

/** The codecs of nonces, by the contract's name of their width. */
export const NONCE = {
  u8: { zero: 0, max: 0xff, get: getU8, put: putU8 } as NonceCodec<number>,
  u16: { zero: 0, max: 0xffff, get: getU16, put: putU16 } as NonceCodec<number>,
  u32: { zero: 0, max: 0xffff_ffff, get: getU32, put: putU32 } as NonceCodec<number>,
  i32: { zero: 0, max: 0x7fff_ffff, get: getI32, put: putI32 } as NonceCodec<number>,
  u53: {
    zero: 0,
    max: Number.MAX_SAFE_INTEGER,
    get: getU53,
    put: putU53,
    isNone: (nonce) => nonce < 0,
  } as NonceCodec<number>,
  u64: { zero: 0n, max: 0xffff_ffff_ffff_ffffn, get: getU64, put: putU64 } as NonceCodec<bigint>,
} as const;
