// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:d8925f50ced2e1f0

import { seen } from '@abicus/wire';

/** The fields of a line `FAULT-AUDIT`. None of them holds a space. */
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
  const { pid, identity, cause, address, pc, guard } = fields;
  seen('ipc.audit.taskFault', 'sent');
  return [
    'FAULT-AUDIT',
    `pid=${pid}`,
    `identity=${identity}`,
    `cause=${cause}`,
    `address=${address}`,
    `pc=${pc}`,
    `guard=${guard}`,
  ].join(' ');
}

/** The fields of a line `QOS-AUDIT`. None of them holds a space. */
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
  const { decision, reason, caller, target, from, to } = fields;
  seen('qos.audit.qosAudit', 'sent');
  return [
    'QOS-AUDIT',
    `decision=${decision}`,
    `reason=${reason}`,
    `caller=${caller}`,
    `target=${target}`,
    `from=${from}`,
    `to=${to}`,
  ].join(' ');
}
