/** Rejects of generated code, which has a runtime of its own: no class of this process says what one is. */

/** Whether a value has all parts of a reject. A value may have a field of each of these names. */
export function isRejectLike(value: object): value is { readonly errno: number } {
  const { check, error, errno } = value as Readonly<Record<string, unknown>>;
  return typeof check === 'string' && typeof error === 'string' && typeof errno === 'number';
}
