/** Integers: widths, carriers, bounds. */
import type { Scalar } from '@abicus/contract';
import type { ScalarDef } from './shape/values.ts';

const PLAIN: Readonly<Record<Scalar['wire'], ScalarDef>> = {
  u8: { wire: 'u8', size: 1, carrier: 'number', signed: false, min: '0', max: '255' },
  u16: { wire: 'u16', size: 2, carrier: 'number', signed: false, min: '0', max: '65535' },
  u32: { wire: 'u32', size: 4, carrier: 'number', signed: false, min: '0', max: '4294967295' },
  u53: {
    wire: 'u53',
    size: 8,
    carrier: 'number',
    signed: false,
    min: '0',
    max: '9007199254740991',
  },
  u64: {
    wire: 'u64',
    size: 8,
    carrier: 'bigint',
    signed: false,
    min: '0n',
    max: '18446744073709551615n',
  },
  i8: { wire: 'i8', size: 1, carrier: 'number', signed: true, min: '-128', max: '127' },
  i16: { wire: 'i16', size: 2, carrier: 'number', signed: true, min: '-32768', max: '32767' },
  i32: {
    wire: 'i32',
    size: 4,
    carrier: 'number',
    signed: true,
    min: '-2147483648',
    max: '2147483647',
  },
  i64: {
    wire: 'i64',
    size: 8,
    carrier: 'bigint',
    signed: true,
    min: '-9223372036854775808n',
    max: '9223372036854775807n',
  },
  bool: { wire: 'bool', size: 1, carrier: 'boolean', signed: false, min: '0', max: '1' },
};

/** A scalar with the facts of its wire form. */
export function scalarDef(scalar: Scalar): ScalarDef {
  const plain = PLAIN[scalar.wire];
  return scalar.unit === undefined ? plain : { ...plain, unit: scalar.unit };
}

/** Whether a number of a contract is a value of the scalar. */
export function inRange(scalar: ScalarDef, value: number): boolean {
  if (!Number.isInteger(value)) return false;
  const [min, max] = [scalar.min, scalar.max].map((text) => Number(text.replace('n', '')));
  return value >= (min ?? 0) && value <= (max ?? 0);
}

/** The bounds in words. */
export function rangeText(scalar: ScalarDef): string {
  return `${scalar.wire} holds ${scalar.min} to ${scalar.max}`;
}
