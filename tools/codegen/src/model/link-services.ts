/** Services: layouts of frames, numbers of statuses, unique opcodes. */
import type { Field, Service, ServiceEvent, ServiceOp } from '@abicus/contract';
import { related, type Pos } from '../diagnostics/diagnostic.ts';
import { callersOf, checkCallers, checkSharedOpcodes } from './callers.ts';
import { defined } from './defined.ts';
import { frameOf, headerSize } from './envelope.ts';
import { checkRecordSize, packFields } from './fields.ts';
import { auditOf } from './link-audit.ts';
import { linkChecks } from './link-checks.ts';
import { linkAnswer, linkEnvelope, type Start } from './link-envelope.ts';
import { checkTransfers } from './link-transfers.ts';
import { checkOutcomes } from './outcomes.ts';
import type { Phase } from './phase.ts';
import type { AuditDef, Failure } from './shape/calls.ts';
import type {
  EnvelopeDef,
  FrameDef,
  HeaderField,
  ServiceDef,
  ServiceEventDef,
  ServiceOpDef,
  VersionDef,
} from './shape/services.ts';
import { live, type Site } from './site.ts';
import { linkStatuses, resolveStatus } from './statuses.ts';
import { checkTwinSizes } from './twin-sizes.ts';

/** The kernel's limit of a frame's size. */
export type FrameLimit = { readonly value: number; readonly pos: Pos };

/** A service while its operations are linked. */
type Task = Start & {
  readonly phase: Phase;
  readonly envelope: EnvelopeDef;
  readonly limit: FrameLimit | undefined;
  readonly audits: readonly AuditDef[];
};

function frame(
  { phase, limit }: Task,
  site: Site,
  id: string,
  around: readonly { readonly header: readonly HeaderField[]; readonly trailerSize: number }[],
  fields: Readonly<Record<string, Field>>,
): FrameDef {
  const start = headerSize(around.at(-1)?.header ?? []);
  const made = frameOf(around, packFields(site, fields, start, phase.types.resolve, 'frame'));
  checkRecordSize(site, id, made.maxSize);
  if (limit !== undefined && made.maxSize > limit.value) {
    const parts = made.fields.map((field) => `${field.name} ${field.maxSize}`);
    const sum = [`header ${made.maxSize - made.bodyMax}`, ...parts].join(' + ');
    const message = `${id} takes up to ${made.maxSize} bytes, more than the kernel's ${limit.value} (${sum})`;
    site.report('budget/frame', message, {
      related: [related('limit', limit.pos, `maxFrame ${limit.value}`)],
      fix: 'lower a bound, or move the bulk by capability',
    });
  }
  return made;
}

/** The name space of the opcodes of a version. */
const opcodes = ({ envelope, service }: Task, { name }: VersionDef): string =>
  `opcode of ${service.name}${envelope.versions.length > 1 ? ` ${name}` : ''}`;

function claimOpcode(
  task: Task,
  site: Site,
  opcode: number,
  who: string,
  versions: readonly VersionDef[],
): void {
  const at = site.at('#0');
  if (!Number.isInteger(opcode) || opcode < 0 || opcode > 0x7f) {
    at.range(`an opcode is 0 to 127 (bit 7 marks replies and events), not ${opcode}`);
  }
  for (const version of versions) at.claimWithin(opcodes(task, version), opcode, who);
}

/** The versions of an operation, in the order of the envelope. */
function versionsOf(task: Task, site: Site, names: readonly string[] | undefined): VersionDef[] {
  const { versions } = task.envelope;
  if (names === undefined) return [...versions];
  const known = versions.map(({ name }) => name);
  for (const [name, at] of site.items(names)) {
    if (!known.includes(name)) at.unknown(`the envelope has no version '${name}'`, name, known);
  }
  const found = versions.filter(({ name }) => names.includes(name));
  if (found.length > 0) return found;
  if (names.length === 0)
    site.report('contract/missing-key', 'an operation has a version', { fix: 'name one' });
  return [...versions];
}

