// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:64cd4f8144f45b87

import {
  type FrameReader,
  type FrameWriter,
  getU16,
  getU64,
  getU8,
  isU64,
  isU8,
  putU16,
  putU64,
  putU8,
} from '@abicus/wire';
import { type LogLevel, isLogLevel } from '../types.ts';

/** A record as it is read. */
export interface LogRecord {
  /** Counts up from 1. */
  readonly id: bigint;
  /** When it was stored, by the clock that a program without the right to time has, made to rise. */
  readonly timestamp: bigint;
  readonly level: LogLevel;
  /** The identity of the writer, as the kernel bound it. */
  readonly service: bigint;
  /** 0 to 64 bytes. */
  readonly scope: string;
  /** 0 to 256 bytes. */
  readonly message: string;
  /** 0 to 512 bytes. */
  readonly fields: string;
}

/** Writes a LogRecord. */
export function writeLogRecord(writer: FrameWriter, value: LogRecord): void {
  const at = writer.skip(30);
  if (writer.hold(isU64(value.id))) putU64(writer.bytes, at, value.id);
  if (writer.hold(isU64(value.timestamp))) putU64(writer.bytes, at + 8, value.timestamp);
  if (writer.hold(isU8(value.level) && isLogLevel(value.level)))
    putU8(writer.bytes, at + 16, value.level);
  if (writer.hold(isU64(value.service))) putU64(writer.bytes, at + 17, value.service);
  const scopeLength = at + 25;
  const messageLength = at + 26;
  const fieldsLength = at + 28;
  putU8(writer.bytes, scopeLength, writer.text(value.scope, 0, 64));
  putU16(writer.bytes, messageLength, writer.text(value.message, 0, 256));
  putU16(writer.bytes, fieldsLength, writer.text(value.fields, 0, 512));
}

/** Reads a LogRecord. Other bytes fail the reader. */
export function readLogRecord(reader: FrameReader): LogRecord {
  const at = reader.take(30);
  const id = getU64(reader.bytes, at);
  const timestamp = getU64(reader.bytes, at + 8);
  const level = reader.of(getU8(reader.bytes, at + 16), isLogLevel);
  const service = getU64(reader.bytes, at + 17);
  const scopeLength = getU8(reader.bytes, at + 25);
  const messageLength = getU16(reader.bytes, at + 26);
  const fieldsLength = getU16(reader.bytes, at + 28);
  const scope = reader.text(scopeLength, 0, 64);
  const message = reader.text(messageLength, 0, 256);
  const fields = reader.text(fieldsLength, 0, 512);
  return { id, timestamp, level, service, scope, message, fields };
}
