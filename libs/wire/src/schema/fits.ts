/** Parts of generated guards, shared with the code that explains why a value does not fit. */
import type { NumberBounds, SizeBounds } from './schema.ts';

/** The length of a text in Unicode characters. */
export function lengthOf(text: string): number {
  let pairs = 0;
  for (let i = 0; i + 1 < text.length; i++) {
    const [high, low] = [text.charCodeAt(i), text.charCodeAt(i + 1)];
    if (high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000) pairs++;
  }
  return text.length - pairs;
}

/** Whether a size is within bounds. */
export function isSize(size: number, { min = 0, max = Infinity }: SizeBounds): boolean {
  return size >= min && size <= max;
}

/** Whether a value is a text within bounds. */
export function isText(value: unknown, bounds: SizeBounds, pattern?: RegExp): value is string {
  return (
    typeof value === 'string' &&
    // A character has at most two units: a text that is far too long is not counted.
    value.length <= (bounds.max ?? Infinity) * 2 &&
    isSize(lengthOf(value), bounds) &&
    // An unpaired surrogate has no encoding.
    value.isWellFormed() &&
    (pattern === undefined || pattern.test(value))
  );
}

/** Whether a value is a finite number within bounds. */
export function isNumber(value: unknown, bounds: NumberBounds): value is number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  const { min, max, above, below, multipleOf } = bounds;
  return (
    (min === undefined || value >= min) &&
    (max === undefined || value <= max) &&
    (above === undefined || value > above) &&
    (below === undefined || value < below) &&
    (multipleOf === undefined || isMultiple(value, multipleOf))
  );
}

/** 0.3 is a multiple of 0.1, although its remainder is not zero. */
function isMultiple(value: number, step: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(step)) return value % step === 0;
  const times = value / step;
  return Math.abs(times - Math.round(times)) <= Math.abs(times) * Number.EPSILON * 2;
}

/** Whether a value is an integer that a number holds exactly, within bounds. */
export function isInteger(value: unknown, bounds: NumberBounds): value is number {
  return Number.isSafeInteger(value) && isNumber(value, bounds);
}

/** An object of a schema or map, with its own keys. */
export type PlainObject = Readonly<Record<string, unknown>>;

/**
 * Whether a value is an object, not a list, that JSON writes as the object of its own keys; a date is
 * written as a text.
 */
export function isObject(value: unknown): value is PlainObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || isItself(value);
}

/** Whether JSON writes the own keys of an object with a prototype of its own. */
function isItself(value: object): boolean {
  const written = 'toJSON' in value && typeof value.toJSON === 'function';
  return !written && Object.prototype.toString.call(value) === '[object Object]';
}

/** Whether a value is an object with these keys, some of them optional, and no others. */
export function hasKeys(
  value: unknown,
  required: readonly string[],
  optional: readonly string[],
): value is PlainObject {
  if (!isObject(value)) return false;
  let found = 0;
  for (const key of required) {
    if (!Object.hasOwn(value, key)) return false;
    found++;
  }
  for (const key of optional) if (Object.hasOwn(value, key)) found++;
  return found === Object.keys(value).length;
}

/** Whether a value is a list within bounds whose items all fit. */
export function isList(
  value: unknown,
  bounds: SizeBounds,
  fits: (one: unknown) => boolean,
): value is readonly unknown[] {
  if (!Array.isArray(value) || !isSize(value.length, bounds)) return false;
  // Not `every`, which skips holes.
  for (let i = 0; i < value.length; i++) if (!fits(value[i])) return false;
  return true;
}

/** Whether a value is an object within bounds whose values all fit. */
export function isMap(
  value: unknown,
  bounds: SizeBounds,
  key: RegExp | undefined,
  fits: (one: unknown) => boolean,
): value is PlainObject {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  return (
    isSize(keys.length, bounds) &&
    keys.every((name) => (key === undefined || key.test(name)) && fits(value[name]))
  );
}
