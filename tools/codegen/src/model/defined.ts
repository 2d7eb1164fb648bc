/** Keys that are there only if something is. */

type Optional<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];

/** A record without its keys that hold `undefined`. */
export type Defined<T> = Omit<T, Optional<T>> & {
  readonly [K in Optional<T>]?: Exclude<T[K], undefined>;
};

/** `{ a: 1, b: undefined }` as `{ a: 1 }`. */
export function defined<T extends object>(record: T): Defined<T> {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Defined<T>;
}
