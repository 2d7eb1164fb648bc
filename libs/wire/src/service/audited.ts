/** The audit lines of operations: one for each decision. The server writes them, so no handler can forget one. */
import { seen } from '../seen.ts';

/** Writes the line of a decision by the functions of handlers; without an error the request is answered with success. */
export type WriteAudit = (handlers: never, call: never, request: never, error: never) => void;

/** An operation of a server, and what writes its audit line if it has one. */
export type Audited = {
  readonly operation: { readonly data: { readonly id: string } };
  readonly audit?: WriteAudit;
};

/** A request that reached a decision: what its audit line says of it. */
export type Asked = {
  readonly handlers: unknown;
  readonly call: unknown;
  readonly request: unknown;
};

/** Of operations that have no audit line: nothing is said, and nothing allocated. */
export const UNAUDITED: Asked = { handlers: undefined, call: undefined, request: undefined };

/**
 * Writes the audit line of a decision, before it is answered.
 *
 * @param asked without a request if the caller was denied, or if a value of it is outside its set.
 * @param error that it is rejected with; without one it is answered with success.
 */
export function writeAudit({ operation, audit }: Audited, asked: Asked, error?: string): void {
  if (audit === undefined) return;
  audit(asked.handlers as never, asked.call as never, asked.request as never, error as never);
  seen(`${operation.data.id}.audit.${error === undefined ? 'allowed' : 'rejected'}`, 'audited');
}