function linkOp(task: Task, site: Site, name: string, op: ServiceOp): ServiceOpDef {
  const { phase, service, statuses, envelope } = task;
  const id = `${service.name}.${name}`;
  const { opcode, moves, idempotent, peerDeath, cost, answers = 'now' } = op;
  const versions = versionsOf(task, site.at('.versions'), op.versions);
  claimOpcode(task, site, opcode, `operation ${name}`, versions);
  checkCallers(phase, site, service, op);
  const audit =
    op.audit === undefined ? undefined : auditOf(site.at('.audit'), task.audits, op.audit);
  const checks = linkChecks(phase, site.at('.checks'), id, op.checks, (at, status) => {
    return resolveStatus(statuses, at, status);
  });
  const malformed = linkMalformed(task, site.at('.malformed'), op.malformed);
  const failures = new Map<number, Failure>();
  const fail = (failure: Failure | undefined): void => {
    if (failure !== undefined) failures.set(failure.number, failure);
  };
  if (malformed.form !== 'none') fail(malformed.status);
  if (callersOf(service, op) !== 'any') fail(envelope.denied);
  for (const { rejected } of versions) fail(rejected);
  for (const { fails } of checks) fail(fails);
  const around = (side: 'request' | 'reply'): Parameters<typeof frame>[3] =>
    versions.map((one) => ({ header: one[side], trailerSize: one.trailerSize }));
  const sides = ['request', 'reply'] as const;
  const [request, reply] = sides.map((side) => {
    const at = site.at(`.${side}`);
    const made = frame(task, at, `the ${side} of ${id}`, around(side), op[side]);
    checkTwinSizes(at, versions, made);
    return made;
  }) as [FrameDef, FrameDef];
  return {
    ...site.declared(id, name),
    service: service.name,
    opcode,
    replyOpcode: opcode | 0x80,
    request,
    reply,
    answers,
    calls: op.calls ?? [],
    checks,
    statuses: [...failures.values()].sort((a, b) => a.number - b.number),
    idempotent,
    ...defined({ moves, peerDeath, cost, authority: op.authority, audit }),
    ...defined({ budget: linkBudget(site.at('.budget'), op.budget) }),
    malformed,
    rejects: op.rejects ?? 'full',
    versions: versions.map((one) => one.name),
  };
}

/** How long callers of an operation wait. */
function linkBudget(site: Site, budget: number | undefined): number | undefined {
  if (budget === undefined || (Number.isSafeInteger(budget) && budget > 0)) return budget;
  site.range(`a budget is a whole number of nanoseconds from 1 on, not ${budget}`);
  return undefined;
}

/** The answer to malformed requests of an operation: the envelope's by default. */
function linkMalformed(
  task: Task,
  site: Site,
  given: ServiceOp['malformed'],
): ServiceOpDef['malformed'] {
  const { malformed, versions } = task.envelope;
  if (typeof given === 'object') return linkAnswer(task, site, given, versions) ?? malformed;
  if (given === undefined) return malformed;
  return { ...malformed, form: given };
}

function linkEvent(task: Task, site: Site, name: string, event: ServiceEvent): ServiceEventDef {
  const { service, envelope } = task;
  const id = `${service.name}.event.${name}`;
  const { opcode, fields } = event;
  claimOpcode(task, site, opcode, `event ${name}`, envelope.versions);
  const around = envelope.versions.slice(-1).map((one) => ({ header: one.event, trailerSize: 0 }));
  return {
    ...site.declared(id, name),
    service: service.name,
    opcode,
    wireOpcode: opcode | 0x80,
    frame: frame(task, site, id, around, fields),
  };
}

/** Checks that there is a status of success with no other meaning. */
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
  const { malformed } = envelope;
  const answer = typeof malformed === 'string' ? malformed : malformed.status;
  const uses = [
    [site.at('.envelope.malformed'), answer] as const,
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
    for (const version of envelope.versions) {
      at.claimWithin(opcodes(task, version), opcode, `a reservation (${id})`);
    }
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
