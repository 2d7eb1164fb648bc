/** Services: frames laid out, statuses numbered, opcodes told apart. */
import type { Field, Service, ServiceEvent, ServiceOp } from '@abicus/contract';
import { related, type Pos } from '../diagnostics/diagnostic.ts';
import { callersOf, checkCallers, checkSharedOpcodes, saysCallers } from './callers.ts';
import { defined } from './defined.ts';
import { frameOf, headersOf, headerSize } from './envelope.ts';
import { checkRecordSize, packFields } from './fields.ts';
import { auditOf } from './link-audit.ts';
import { linkChecks } from './link-checks.ts';
import { checkTransfers } from './link-transfers.ts';
import { checkOutcomes } from './outcomes.ts';
import type { Phase } from './phase.ts';
import { inRange, rangeText, scalarDef } from './scalars.ts';
import type { AuditDef, Failure } from './shape/calls.ts';
import type {
  EnvelopeDef,
  FrameDef,
  HeaderField,
  ServiceDef,
  ServiceEventDef,
  ServiceOpDef,
  StatusDef,
} from './shape/services.ts';
import { live, type Site } from './site.ts';

/** The kernel's bound on frames. */
export type FrameLimit = { readonly value: number; readonly pos: Pos };

/** A service while its statuses and envelope are linked; `site` is the section. */
type Start = {
  readonly site: Site;
  readonly service: Service;
  readonly statuses: readonly StatusDef[];
};

/** A service while its operations are linked. */
type Task = Start & {
  readonly phase: Phase;
  readonly envelope: EnvelopeDef;
  readonly limit: FrameLimit | undefined;
  readonly audits: readonly AuditDef[];
};

const byte = scalarDef({ kind: 'scalar', wire: 'u8', size: 1 });

function linkStatuses(site: Site, service: Service): StatusDef[] {
  const retryable: readonly string[] = service.retryable ?? [];
  const entries = site.at('.status').entries<number>(service.status);
  const statuses = entries.map(([name, number, at]) => {
    if (!inRange(byte, number)) at.range(`${rangeText(byte)}, not ${number}`);
    at.claimWithin(`status of ${service.name}`, number, name);
    const base = at.declared(`${service.name}.status.${name}`, name);
    return { ...base, number, retryable: retryable.includes(name) };
  });
  for (const [name, at] of site.at('.retryable').items(retryable)) {
    if (resolveStatus(statuses, at, name)?.number === 0) {
      at.report('contract/wrong-kind', `'${name}' is no failure`);
    }
  }
  return statuses;
}

function resolveStatus(
  statuses: readonly StatusDef[],
  site: Site,
  name: string,
): Failure | undefined {
  const found = statuses.find((status) => status.name === name);
  if (found !== undefined) return { name, number: found.number };
  const names = statuses.map((status) => status.name);
  const [first] = statuses;
  const places = first && [related('declared', first.pos, names.join(', '))];
  site.unknown(`the service has no status '${name}'`, name, names, places);
  return undefined;
}

function linkEnvelope(start: Start): EnvelopeDef | undefined {
  const { service, statuses } = start;
  const { envelope } = service;
  const { magic, version, nonce, reply: replyOrder } = envelope;
  const site = start.site.at('.envelope');
  const codes = Array.from(magic, (char) => char.codePointAt(0) ?? 0);
  const [first = 0, second = 0] = codes;
  if (codes.length !== 2 || codes.some((one) => one < 0x21 || one > 0x7e)) {
    site.at('.magic').range(`magic is two visible ASCII characters, not ${JSON.stringify(magic)}`);
  }
  site.at('.magic').claim('magic', magic, `service ${service.name}`);
  if (!inRange(byte, version)) site.at('.version').range(`${rangeText(byte)}, not ${version}`);
  if (new Set<string>(replyOrder).size !== 2 || replyOrder.length !== 2) {
    const message = `'reply' names 'status' and 'nonce', each once`;
    site.at('.reply').report('contract/wrong-kind', message);
  }
  const malformed = resolveStatus(statuses, site.at('.malformed'), envelope.malformed);
  const denied = linkDenied(start, site.at('.denied'));
  if (malformed === undefined) return undefined;
  const common = { magic, magicBytes: [first, second], version, nonce: scalarDef(nonce) } as const;
  return { ...common, replyOrder, malformed, ...defined({ denied }), ...headersOf(envelope) };
}

