// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:e2efe61d5a76364c

/** The fields of a line `timed: audit register`. None of them holds a space. */
export interface RegisterAuditFields {
  readonly decision: string;
  readonly reason: string;
  readonly owner: string;
}

/** A line `timed: audit register`. */
export function registerAuditLine(fields: RegisterAuditFields): string {
  return [
    'timed: audit register',
    `decision=${fields.decision}`,
    `reason=${fields.reason}`,
    `owner=${fields.owner}`,
  ].join(' ');
}
