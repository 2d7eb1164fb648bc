/**
 * Audit lines of operations, one for each decision. The server writes them, so that no handler can
 * forget one.
 */
import { seen } from '../seen.ts';

/**
 * Writes the audit line of a decision with the functions of handlers; without an error the request
 * succeeded.
 */
export type WriteAudit = (handlers: never, call: never, request: never, error: never) => void;

/** An operation of a server, and the writer of its audit line if it has one. */
export type AuditedOperation = {
  readonly operation: { readonly data: { readonly id: string } };
  readonly audit?: WriteAudit;
};

/** The request of a decision, for its audit line. */
export type AuditRequest = {
  readonly handlers: unknown;
  readonly call: unknown;
  readonly request: unknown;
};

/** For operations without an audit line: nothing is written or allocated. */
export const UNAUDITED: AuditRequest = { handlers: undefined, call: undefined, request: undefined };

/**
 * Writes the audit line of a decision, before the answer.
 * @param asked without a request if the caller was denied, or if a value of it is outside its set.
 * @param error of the reject; absent for success.
 */
export function writeAudit(
  { operation, audit }: AuditedOperation,
  asked: AuditRequest,
  error?: string,
): void {
  if (audit === undefined) return;
  audit(asked.handlers as never, asked.call as never, asked.request as never, error as never);
  seen(`${operation.data.id}.audit.${error === undefined ? 'allowed' : 'rejected'}`, 'audited');
}
