/** Stands in for code that a person is still to write. */

/**
 * Ends the test that runs into it, and says what to write. New services are made of these (`abicus new service`), so that
 * they compile before they do anything.
 *
 * @param what the part that is missing and its file: `the act of spooler.add in src/handlers/add.ts`.
 * @param _given what the missing code has at hand.
 */
export function unwritten(what: string, ..._given: readonly unknown[]): never {
  const error = new Error(`next: write ${what}`);
  // The place that is shown is where the code is missing, not this file.
  if ('captureStackTrace' in Error) Error.captureStackTrace(error, unwritten);
  throw error;
}
