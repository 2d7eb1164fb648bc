/**
 * The names that parts of a contract say, for the compiler: a name that its contract neither declares nor uses is a red line
 * in the editor. There is nothing of this when a contract is read or run.
 */

declare const SAID: unique symbol;

/**
 * A part of a contract, and the names that it says, each after a word for what it names: `type Pid`, `limit maxFrame`. A
 * constructor tells them in the type of what it makes; `contract` compares them with those that are declared.
 */
export type Says<out K extends string> = { readonly [SAID]?: K };

/** The names that parts say, the parts being values of a record among others. */
export type SaidBy<P> = P extends Says<infer K extends string> ? K : never;

/** The names that the values of a record say. */
export type SaidIn<R> = { readonly [N in keyof R]: SaidBy<R[N]> }[keyof R];

/** What is said where the name of a type may stand, or a form that holds some. */
export type SaidAsType<T> = T extends string ? `type ${T}` : SaidBy<T>;

/** The names that fields say. */
export type SaidByFields<F> = { readonly [N in keyof F]: SaidAsType<F[N]> }[keyof F];

/** Checks fail with errors of the kernel in syscalls, and with statuses in services. */
export type FailingWith<
  W extends 'error' | 'status',
  K extends string,
> = K extends `fails ${infer N}` ? `${W} ${N}` : K;

/** The name in a key that may be left out. */
export type SaidAt<O, Key extends string, Word extends string> = O extends {
  readonly [P in Key]: infer N extends string;
}
  ? `${Word} ${N}`
  : never;

/** What stands in a key that may be left out. */
export type ValueAt<O, Key extends string> = O extends { readonly [P in Key]: infer V } ? V : never;

/** Takes no key that is none of `K`: a mistyped key is a red line too. */
export type Only<O, K extends PropertyKey> = O & { readonly [N in Exclude<keyof O, K>]: never };
