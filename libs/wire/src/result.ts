/** Results as values: what a call gives, or which of its declared errors it failed with. */

/** Success, with what came of it. */
export type Ok<T> = { readonly ok: true; readonly value: T };

/** Failure, with the name of the error. */
export type Err<E> = { readonly ok: false; readonly error: E };

/** Success or failure. Look at `ok` before anything else. */
export type Result<T, E> = Ok<T> | Err<E>;

/** A success. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** A failure. */
export function err<const E>(error: E): Err<E> {
  return { ok: false, error };
}
