/** Tells which check of a handler rejected a request: two checks with one status look the same in a reply. */
import { isReject, type Program } from '@abicus/wire';
import { Answer } from '../effects.ts';
import { isProgram } from '../handlers.ts';

/** Wraps the handlers of a service: `tell` gets the id of the check that rejected a request, or nothing. */
export function toldRejects<H extends object>(
  handlers: H,
  tell: (check: string | undefined) => void,
): H {
  const told = (returned: unknown): unknown => {
    const outcome = returned instanceof Answer ? returned.outcome : returned;
    tell(isReject(outcome) ? outcome.check : undefined);
    return returned;
  };
  function* waiting(program: Program<unknown>): Program<unknown> {
    return told(yield* program);
  }
  const wrapped = Object.entries(handlers).map(([name, handler]) => {
    // Functions for the fields of audit lines have a dot in their names, unlike operations.
    if (name.includes('.')) return [name, handler];
    const call = (...args: readonly unknown[]): unknown => {
      const returned: unknown = Reflect.apply(handler as () => unknown, handlers, args);
      return isProgram(returned) ? waiting(returned) : told(returned);
    };
    return [name, call];
  });
  return Object.fromEntries(wrapped) as H;
}
