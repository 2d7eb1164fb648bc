/** Limits and units. Each queue, table, loop and retry has a limit with a name and a reason. */

import type { Says } from './names.ts';
import type { Scalar } from './scalars.ts';

/** Nanoseconds from larger units. */
export const ns: {
  readonly micros: (n: number) => number;
  readonly millis: (n: number) => number;
  readonly seconds: (n: number) => number;
} = {
  micros: (n) => n * 1_000,
  millis: (n) => n * 1_000_000,
  seconds: (n) => n * 1_000_000_000,
};

/** Bytes from larger units. */
export function kib(n: number): number {
  return n * 1024;
}

/** Bytes from larger units. */
export function mib(n: number): number {
  return n * 1024 * 1024;
}

/** A named bound. */
export type Limit = {
  readonly kind: 'limit';
  readonly value: number;
  readonly why: string;
  readonly atLimit: string;
  readonly profiles?: Readonly<Record<string, number>>;
  readonly scalar?: Scalar;
};

/**
 * Declares a limit. `atLimit` states the consequence; `profiles` has other values for other
 * builds of the kernel (`scale`: many tasks). The ladder runs with the plain value. `scalar` is the
 * scalar of the fields that it bounds: the constant of `limit(ns.seconds(2), { scalar: u64.ns, … })` is
 * a bigint, as a `u64.ns` in a frame is. Without it the constant is a number.
 */
export function limit(
  value: number,
  options: {
    readonly why: string;
    readonly atLimit: string;
    readonly profiles?: Readonly<Record<string, number>>;
    readonly scalar?: Scalar;
  },
): Limit {
  return { kind: 'limit', value, ...options };
}

/** A limit that depends on the value of an enumeration. */
export type LimitByEnum = {
  readonly kind: 'byEnum';
  readonly of: string;
  readonly values: Readonly<Record<string, number>>;
  readonly why: string;
  readonly scalar?: Scalar;
};

/** Declares one value for each member of an enumeration, `scalar` being that of what they bound. */
export function byEnum<const N extends string>(
  of: N,
  values: Readonly<Record<string, number>>,
  options: { readonly why: string; readonly scalar?: Scalar },
): LimitByEnum & Says<`type ${N}`> {
  return { kind: 'byEnum', of, values, ...options };
}