/**
 * The status for callers outside `authority`. It is that of nothing else, so that who gets it knows
 * why, and how long its reply is.
 */
function linkDenied({ site, service, statuses }: Start, at: Site): Failure | undefined {
  const { envelope, ops } = service;
  const { denied, malformed } = envelope;
  const limited = saysCallers(service);
  if (denied === undefined) {
    if (!limited) return undefined;
    const message = 'the list in authority excludes callers, but no status rejects them';
    const fix = "a status of its own, and its name in the envelope: `denied: 'DENIED'`";
    site.at('.authority').report('contract/missing-key', message, { fix });
    return undefined;
  }
  if (!limited) {
    const message = `every caller may call, so no reply has '${denied}'`;
    at.report('contract/wrong-kind', message, { fix: 'remove it' });
    return undefined;
  }
  const checks = Object.values(ops).flatMap((op) => Object.values(op.checks ?? {}));
  if (denied === malformed || checks.some((check) => check.error === denied)) {
    const message = `'${denied}' is also a status for permitted callers`;
    at.report('contract/wrong-kind', message, { fix: 'a status of its own' });
  }
  return resolveStatus(statuses, at, denied);
}

function frame(
  { phase, limit }: Task,
  site: Site,
  id: string,
  header: readonly HeaderField[],
  fields: Readonly<Record<string, Field>>,
): FrameDef {
  const start = headerSize(header);
  const made = frameOf(header, packFields(site, fields, start, phase.types.resolve));
  checkRecordSize(site, id, made.maxSize);
  if (limit !== undefined && made.maxSize > limit.value) {
    const parts = made.fields.map((field) => `${field.name} ${field.maxSize}`);
    const sum = [`header ${start}`, ...parts].join(' + ');
    const message = `${id} takes up to ${made.maxSize} bytes, more than the kernel's ${limit.value} (${sum})`;
    site.report('budget/frame', message, {
      related: [related('limit', limit.pos, `maxFrame ${limit.value}`)],
      fix: 'lower a bound, or move the bulk by capability',
    });
  }
  return made;
}

function claimOpcode({ service }: Task, site: Site, opcode: number, who: string): void {
  const at = site.at('#0');
  if (!Number.isInteger(opcode) || opcode < 0 || opcode > 0x7f) {
    at.range(`an opcode is 0 to 127 (bit 7 marks replies and events), not ${opcode}`);
  }
  at.claimWithin(`opcode of ${service.name}`, opcode, who);
}

function linkOp(task: Task, site: Site, name: string, op: ServiceOp): ServiceOpDef {
  const { phase, service, statuses, envelope } = task;
  const id = `${service.name}.${name}`;
  const { opcode, moves, idempotent, peerDeath, cost, answers = 'now', malformed = 'header' } = op;
  claimOpcode(task, site, opcode, `operation ${name}`);
  checkCallers(phase, site, service, op);
  const audit =
    op.audit === undefined ? undefined : auditOf(site.at('.audit'), task.audits, op.audit);
  const checks = linkChecks(phase, site.at('.checks'), id, op.checks, (at, status) => {
    return resolveStatus(statuses, at, status);
  });
  const failures = new Map<number, Failure>([[envelope.malformed.number, envelope.malformed]]);
  const { denied } = envelope;
  if (denied !== undefined && callersOf(service, op) !== 'any') failures.set(denied.number, denied);
  for (const { fails } of checks) failures.set(fails.number, fails);
  const { request, reply } = op;
  return {
    ...site.declared(id, name),
    service: service.name,
    opcode,
    replyOpcode: opcode | 0x80,
    request: frame(task, site.at('.request'), `the request of ${id}`, envelope.request, request),
    reply: frame(task, site.at('.reply'), `the reply of ${id}`, envelope.reply, reply),
    answers,
    checks,
    statuses: [...failures.values()].sort((a, b) => a.number - b.number),
    idempotent,
    ...defined({ moves, peerDeath, cost, authority: op.authority, audit }),
    malformed,
  };
}

