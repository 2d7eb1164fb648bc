/** Which check of a handler refused: two checks that fail with one status look the same in a reply. */
import { isReject } from '../reject.ts';

/**
 * Handlers that tell the id of the check that refused a request; nothing if a request was not refused. A request that the
 * decoder refuses reaches no handler.
 */
export function tellingRefusals<H extends object>(
  handlers: H,
  tell: (check: string | undefined) => void,
): H {
  return new Proxy(handlers, {
    get: (_, name) => {
      const handler: unknown = Reflect.get(handlers, name);
      if (typeof handler !== 'function') return handler;
      return (...args: readonly unknown[]): unknown => {
        const outcome: unknown = Reflect.apply(handler, handlers, args);
        tell(isReject(outcome) ? outcome.check : undefined);
        return outcome;
      };
    },
  });
}
