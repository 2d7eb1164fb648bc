// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:61fe069a6484964c

import {
  type FrameReader,
  type FrameWriter,
  getU64,
  getU8,
  isU64,
  isU8,
  putU64,
  putU8,
} from '@abicus/wire';
import { type Outcome, isOutcome } from '../types.ts';

/** How often an operation ended so. */
export interface OwnCount {
  readonly opcode: number;
  readonly outcome: Outcome;
  readonly count: bigint;
}

/** Writes a OwnCount. */
export function writeOwnCount(writer: FrameWriter, value: OwnCount): void {
  const at = writer.skip(10);
  if (writer.hold(isU8(value.opcode))) putU8(writer.bytes, at, value.opcode);
  if (writer.hold(isU8(value.outcome) && isOutcome(value.outcome)))
    putU8(writer.bytes, at + 1, value.outcome);
  if (writer.hold(isU64(value.count))) putU64(writer.bytes, at + 2, value.count);
}

/** Reads a OwnCount. Other bytes fail the reader. */
export function readOwnCount(reader: FrameReader): OwnCount {
  const at = reader.take(10);
  const opcode = getU8(reader.bytes, at);
  const outcome = reader.of(getU8(reader.bytes, at + 1), isOutcome);
  const count = getU64(reader.bytes, at + 2);
  return { opcode, outcome, count };
}
