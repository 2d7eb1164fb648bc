// @generated from contracts/rfc-0093-routing.contract.ts (RFC-0093). Do not edit: change the contract, then run `abicus generate`.
// body sha256:a98b8f3362c56b2b

import { type FrameReader, type FrameWriter, getU64, isU64, putU64 } from '@abicus/wire';

/** A route that the policy allows, between identities. */
export interface AllowedRoute {
  readonly requester: bigint;
  readonly target: bigint;
}

/** Writes a AllowedRoute. */
export function writeAllowedRoute(writer: FrameWriter, value: AllowedRoute): void {
  const at = writer.skip(16);
  if (writer.hold(isU64(value.requester))) putU64(writer.bytes, at, value.requester);
  if (writer.hold(isU64(value.target))) putU64(writer.bytes, at + 8, value.target);
}

/** Reads a AllowedRoute. Other bytes fail the reader. */
export function readAllowedRoute(reader: FrameReader): AllowedRoute {
  const at = reader.take(16);
  const requester = getU64(reader.bytes, at);
  const target = getU64(reader.bytes, at + 8);
  return { requester, target };
}
