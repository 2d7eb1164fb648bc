/** Listeners: what one throws, or an async one rejects with, is no matter of the side that notified. */

/** Calls a listener; `threw` is called if it throws, or if the promise that it gives rejects. */
export function tell<P>(listener: (params: P) => unknown, params: P, threw: () => void): void {
  try {
    const given = listener(params);
    // Left to itself, it would end the process.
    if (given instanceof Promise) given.catch(threw);
  } catch {
    threw();
  }
}
