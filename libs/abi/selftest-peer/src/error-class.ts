// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:55a069f341d3eb3a

import { DeclaredError, readMarshalled } from '@abicus/wire';

/** Whether the same call may succeed later, by failure. */
const RETRYABLE = {
  MALFORMED: false,
  BadReply: false,
} as const;

/** The name of a failure in results. */
export type SelftestPeerFailure = keyof typeof RETRYABLE;

/** Whether a name is the name of a failure. */
export function isSelftestPeerFailure(name: string): name is SelftestPeerFailure {
  return Object.hasOwn(RETRYABLE, name);
}

/** A failure that can be thrown, or sent to another process or realm. */
export class SelftestPeerError extends DeclaredError<SelftestPeerFailure> {
  constructor(error: SelftestPeerFailure, detail = '') {
    super({ domain: 'selftest-peer', error, retryable: RETRYABLE[error] }, detail);
  }

  /** Returns the marshalled error; undefined for other data. */
  static unmarshal(data: unknown): SelftestPeerError | undefined {
    const found = readMarshalled(data, 'selftest-peer');
    if (found === undefined || !isSelftestPeerFailure(found.error)) return undefined;
    return new SelftestPeerError(found.error, found.detail);
  }
}
