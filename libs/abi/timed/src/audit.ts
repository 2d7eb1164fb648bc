// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:7622ce9b01260f43

import { seen } from '@abicus/wire';

/** The fields of a line `timed: audit register`. None of them holds a space. */
export interface RegisterAuditFields {
  readonly decision: string;
  readonly reason: string;
  readonly owner: string;
}

/** A line `timed: audit register`. */
export function registerAuditLine(fields: RegisterAuditFields): string {
  const { decision, reason, owner } = fields;
  seen('timed.audit.registerAudit', 'sent');
  return [
    'timed: audit register',
    `decision=${decision}`,
    `reason=${reason}`,
    `owner=${owner}`,
  ].join(' ');
}
