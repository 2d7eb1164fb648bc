// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:8ffffacc57ba5a98

import {
  type FrameReader,
  type FrameWriter,
  getU32,
  getU64,
  getU8,
  isU32,
  isU64,
  isU8,
  putU32,
  putU64,
  putU8,
} from '@abicus/wire';
import { type Outcome, isOutcome } from '../types.ts';

/** The same of a client. */
export interface ClientCount {
  /** Its pid; 0: all clients that had to make room for others. */
  readonly client: number;
  /** 255: requests that name no operation. */
  readonly opcode: number;
  readonly outcome: Outcome;
  readonly count: bigint;
}

/** Writes a ClientCount. */
export function writeClientCount(writer: FrameWriter, value: ClientCount): void {
  const at = writer.skip(14);
  if (writer.hold(isU32(value.client))) putU32(writer.bytes, at, value.client);
  if (writer.hold(isU8(value.opcode))) putU8(writer.bytes, at + 4, value.opcode);
  if (writer.hold(isU8(value.outcome) && isOutcome(value.outcome)))
    putU8(writer.bytes, at + 5, value.outcome);
  if (writer.hold(isU64(value.count))) putU64(writer.bytes, at + 6, value.count);
}

/** Reads a ClientCount. Other bytes fail the reader. */
export function readClientCount(reader: FrameReader): ClientCount {
  const at = reader.take(14);
  const client = getU32(reader.bytes, at);
  const opcode = getU8(reader.bytes, at + 4);
  const outcome = reader.of(getU8(reader.bytes, at + 5), isOutcome);
  const count = getU64(reader.bytes, at + 6);
  return { client, opcode, outcome, count };
}
