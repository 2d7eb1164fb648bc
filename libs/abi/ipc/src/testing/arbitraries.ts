// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5fc107f69222de9e

import type { Nonce32, Nonce64 } from '../types.ts';
import type { Draw } from './draw.ts';

/** Any Nonce32. */
export function anyNonce32(draw: Draw): Nonce32 {
  return draw.integer(0, 4294967295) as Nonce32;
}

/** Any Nonce64. */
export function anyNonce64(draw: Draw): Nonce64 {
  return draw.bigint(0n, 18446744073709551615n) as Nonce64;
}
