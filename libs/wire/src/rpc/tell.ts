/** Calls listeners: an error of a listener does not reach the side that notified. */

/** Calls a listener; calls `threw` if it throws or its promise rejects. */
export function tell<P>(listener: (params: P) => unknown, params: P, threw: () => void): void {
  try {
    const given = listener(params);
    // An unhandled rejection would end the process.
    if (given instanceof Promise) given.catch(threw);
  } catch {
    threw();
  }
}
