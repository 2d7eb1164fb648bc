// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:1daeb59cc9ffa4cf

import { seen } from '@abicus/wire';

/** The fields of a line `FAULT-AUDIT`. A field must not contain a space. */
export interface TaskFaultFields {
  readonly pid: string;
  readonly identity: string;
  readonly cause: string;
  readonly address: string;
  readonly pc: string;
  readonly guard: string;
}

/** A line `FAULT-AUDIT`. */
export function taskFaultLine(fields: TaskFaultFields): string {
  seen('task.audit.taskFault', 'sent');
  return [
    'FAULT-AUDIT',
    `pid=${fields.pid}`,
    `identity=${fields.identity}`,
    `cause=${fields.cause}`,
    `address=${fields.address}`,
    `pc=${fields.pc}`,
    `guard=${fields.guard}`,
  ].join(' ');
}

/** The fields of a line `QOS-AUDIT`. A field must not contain a space. */
export interface QosAuditFields {
  readonly decision: string;
  readonly reason: string;
  readonly caller: string;
  readonly target: string;
  readonly from: string;
  readonly to: string;
}

/** A line `QOS-AUDIT`. */
export function qosAuditLine(fields: QosAuditFields): string {
  seen('qos.audit.qosAudit', 'sent');
  return [
    'QOS-AUDIT',
    `decision=${fields.decision}`,
    `reason=${fields.reason}`,
    `caller=${fields.caller}`,
    `target=${fields.target}`,
    `from=${fields.from}`,
    `to=${fields.to}`,
  ].join(' ');
}
