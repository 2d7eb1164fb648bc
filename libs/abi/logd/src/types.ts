// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:edda18c821f51c29

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

/** Returns `n` as a LogLevel, or OutOfBounds if it is not valid. */
export function logLevel(n: number): Result<LogLevel, 'OutOfBounds'> {
  return isLogLevel(n) ? ok(n) : err('OutOfBounds');
}

/** Returns the LogLevel with the number `n`, if any. */
export function decodeLogLevel(n: number): LogLevel | undefined {
  return isLogLevel(n) ? n : undefined;
}
