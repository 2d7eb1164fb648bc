// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:8e003be0d9febaf4

import { type Result, err, ok } from '@abicus/wire';

/** How grave a record is. */
export const LogLevel = {
  Error: 0,
  Warn: 1,
  Info: 2,
  Debug: 3,
  Trace: 4,
} as const;
/** How grave a record is. */
export type LogLevel = (typeof LogLevel)[keyof typeof LogLevel];

/** The names of LogLevel, by number. */
export const LOG_LEVEL_NAMES: Readonly<Record<number, keyof typeof LogLevel>> = {
  0: 'Error',
  1: 'Warn',
  2: 'Info',
  3: 'Debug',
  4: 'Trace',
};

/** Whether `n` is a LogLevel. */
export function isLogLevel(n: number): n is LogLevel {
  return n >>> 0 === n && n <= 4;
}

/** `n` as a LogLevel, or EINVAL if it is none. */
export function logLevel(n: number): Result<LogLevel, 'EINVAL'> {
  return isLogLevel(n) ? ok(n) : err('EINVAL');
}

/** The LogLevel that `n` stands for, if any. */
export function decodeLogLevel(n: number): LogLevel | undefined {
  return isLogLevel(n) ? n : undefined;
}
