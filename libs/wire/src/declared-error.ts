/**
 * Errors of contracts that are thrown, or sent to another process or realm.
 * Inside a system a failure is a value (`Result`). At the edge of a host it becomes an error of a
 * class that is generated for the package which declares it. It is marshalled as plain data;
 * `unmarshal` of the class gives an equal error, or nothing for other data. Stack and cause stay in
 * the process that threw the error.
 */

/** The longest detail in UTF-16 units; a longer one is cut, so that a peer cannot make it large. */
export const DETAIL_MAX = 1024;

/** An error as plain data that JSON can carry. */
export type MarshalledError = {
  /** The package that declares it, `kernel`. */
  readonly domain: string;
  /** Its name in that package, `QueueFull`. */
  readonly error: string;
  /** Additional text; may be empty. */
  readonly detail: string;
};

/** The declaration of an error. */
export type Declaration<E extends string> = {
  readonly domain: string;
  readonly error: E;
  /** Whether the same call may succeed later without a change by the caller. */
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

/** Reads a marshalled error of a domain; gives nothing for other data, additional keys or a longer detail. */
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
