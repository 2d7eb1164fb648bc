// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:383d97337c28223e

import { type Brand, type Result, err, ok } from '@abicus/wire';

/** A nonce of four bytes. */
export type Nonce32 = Brand<number, 'Nonce32'>;

/** Whether `n` is a Nonce32. */
export function isNonce32(n: number): n is Nonce32 {
  return n >>> 0 === n;
}

/** Returns `n` as a Nonce32, or EINVAL if it is not valid. */
export function nonce32(n: number): Result<Nonce32, 'EINVAL'> {
  return isNonce32(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a Nonce32 without a check. */
export function asNonce32(n: number): Nonce32 {
  return n as Nonce32;
}

/** A nonce of eight bytes. */
export type Nonce64 = Brand<bigint, 'Nonce64'>;

/** Whether `n` is a Nonce64. */
export function isNonce64(n: bigint): n is Nonce64 {
  return n >= 0n && n <= 0xffff_ffff_ffff_ffffn;
}

/** Returns `n` as a Nonce64, or EINVAL if it is not valid. */
export function nonce64(n: bigint): Result<Nonce64, 'EINVAL'> {
  return isNonce64(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a Nonce64 without a check. */
export function asNonce64(n: bigint): Nonce64 {
  return n as Nonce64;
}
