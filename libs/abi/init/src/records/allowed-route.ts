// @generated from contracts/rfc-0093-routing.contract.ts (RFC-0093). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ba0affce554e79f7

import { type FrameReader, type FrameWriter, getU64, putU64 } from '@abicus/wire';

/** A route that the policy allows, between identities. */
export interface AllowedRoute {
  readonly requester: bigint;
  readonly target: bigint;
}

/** Writes a AllowedRoute. */
export function writeAllowedRoute(writer: FrameWriter, value: AllowedRoute): void {
  const at = writer.skip(16);
  putU64(writer.bytes, at, value.requester);
  putU64(writer.bytes, at + 8, value.target);
}

/** Reads a AllowedRoute. Other bytes fail the reader. */
export function readAllowedRoute(reader: FrameReader): AllowedRoute {
  const at = reader.take(16);
  const requester = getU64(reader.bytes, at);
  const target = getU64(reader.bytes, at + 8);
  return { requester, target };
}
