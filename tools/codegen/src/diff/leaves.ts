/**
 * The judge of each point of the language. A test compares this table and `prose.ts` with the
 * key tables of the reader: a point that is in neither, or in both, fails it.
 */
import {
  accessRights,
  alignment,
  argumentOrResult,
  always,
  amount,
  bound,
  callers,
  carriedThrough,
  checkEntries,
  configSchema,
  domain,
  layout,
  lower,
  markerOrder,
  members,
  messageSchema,
  names,
  opCallers,
  presence,
  reserved,
  retired,
  spanLimit,
  toggled,
  upper,
  type Judge,
} from './judges.ts';
import { answered, fieldEntries, forms, versionEntries, versionRejected } from './judges-frames.ts';

type Rows = Readonly<Record<string, Judge>>;

const onTheWire = presence('element-removed', 'element-added');
const aName = presence('name-removed', 'name-added');
const granted = presence('authority-narrowed', 'authority-widened');
const rights = names('authority-narrowed', 'authority-widened');
const limitValue = amount('limit-lowered', 'limit-raised');
const room = amount('resource-lowered', 'resource-raised');
const sorted = always('order-changed');
const word = always('promise-reworded');
const retyped = always('limit-retyped');
const envelope = always('envelope-changed');
const errorOf = always('check-changed');
/** A type without an errno has constructors that say 'OutOfBounds', and comes in no register. */
const errnoOf = presence('errno-left-out', 'errno-named', 'check-changed');
const argument = always('argument-changed');
const number = always('number-moved');
const marker = always('marker-changed');

/** What syscalls, and operations behind a selector, have in common. */
function operation(kind: string): Rows {
  return {
    [`${kind}.args entries`]: argument,
    [`${kind}.args order`]: sorted,
    [`${kind}.audit`]: presence('audit-lost', 'audit-gained'),
    [`${kind}.cost`]: always('cost-changed'),
    [`${kind}.noReturn`]: always('no-return-changed'),
    [`${kind}.returns`]: always('result-changed'),
    [`${kind}.results entries`]: always('result-changed'),
    [`${kind}.results order`]: sorted,
    ...checks(kind),
  };
}

function checks(kind: string): Rows {
  return {
    [`${kind}.checks entries`]: checkEntries,
    [`${kind}.checks order`]: always('checks-reordered'),
  };
}

function fields(at: string): Rows {
  return {
    [`${at} entries`]: fieldEntries,
    [`${at} order`]: always('fields-reordered'),
    [`${at}.*`]: always('field-changed'),
  };
}

/** What has a length: in a prefix, in a field ahead of it, or up to the end of the frame. */
function counted(kind: string): Rows {
  return {
    [`${kind}.length`]: always('field-changed'),
    [`${kind}.max`]: upper,
    [`${kind}.min`]: lower,
  };
}

function grant(at: string): Rows {
  return { [`${at}.rights`]: rights, [`${at}.slot`]: always('slot-moved') };
}

