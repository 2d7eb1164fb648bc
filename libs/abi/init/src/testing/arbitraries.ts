// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:078f70875bbe98e4

import type { Start } from '../structs/start.ts';
import type { Draw } from './draw.ts';

/** Any Start. */
export function anyStart(draw: Draw): Start {
  return { grants: draw.integer(0, 4294967295) };
}
