/** Results as values: the value of a successful call, or the declared error of a failed one. */

/** Success, with its value. */
export type Ok<T> = { readonly ok: true; readonly value: T };

/** Failure, with the name of the error. */
export type Err<E> = { readonly ok: false; readonly error: E };

/** Success or failure. Test `ok` before anything else. */
export type Result<T, E> = Ok<T> | Err<E>;

/** A success. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** A failure. */
export function err<const E>(error: E): Err<E> {
  return { ok: false, error };
}
