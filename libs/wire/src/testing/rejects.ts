/**
 * Reports which check of a handler rejected a request: two checks with one status look the same in a
 * reply.
 */
import { isReject } from '../reject.ts';

/**
 * Wraps handlers: after each request, `tell` gets the id of the check that rejected it, or nothing. A
 * request that the decoder rejects reaches no handler.
 */
export function tellingRejects<H extends object>(
  handlers: H,
  tell: (check: string | undefined) => void,
): H {
  return new Proxy(handlers, {
    get: (_, name) => {
      const handler: unknown = Reflect.get(handlers, name);
      // Functions for the fields of audit lines have a dot in their names, unlike operations.
      if (typeof handler !== 'function' || String(name).includes('.')) return handler;
      return (...args: readonly unknown[]): unknown => {
        const told = (outcome: unknown): unknown => {
          tell(isReject(outcome) ? outcome.check : undefined);
          return outcome;
        };
        const outcome: unknown = Reflect.apply(handler, handlers, args);
        return outcome instanceof Promise ? outcome.then(told) : told(outcome);
      };
    },
  });
}