const values: Rows = {
  'contract.types entries': onTheWire,
  'contract.types order': sorted,
  'contract.types.* form': always('type-changed'),
  'newtype.rules.align': alignment,
  'newtype.rules.below': upper,
  'newtype.rules.errno': errnoOf,
  'newtype.rules.min': lower,
  'enumeration.closed': always('openness-changed'),
  'enumeration.errno': errnoOf,
  'enumeration.initial': always('initial-changed'),
  'enumeration.values entries': members(({ closed }) => closed === false),
  'enumeration.values order': sorted,
  'enumeration.values.*': number,
  'flags.bits entries': members(({ open }) => open === true),
  'flags.bits order': sorted,
  'flags.bits.*': number,
  'flags.errno': errnoOf,
  'flags.open': carriedThrough,
  'struct.errno': errnoOf,
  ...fields('struct.fields'),
  'scalar.unit': always('unit-changed'),
  'scalar.wire': always('width-changed'),
  'zero.size': always('field-changed'),
  'constant.value': always('field-changed'),
  'octets.size': always('field-changed'),
  'ranged.max': upper,
  'ranged.min': lower,
  ...counted('text'),
  ...counted('bytes'),
  ...counted('list'),
  'list.bytes': upper,
  'list.of': always('field-changed'),
  'tail.of': always('field-changed'),
  ...fields('record.fields'),
  'union.variants entries': forms,
  'union.variants order': sorted,
  'variant.tag': number,
  ...fields('variant.fields'),
  'sized.variants entries': forms,
  'sized.variants order': sorted,
  ...fields('sized.variants.*'),
  'contract.errors entries': onTheWire,
  'contract.errors order': sorted,
  'errno.doc': word,
  'errno.number': number,
  'errno.retryable': toggled('retry-lost', 'retry-gained'),
  'errno.sentinels': names('sentinel-changed', 'sentinel-changed'),
  'contract.limits entries': aName,
  'contract.limits order': sorted,
  'contract.limits.* form': always('limit-changed'),
  'limit.atLimit': always('limit-changed'),
  'limit.profiles entries': always('limit-changed'),
  'limit.profiles order': sorted,
  'limit.profiles.*': limitValue,
  'limit.value': limitValue,
  'limit.scalar presence': retyped,
  'byEnum.scalar presence': retyped,
  'byEnum.of': always('limit-changed'),
  'byEnum.values entries': always('limit-changed'),
  'byEnum.values order': sorted,
  'byEnum.values.*': limitValue,
};

const calls: Rows = {
  'contract.syscalls entries': onTheWire,
  'contract.syscalls order': sorted,
  'syscall form': argument,
  'syscall.number': number,
  'syscall.ops entries': onTheWire,
  'syscall.ops order': sorted,
  ...operation('syscall'),
  'op.selector': number,
  ...operation('op'),
  'selector.errno': errorOf,
  'selector.register': argument,
  'arg.register': argumentOrResult,
  'arg.type': argumentOrResult,
  'optional.none': argument,
  'optional.of': argument,
  'pointer.direction': argument,
  'pointer.of': argument,
  'span.direction': argument,
  'span.length': argument,
  'span.max': spanLimit,
  'span.min': bound((before, after) => after < before, 0),
  'check.as': always('sentinel-changed'),
  'check.changesOnReject': names('reject-changes-less', 'reject-changes-more'),
  'check.doc': word,
  'check.error': errorOf,
  'check.limit': always('check-limit-changed'),
  'check.waits': always('waits-changed'),
  'check.always': retired,
  'callerIs.principals': rights,
  'contract.principals': names(
    'name-removed',
    'name-added',
    'order-changed',
    (_, name) => `principal.${name}`,
  ),
  'contract.audit entries': aName,
  'contract.audit order': sorted,
  'line.fields': always('audit-changed'),
  'line.prefix': always('audit-changed'),
  'contract.mustUse': names('must-use-removed', 'must-use-added'),
};

