/** Handlers that only record that they were reached: their arguments have been decoded. */

/** Thrown by every such handler. */
class Reached extends Error {
  readonly handler: string;

  constructor(handler: string) {
    super(`the handler ${handler} was reached`);
    this.handler = handler;
  }
}

/** Handlers of every name. */
export const REACHED_HANDLERS: never = new Proxy(
  {},
  {
    get: (_, name) =>
      // Writers of audit lines are not handlers: decisions that reach no handler are audited too.
      /[.](audit|write)$/.test(String(name))
        ? () => ({})
        : () => {
            throw new Reached(String(name));
          },
  },
) as never;

/** The result of a call, or `undefined` if it reached a handler: the one of that name, if one is given. */
export function unlessReached<T>(call: () => T, handler?: string): T | undefined {
  try {
    return call();
  } catch (thrown) {
    if (!(thrown instanceof Reached)) throw thrown;
    if (handler === undefined || handler === thrown.handler) return undefined;
    throw new Error(`${thrown.message} instead of ${handler}`, { cause: thrown });
  }
}
