/**
 * Names in parts of a contract, as types: a name that the contract neither declares nor uses is an error in the editor.
 * These types have no effect when a contract is read or run.
 */

declare const SAID: unique symbol;

/**
 * A part of a contract with the names in it, each after its kind: `type Pid`, `limit maxFrame`. Constructors return it;
 * `contract` compares the names with the declared ones.
 */
export type Says<out K extends string> = { readonly [SAID]?: K };

/** The names in those values of a record that are parts. Of a part without names, `string` is inferred: it says none. */
export type SaidBy<P> =
  P extends Says<infer K extends string> ? (string extends K ? never : K) : never;

/** The names in the values of a record. */
export type SaidIn<R> = { readonly [N in keyof R]: SaidBy<R[N]> }[keyof R];

/** The names in a type name, or in a form that contains type names. */
export type SaidAsType<T> = T extends string ? `type ${T}` : SaidBy<T>;

/** The names in fields. */
export type SaidByFields<F> = { readonly [N in keyof F]: SaidAsType<F[N]> }[keyof F];

/** The names in checks: errors of the kernel in syscalls, statuses in services. */
export type FailingWith<
  W extends 'error' | 'status',
  K extends string,
> = K extends `fails ${infer N}` ? `${W} ${N}` : K;

/** The name in an optional key. */
export type SaidAt<O, Key extends string, Word extends string> = O extends {
  readonly [P in Key]: infer N extends string;
}
  ? `${Word} ${N}`
  : never;

/** The type of an optional key. */
export type ValueAt<O, Key extends string> = O extends { readonly [P in Key]: infer V } ? V : never;

/** Allows only the keys `K`: a mistyped key is an error in the editor too. */
export type Only<O, K extends PropertyKey> = O & { readonly [N in Exclude<keyof O, K>]: never };
