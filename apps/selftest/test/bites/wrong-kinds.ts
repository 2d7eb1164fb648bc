/**
 * What it takes to show that an assertion bites: the kinds of wrong values with which it has to fail. One kind alone would
 * let it be weakened unnoticed: an assertion of ECHILD to one of any error, one of 3 to one of 3 or more.
 */
import type { Assertion } from '@abicus/wire';

/** A kind of wrong value. */
export type WrongKind =
  | 'false'
  | 'below'
  | 'above'
  | 'success'
  | 'another error'
  | 'other bytes'
  | 'another length'
  | 'another value';

type Values = NonNullable<Assertion['values']>;

/** The kinds of an assertion that held. */
export function wantedOf({ values }: Assertion): readonly WrongKind[] {
  if (values === undefined) return ['false'];
  const { is, expected } = values;
  if (is === 'at least') return ['below'];
  if (is === 'at most') return ['above'];
  if (typeof expected === 'number' || typeof expected === 'bigint') return ['below', 'above'];
  if (expected instanceof Uint8Array) return ['other bytes', 'another length'];
  if (typeof expected === 'string' && !isSuccess(expected)) return ['success', 'another error'];
  return ['another value'];
}

/** The kinds that a value which is wrong is of. */
export function kindsOf(values: Assertion['values']): readonly WrongKind[] {
  if (values === undefined) return ['false'];
  return ['another value', ...more(values)];
}

function more({ actual, expected }: Values): readonly WrongKind[] {
  if (actual instanceof Uint8Array && expected instanceof Uint8Array) {
    return [actual.length === expected.length ? 'other bytes' : 'another length'];
  }
  if (expected instanceof Uint8Array) return ['another length'];
  if (typeof actual === 'string' && typeof expected === 'string') {
    return [isSuccess(actual) ? 'success' : 'another error'];
  }
  if (!isWhole(actual) || !isWhole(expected)) return [];
  return [actual < expected ? 'below' : 'above'];
}

const isWhole = (value: unknown): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

/** Whether none of its words is the name of an error: those begin with a capital. */
const isSuccess = (text: string): boolean => !text.split(' ').some((word) => /^[A-Z]/.test(word));
