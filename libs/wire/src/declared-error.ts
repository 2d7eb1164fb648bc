/**
 * Errors of contracts where one has to be thrown, or has to cross to another process or realm.
 *
 * Between parts a failure is a value (`Result`). At the edge of a host it becomes one of these: each package that owns
 * errors has a class of its own, generated from its contract. What crosses is plain data; `unmarshal` of the class gives
 * back an equal error, or nothing for data that is none of its own. Stack and cause stay where the error came about.
 */

/** UTF-16 units of a detail; what is longer is cut, so that no peer decides how much is kept. */
export const DETAIL_MAX = 1024;

/** An error as plain data: JSON takes it as it is. */
export type MarshalledError = {
  /** The package that declares it, `kernel`. */
  readonly domain: string;
  /** Its name there, `QueueFull`. */
  readonly error: string;
  /** What else there is to say; may be empty. */
  readonly detail: string;
};

/** What a class knows of one of its errors. */
export type Declaration<E extends string> = {
  readonly domain: string;
  readonly error: E;
  /** Whether the same call may succeed later, with nothing changed by the caller. */
  readonly retryable: boolean;
};

/** An error of a contract. The classes of packages extend it. */
export class DeclaredError<E extends string = string> extends Error {
  readonly domain: string;
  readonly error: E;
  readonly retryable: boolean;
  readonly detail: string;

  constructor({ domain, error, retryable }: Declaration<E>, detail = '') {
    const kept = detail.slice(0, DETAIL_MAX);
    super(kept === '' ? `${domain}: ${error}` : `${domain}: ${error}: ${kept}`);
    this.name = new.target.name;
    this.domain = domain;
    this.error = error;
    this.retryable = retryable;
    this.detail = kept;
  }

  /** The error as plain data. */
  marshal(): MarshalledError {
    const { domain, error, detail } = this;
    return { domain, error, detail };
  }
}

/** The parts of a marshalled error of a domain; nothing for other data, more keys or a longer detail included. */
export function readMarshalled(data: unknown, domain: string): MarshalledError | undefined {
  if (typeof data !== 'object' || data === null || Object.keys(data).length !== 3) return undefined;
  const { domain: from, error, detail } = data as Readonly<Record<string, unknown>>;
  if (from !== domain || typeof error !== 'string' || typeof detail !== 'string') return undefined;
  return detail.length > DETAIL_MAX ? undefined : { domain, error, detail };
}

/** Whether this is a declared error after which the same call may succeed later. */
export function isRetryable(error: unknown): error is DeclaredError {
  return error instanceof DeclaredError && error.retryable;
}

/** Whether this is a declared error after which the same call fails again. */
export function isTerminal(error: unknown): error is DeclaredError {
  return error instanceof DeclaredError && !error.retryable;
}
