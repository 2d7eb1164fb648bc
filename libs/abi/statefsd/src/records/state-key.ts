// @generated from contracts/rfc-0018-statefsd.contract.ts (RFC-0018/statefsd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5e993b95f1099d40

import { type FrameReader, type FrameWriter, putU16 } from '@abicus/wire';

/** A key of a listing. */
export interface StateKey {
  /** 1 to 255 bytes. */
  readonly key: string;
}

/** Writes a StateKey. */
export function writeStateKey(writer: FrameWriter, value: StateKey): void {
  putU16(writer.bytes, writer.skip(2), writer.text(value.key, 1, 255));
}

/** Reads a StateKey. Other bytes fail the reader. */
export function readStateKey(reader: FrameReader): StateKey {
  const key = reader.text(reader.u16(), 1, 255);
  return { key };
}
