/** Records without undefined values. */

type Optional<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];

/** A record without its undefined values. */
export type WithoutUndefined<T> = Omit<T, Optional<T>> & {
  readonly [K in Optional<T>]?: Exclude<T[K], undefined>;
};

/** `{ a: 1, b: undefined }` as `{ a: 1 }`. */
export function defined<T extends object>(record: T): WithoutUndefined<T> {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as WithoutUndefined<T>;
}
