/**
 * Whether a value is one that a field of a frame or structure holds. Encoders ask before they write: the bytes of
 * any other value would be those of a value of the type. Types are erased when programs run, so each
 * of these takes any value.
 */

/** Whether `value` is an integer of 8 bits. */
export function isU8(value: unknown): boolean {
  return typeof value === 'number' && value >>> 0 === value && value <= 0xff;
}

/** Whether `value` is an integer of 16 bits. */
export function isU16(value: unknown): boolean {
  return typeof value === 'number' && value >>> 0 === value && value <= 0xffff;
}

/** Whether `value` is an integer of 32 bits. */
export function isU32(value: unknown): boolean {
  return typeof value === 'number' && value >>> 0 === value;
}

/** Whether `value` is an integer from 0 to 2^53 − 1. */
export function isU53(value: unknown): boolean {
  return typeof value === 'number' && (value >>> 0 === value || isLarge(value));
}

const isLarge = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** Whether `value` is a bigint of 64 bits. */
export function isU64(value: unknown): boolean {
  return typeof value === 'bigint' && value >= 0n && value <= 0xffff_ffff_ffff_ffffn;
}

/** Whether `value` is a signed integer of 8 bits. */
export function isI8(value: unknown): boolean {
  return typeof value === 'number' && (value << 24) >> 24 === value;
}

/** Whether `value` is a signed integer of 16 bits. */
export function isI16(value: unknown): boolean {
  return typeof value === 'number' && (value << 16) >> 16 === value;
}

/** Whether `value` is a signed integer of 32 bits. */
export function isI32(value: unknown): boolean {
  return typeof value === 'number' && (value | 0) === value;
}

/** Whether `value` is a signed bigint of 64 bits. */
export function isI64(value: unknown): boolean {
  return (
    typeof value === 'bigint' && value >= -0x8000_0000_0000_0000n && value <= 0x7fff_ffff_ffff_ffffn
  );
}

/** Whether `value` is true or false. */
export function isBool(value: unknown): boolean {
  return value === true || value === false;
}
