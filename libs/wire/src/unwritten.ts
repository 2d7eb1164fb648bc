/** A placeholder for code that is still to be written. */

/**
 * Throws an error that says what to write next. `abicus new service` generates such calls: they
 * compile, and the test that reaches one fails with its message.
 * @param what the missing part and its file: `the act of spooler.add in src/handlers/add.ts`.
 * @param _given values that the missing code can use.
 */
export function unwritten(what: string, ..._given: readonly unknown[]): never {
  const error = new Error(`next: write ${what}`);
  // Shows the place where the code is missing, not this file.
  if ('captureStackTrace' in Error) Error.captureStackTrace(error, unwritten);
  throw error;
}