function linkEvent(task: Task, site: Site, name: string, event: ServiceEvent): ServiceEventDef {
  const { service, envelope } = task;
  const id = `${service.name}.event.${name}`;
  const { opcode, fields } = event;
  claimOpcode(task, site, opcode, `event ${name}`);
  return {
    ...site.declared(id, name),
    service: service.name,
    opcode,
    wireOpcode: opcode | 0x80,
    frame: frame(task, site, id, envelope.event, fields),
  };
}

/** A reply must be able to say that all is well, and with a status that says nothing else. */
function checkSuccess({ site, service, statuses }: Start): void {
  const { name, envelope, ops } = service;
  const success = statuses.find(({ number }) => number === 0);
  if (success === undefined) {
    const fix = 'a status with number 0';
    const message = `service ${name} has no status of success`;
    site.at('.status').report('contract/missing-key', message, { fix });
    return;
  }
  const checks = site
    .at('.ops')
    .entries(ops)
    .flatMap(([, op, at]) => {
      return at.at('.checks').entries(op.checks);
    });
  const uses = [
    [site.at('.envelope.malformed'), envelope.malformed] as const,
    [site.at('.envelope.denied'), envelope.denied] as const,
    ...checks.map(([, { error }, at]) => [at.at('#0'), error] as const),
  ];
  for (const [at, used] of uses) {
    if (used !== success.name) continue;
    const fix = 'a status of its own';
    at.report('contract/wrong-kind', `'${used}' is the status of success`, { fix });
  }
}

function linkService(
  phase: Phase,
  site: Site,
  service: Service,
  limit: FrameLimit | undefined,
  audits: readonly AuditDef[],
): ServiceDef | undefined {
  const { name, authority } = service;
  const { id, feeds, value } = site.unit;
  const named = site.at('.name');
  named.claim('service', name, `one of ${id}`);
  named.claim('service of package', feeds, `that of ${id}`);
  const start: Start = { site, service, statuses: linkStatuses(site, service) };
  const { statuses } = start;
  const envelope = linkEnvelope(start);
  if (authority !== 'any') {
    for (const [principal, at] of site.at('.authority').items(authority)) {
      phase.principals.check(at, principal);
    }
  }
  if (envelope === undefined) return undefined;
  checkSuccess(start);
  const entries = site.at('.ops').entries(service.ops);
  if (entries.length === 0) {
    const message = `service ${name} has no operation`;
    site.at('.ops').report('contract/missing-key', message, { fix: 'add one' });
  }
  checkTransfers(site, service);
  checkOutcomes(site, service);
  const task: Task = { ...start, phase, envelope, limit, audits };
  const ops = entries.map(([op, shape, at]) => linkOp(task, at, op, shape));
  checkSharedOpcodes(ops.map((op, i) => [op, entries[i]?.[2] ?? site]));
  const sent = site.at('.events').entries(service.events);
  const events = sent.map(([event, shape, at]) => linkEvent(task, at, event, shape));
  const reserved = site.section('reserved.opcodes').items(value.reserved?.opcodes);
  for (const [opcode, at] of reserved) {
    at.claimWithin(`opcode of ${name}`, opcode, `a reservation (${id})`);
  }
  const frames = [
    ...ops.flatMap((op) => [op.request, op.reply]),
    ...events.map((one) => one.frame),
  ];
  const maxFrame = frames.reduce((max, one) => Math.max(max, one.maxSize), 0);
  const base = site.declared(name, name);
  return { ...base, envelope, statuses, ops, events, authority, maxFrame };
}

/** Links the services of all contracts. */
export function linkServices(
  phase: Phase,
  limit: FrameLimit | undefined,
  audits: readonly AuditDef[],
): ServiceDef[] {
  return live(phase.context).flatMap((root) => {
    const { service } = root.unit.value;
    return (service && linkService(phase, root.at('service'), service, limit, audits)) ?? [];
  });
}
