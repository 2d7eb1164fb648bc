/** Forms of documents: each tells the path of the first value that is wrong. */

/** Finds the first thing that is wrong with a value; nothing: it has the form. */
export type Shape = (value: unknown, path: string) => string | undefined;

/** A count, an id or a size. */
export const number: Shape = (value, path) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? undefined
    : `${path} is not a number`;
/** A text. */
export const text: Shape = (value, path) =>
  typeof value === 'string' ? undefined : `${path} is not a text`;
/** One of these values. */
export const oneOf =
  (...words: readonly unknown[]): Shape =>
  (value, path) =>
    words.includes(value) ? undefined : `${path} is not one of ${words.join(', ')}`;

/** A list of values of one form. */
export function list(item: Shape): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} is not a list`;
    for (const [i, one] of value.entries()) {
      const why = item(one, `${path}[${i}]`);
      if (why !== undefined) return why;
    }
    return undefined;
  };
}

/** An object with these keys; those whose name ends in `?` may be missing. */
export function record(keys: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return `${path === '' ? 'it' : path} is not an object`;
    }
    const given = new Map(Object.entries(value));
    for (const [key, shape] of Object.entries(keys)) {
      const name = key.replace('?', '');
      const member = given.get(name);
      if (member === undefined && key.endsWith('?')) continue;
      const why = shape(member, path === '' ? name : `${path}.${name}`);
      if (why !== undefined) return why;
    }
    return undefined;
  };
}

/** An object with any keys, whose values have one form. */
export function mapOf(item: Shape): Shape {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return `${path} is not an object`;
    }
    for (const [key, one] of Object.entries(value)) {
      const why = item(one, `${path}.${key}`);
      if (why !== undefined) return why;
    }
    return undefined;
  };
}
