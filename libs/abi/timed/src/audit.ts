// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:394302130a31b9af

import { seen } from '@abicus/wire';

/** The fields of a line `timed: audit register`. A field must not contain a space. */
export interface RegisterAuditFields {
  readonly decision: string;
  readonly reason: string;
  readonly owner: string;
}

/** A line `timed: audit register`. */
export function registerAuditLine(fields: RegisterAuditFields): string {
  seen('timed.audit.registerAudit', 'sent');
  return [
    'timed: audit register',
    `decision=${fields.decision}`,
    `reason=${fields.reason}`,
    `owner=${fields.owner}`,
  ].join(' ');
}
