// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:3d9fd8e5aa538a68

import { type FrameReader, type FrameWriter, putU16, putU8 } from '@abicus/wire';
import { type LogLevel, isLogLevel } from '../types.ts';

/** A record as it is read. */
export interface LogRecord {
  readonly id: bigint;
  /** In nanoseconds. */
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
  writer.u64(value.id);
  writer.u64(value.timestamp);
  writer.u8(value.level);
  writer.u64(value.service);
  const scopeLength = writer.skip(1);
  const messageLength = writer.skip(2);
  const fieldsLength = writer.skip(2);
  putU8(writer.bytes, scopeLength, writer.text(value.scope, 0, 64));
  putU16(writer.bytes, messageLength, writer.text(value.message, 0, 256));
  putU16(writer.bytes, fieldsLength, writer.text(value.fields, 0, 512));
}

/** Reads a LogRecord. Other bytes fail the reader. */
export function readLogRecord(reader: FrameReader): LogRecord {
  const id = reader.u64();
  const timestamp = reader.u64();
  const level = reader.of(reader.u8(), isLogLevel);
  const service = reader.u64();
  const scopeLength = reader.u8();
  const messageLength = reader.u16();
  const fieldsLength = reader.u16();
  const scope = reader.text(scopeLength, 0, 64);
  const message = reader.text(messageLength, 0, 256);
  const fields = reader.text(fieldsLength, 0, 512);
  return { id, timestamp, level, service, scope, message, fields };
}
