/**
 * Errors that cross a boundary: between processes, or between realms of one process.
 *
 * `marshal` gives plain data, `unmarshal` gives back an equal error, or nothing for data that is
 * none. Nothing else of an error crosses: no stack, no cause, no class of the other side.
 */

/** What who made the call can do: try again, or give up. */
export type Recovery = 'retryable' | 'terminal';

/** An error as plain data. */
export type MarshalledError = {
  readonly error: string;
  readonly errno: number;
  readonly recovery: Recovery;
  readonly detail: string;
};

/** A declared error, where one has to be thrown: at the edge of a tool, never between parts. */
export class DeclaredError extends Error {
  /** Its name in the contract, `EAGAIN`. */
  readonly error: string;
  readonly errno: number;
  readonly recovery: Recovery;
  readonly detail: string;

  constructor(error: string, errno: number, recovery: Recovery, detail = '') {
    super(detail === '' ? `${error} (${errno})` : `${error} (${errno}): ${detail}`);
    this.name = 'DeclaredError';
    this.error = error;
    this.errno = errno;
    this.recovery = recovery;
    this.detail = detail;
  }
}

/** The error as plain data. */
export function marshal({ error, errno, recovery, detail }: DeclaredError): MarshalledError {
  return { error, errno, recovery, detail };
}

/** The error that the data stands for, or nothing. */
export function unmarshal(data: unknown): DeclaredError | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { error, errno, recovery, detail } = data as Partial<Record<string, unknown>>;
  if (typeof error !== 'string' || error === '' || typeof detail !== 'string') return undefined;
  if (typeof errno !== 'number' || !Number.isSafeInteger(errno) || errno <= 0) return undefined;
  if (recovery !== 'retryable' && recovery !== 'terminal') return undefined;
  return new DeclaredError(error, errno, recovery, detail);
}

/** Whether the same call may succeed later. */
export function isRetryable(error: unknown): error is DeclaredError {
  return error instanceof DeclaredError && error.recovery === 'retryable';
}

/** Whether the same call will fail again. */
export function isTerminal(error: unknown): error is DeclaredError {
  return error instanceof DeclaredError && error.recovery === 'terminal';
}
