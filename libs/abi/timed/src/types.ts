// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:df11be0245b76fc3

import { type Brand, type Result, err, ok } from '@abicus/wire';

/** A scheduling class; a larger value is a stronger class. */
export const QosClass = {
  Idle: 0,
  Normal: 1,
  Interactive: 2,
  PerfBurst: 3,
} as const;
/** A scheduling class; a larger value is a stronger class. */
export type QosClass = (typeof QosClass)[keyof typeof QosClass];

/** The names of QosClass, by number. */
export const QOS_CLASS_NAMES: Readonly<Record<number, keyof typeof QosClass>> = {
  0: 'Idle',
  1: 'Normal',
  2: 'Interactive',
  3: 'PerfBurst',
};

/** The initial QosClass. */
export const QOS_CLASS_INITIAL: QosClass = QosClass.Normal;

/** Whether `n` is a QosClass. */
export function isQosClass(n: number): n is QosClass {
  return n >>> 0 === n && n <= 3;
}

/** Returns `n` as a QosClass, or EINVAL if it is not valid. */
export function qosClass(n: number): Result<QosClass, 'EINVAL'> {
  return isQosClass(n) ? ok(n) : err('EINVAL');
}

/** Returns the QosClass with the number `n`, if any. */
export function decodeQosClass(n: number): QosClass | undefined {
  return isQosClass(n) ? n : undefined;
}

/** A live timer of the service; 0 means none. */
export type TimerId = Brand<number, 'TimerId'>;

/** Whether `n` is a TimerId. */
export function isTimerId(n: number): n is TimerId {
  return n >>> 0 === n;
}

/** Returns `n` as a TimerId, or OutOfBounds if it is not valid. */
export function timerId(n: number): Result<TimerId, 'OutOfBounds'> {
  return isTimerId(n) ? ok(n) : err('OutOfBounds');
}

/** Returns `n` as a TimerId without a check. */
export function asTimerId(n: number): TimerId {
  return n as TimerId;
}
