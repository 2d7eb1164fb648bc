/** The types of handlers, from those that are generated for a service. */
import type { Program, Reject } from '@abicus/wire';
import type { LATER, OutcomeOf, ReplyOf, RequestOf } from '@abicus/wire/service';
import type { Context, RequestCall } from './context.ts';
import type { Answer, Effects } from './effects.ts';

/** The outcomes of an operation that are replies. */
export type Outcomes<F> = ReplyOf<F> | Extract<OutcomeOf<F>, Reject>;

/** What a handler may return: `LATER` where the contract lets it, nothing where there is never an answer. */
type Returned<F> =
  | Outcomes<F>
  | Extract<OutcomeOf<F>, typeof LATER | undefined>
  | Answer<Outcomes<F>>
  | Answer<Extract<OutcomeOf<F>, typeof LATER | undefined>>;

/** The handler of an operation: a function, or a generator that waits for calls of other services. */
export type Handler<F, S, N> = (
  call: RequestCall<S, N, Outcomes<F>>,
  request: RequestOf<F>,
) => Returned<F> | Program<Returned<F>>;

type AuditName = 'audit.write' | `${string}.audit`;

/** How the fields of audit lines are said, where a contract has such lines; the loop writes them. */
type Auditing<H> = {
  readonly [K in Exclude<Extract<keyof H, `${string}.audit`>, 'audit.write'>]: H[K];
};

/**
 * The handlers of a service. `H` are the generated ones, `S` is its state, and `N` the nonces of the services that it
 * calls, by name.
 */
export type Handlers<H, S, N = unknown> = {
  readonly [K in Exclude<keyof H, AuditName>]: Handler<H[K], S, N>;
} & Auditing<H>;

/** What happens without a request: a function, or a generator that waits for calls of other services. */
export type Reaction<S, N, A extends readonly unknown[] = []> = (
  context: Context<S, N>,
  ...args: A
) => Effects | Program<Effects>;

/** Whether what a handler returned is that of one which is a generator. */
export function isProgram(returned: unknown): returned is Program<unknown> {
  return typeof (returned as Partial<Program<unknown>> | undefined)?.next === 'function';
}
