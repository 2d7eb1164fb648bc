// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:1e9bb57ca6d9c470

import type { Types } from '@abicus/wire/testing';
import { nonce32, nonce64 } from '../types.ts';

/** The types by name. */
export const TYPES = {
  Nonce32: { kind: 'newtype', id: 'ipc.type.Nonce32', error: 'EINVAL', wire: 'u32', make: nonce32 },
  Nonce64: { kind: 'newtype', id: 'ipc.type.Nonce64', error: 'EINVAL', wire: 'u64', make: nonce64 },
} satisfies Types;
