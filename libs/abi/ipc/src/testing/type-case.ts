// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:397a81f53690a633

import type { Result } from '@abicus/wire';

/** A named integer, and values at and around its edges. */
export type TypeCase = {
  /** The id of the type. */
  readonly id: string;
  /** The name of the error that it refuses values with. */
  readonly error: string;
  /** Its constructor. */
  readonly make: (value: never) => Result<unknown, string>;
  readonly taken: readonly (number | bigint)[];
  readonly refused: readonly (number | bigint)[];
};
