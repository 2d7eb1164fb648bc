/** Access to JSON of other programs: a value of another kind than expected is empty. */

/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is an object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object; empty for another value. */
export const object = (value: unknown): Json => (isObject(value) ? value : {});

/** The objects of a list. */
export const list = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** The strings of a list. */
export const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** A string. */
export const word = (value: unknown): string => (typeof value === 'string' ? value : '');