const services: Rows = {
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

const programs: Rows = {
  'contract.program presence': presence('program-removed', 'program-added'),
  'contract.program.name': always('program-renamed'),
  'contract.calls entries': presence('calls-dropped', 'authority-widened'),
  'contract.calls order': sorted,
  'contract.calls.*': names('calls-dropped', 'authority-widened'),
};

const evidence: Rows = {
  'contract.security.invariants entries': presence('invariant-removed', 'invariant-added'),
  'contract.security.invariants order': sorted,
  'contract.security.invariants.*.forAll': domain,
  'contract.security.invariants.*.text': word,
  'contract.markers entries': presence('marker-removed', 'marker-added'),
  'contract.markers order': markerOrder,
  'contract.markers.*.after': marker,
  'contract.markers.*.by': marker,
  'contract.markers.*.detail': marker,
  'contract.markers.*.profile': marker,
  'contract.markers.*.proves': names('proof-lost', 'proof-gained'),
  'contract.markers.*.text': marker,
  'contract.log.stamp': always('stamp-changed'),
  'contract.ladder': names('ladder-reordered', 'ladder-grew', 'ladder-reordered'),
  'contract.diagnostics entries': aName,
  'contract.diagnostics order': sorted,
  'contract.diagnostics.*.by': always('diagnostic-changed'),
  'contract.diagnostics.*.text': always('diagnostic-changed'),
  'contract.machine presence': aName,
  'contract.machine.resource': always('machine-renamed'),
  'contract.machine.initial': always('initial-changed'),
  'contract.machine.states': always('states-moved'),
  'contract.machine.creates': names('creates-changed', 'creates-changed'),
  'contract.machine.otherwise entries': presence('otherwise-dropped', 'otherwise-added'),
  'contract.machine.otherwise order': sorted,
  'contract.machine.otherwise.* entries': presence('otherwise-dropped', 'otherwise-added'),
  'contract.machine.otherwise.* order': sorted,
  'contract.machine.otherwise.*.*': always('otherwise-changed'),
  'contract.machine.edges entries': presence('edge-removed', 'edge-added'),
  'contract.machine.edges order': sorted,
  'edge.after': always('edge-timing-changed'),
  'edge.atMost': always('edge-timing-changed'),
  'edge.event': always('edge-changed'),
  'edge.from': always('edge-changed'),
  'edge.on': always('edge-changed'),
  'edge.to': always('edge-changed'),
  'contract.profiles entries': aName,
  'contract.profiles order': sorted,
  'contract.profiles.*.harts': always('profile-changed'),
  'contract.phases entries': aName,
  'contract.phases order': sorted,
  'contract.phases.*.doc': word,
  'contract.phases.*.until': always('phase-changed'),
};

const rpc: Rows = {
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

const kept: Rows = {
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

const system: Rows = {
  'contract.board.devices entries': presence('name-removed', 'authority-widened'),
  'contract.board.devices order': sorted,
  'device.base': always('authority-moved'),
  'device.size': amount('authority-narrowed', 'authority-widened'),
  'device.registers entries': aName,
  'device.registers order': sorted,
  'register.access': accessRights,
  'register.offset': always('register-moved'),
  'register.stride': always('register-moved'),
  'contract.board.numbers entries': aName,
  'contract.board.numbers order': sorted,
  'contract.board.numbers.* entries': aName,
  'contract.board.numbers.* order': sorted,
  'contract.board.numbers.*.*': number,
  'contract.boot.slots entries': granted,
  'contract.boot.slots order': sorted,
  'contract.boot.slots.*': always('slot-moved'),
  'contract.boot.programs entries': granted,
  'contract.boot.programs order': always('boot-reordered'),
  'program.image': always('authority-moved'),
  'program.stackPages': room,
  'program.factories entries': granted,
  'program.factories order': sorted,
  'program.factories.*.from': always('authority-moved'),
  ...grant('program.factories.*'),
  'program.endpoints entries': granted,
  'program.endpoints order': sorted,
  'bootEndpoint.depth': room,
  'bootEndpoint.own entries': granted,
  ...grant('bootEndpoint.own.*'),
  'bootEndpoint.clients entries': granted,
  'bootEndpoint.clients order': sorted,
  ...grant('bootEndpoint.clients.*'),
};

const registry: Rows = {
  'contract.id': always('contract-renamed'),
  'contract.feeds': always('contract-moved'),
  'contract.status': always('status-changed'),
  'contract.config entries': aName,
  'contract.config order': sorted,
  'contract.config.*': configSchema,
  'contract.reserved.errnos': reserved('errno'),
  'contract.reserved.names': reserved('name'),
  'contract.reserved.opcodes': reserved('opcode'),
  'contract.reserved.syscalls': reserved('syscall'),
};

/** The judge of each point. */
export const JUDGES: Rows = {
  ...values,
  ...calls,
  ...services,
  ...programs,
  ...rpc,
  ...kept,
  ...evidence,
  ...system,
  ...registry,
};
