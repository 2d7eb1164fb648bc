/** The judges of services, programs, JSON protocols and stored data. */
import { always, amount, names, patience, presence, toggled } from './judges.ts';
import { callers, opCallers } from './judges-authority.ts';
import { layout, messageSchema } from './judges-schema.ts';
import { answered, versionEntries, versionRejected } from './judges-frames.ts';
import {
  checks,
  envelope,
  fields,
  limitValue,
  number,
  onTheWire,
  type Rows,
  sorted,
  word,
} from './leaves-common.ts';

/** The judges of services, by point. */
export const services: Rows = {
  'contract.service presence': onTheWire,
  'contract.service.name': always('service-renamed'),
  'contract.service.authority': callers,
  'contract.service.envelope form': envelope,
  'contract.service.envelope.denied': envelope,
  'contract.service.envelope.foreign presence': answered,
  'contract.service.envelope.magic': envelope,
  'contract.service.envelope.malformed': answered,
  'contract.service.envelope.nonce form': envelope,
  'contract.service.envelope.reply': envelope,
  'contract.service.envelope.unknownOpcode presence': answered,
  'contract.service.envelope.unknownVersion presence': answered,
  'contract.service.envelope.version': envelope,
  'contract.service.envelope.versions entries': versionEntries,
  'contract.service.envelope.versions order': envelope,
  'version.nonce form': envelope,
  'version.number': number,
  'version.place': envelope,
  'version.rejected': versionRejected,
  'version.reply': envelope,
  'answer.as': envelope,
  'answer.form': envelope,
  'answer.nonce': envelope,
  'answer.opcode': envelope,
  'answer.status': envelope,
  'answer.version': envelope,
  'contract.service.status entries': onTheWire,
  'contract.service.status order': sorted,
  'contract.service.status.*': number,
  'contract.service.retryable': names(
    'retry-lost',
    'retry-gained',
    'order-changed',
    (service, name) => `${service}.status.${name}`,
  ),
  'contract.service.ops entries': onTheWire,
  'contract.service.ops order': sorted,
  'contract.service.events entries': onTheWire,
  'contract.service.events order': sorted,
  'serviceOp.answers': always('transfer-changed'),
  ...checks('serviceOp'),
  'serviceOp.authority': opCallers,
  'serviceOp.audit': presence('audit-lost', 'audit-gained'),
  'serviceOp.cost': always('cost-changed'),
  'serviceOp.budget': patience,
  'serviceOp.idempotent': toggled('idempotence-lost', 'idempotence-gained'),
  'serviceOp.malformed': always('transfer-changed'),
  'serviceOp.moves': always('transfer-changed'),
  'serviceOp.opcode': number,
  'serviceOp.peerDeath': word,
  'serviceOp.rejects': always('transfer-changed'),
  'serviceOp.versions': names('element-removed', 'element-added'),
  ...fields('serviceOp.request'),
  ...fields('serviceOp.reply'),
  'event.opcode': number,
  ...fields('event.fields'),
};

/** The judges of programs, by point. */
export const programs: Rows = {
  'contract.program presence': presence('program-removed', 'program-added'),
  'contract.program.name': always('program-renamed'),
  'contract.calls entries': presence('calls-dropped', 'authority-widened'),
  'contract.calls order': sorted,
  'contract.calls.*': names('calls-dropped', 'authority-widened'),
};

/** The judges of JSON protocols, by point. */
export const rpc: Rows = {
  'contract.rpc presence': onTheWire,
  'contract.rpc.name': always('service-renamed'),
  'contract.rpc.version': envelope,
  'contract.rpc.maxMessage': limitValue,
  'contract.rpc.maxCalls': limitValue,
  'contract.rpc.errors entries': onTheWire,
  'contract.rpc.errors order': sorted,
  'rpcError.doc': word,
  'rpcError.retryable': toggled('retry-lost', 'retry-gained'),
  'contract.rpc.methods entries': onTheWire,
  'contract.rpc.methods order': sorted,
  'method.params': messageSchema(() => 'request'),
  'method.result': messageSchema(() => 'reply'),
  'method.errors': names('method-error-removed', 'method-error-added'),
  'method.deadline': amount('deadline-shortened', 'deadline-lengthened'),
  'method.idempotent': toggled('idempotence-lost', 'idempotence-gained'),
  'contract.rpc.notifications entries': onTheWire,
  'contract.rpc.notifications order': sorted,
  'notification.by': always('transfer-changed'),
  'notification.params': messageSchema(({ holders: [, now] }) =>
    now['by'] === 'client' ? 'request' : 'reply',
  ),
};

/** The judges of stored data, by point. */
export const kept: Rows = {
  'contract.persisted presence': presence('stored-removed', 'stored-added'),
  'contract.persisted.store': always('stored-moved'),
  'contract.persisted.maxKey': limitValue,
  'contract.persisted.entries entries': presence('stored-removed', 'stored-added'),
  'contract.persisted.entries order': sorted,
  'stored.key': always('stored-moved'),
  'stored.version': amount('layout-changed', 'layout-migrated'),
  'stored.value': layout,
  'stored.was entries': presence('layout-forgotten', 'layout-kept'),
  'stored.was order': sorted,
  'stored.was.*': always('layout-changed'),
  'stored.scan': toggled('listing-lost', 'listing-gained'),
};
