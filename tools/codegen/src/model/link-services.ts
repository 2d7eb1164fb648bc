/** Services: frames laid out, statuses numbered, opcodes told apart. */
import type { Field, Service, ServiceEvent, ServiceOp } from '@abicus/contract';
import { related, type Pos } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { claim, claimWithin, declared, report, type Unit } from './context.ts';
import { frameOf, headersOf, headerSize } from './envelope.ts';
import { checkRecordSize, packFields } from './fields.ts';
import { linkChecks } from './link-checks.ts';
import type { Phase } from './phase.ts';
import { inRange, rangeText, scalarDef } from './scalars.ts';
import type { Failure } from './shape/calls.ts';
import type {
  EnvelopeDef,
  FrameDef,
  HeaderField,
  ServiceDef,
  ServiceEventDef,
  ServiceOpDef,
  StatusDef,
} from './shape/services.ts';

/** The kernel's bound on frames. */
export type FrameLimit = { readonly value: number; readonly pos: Pos };

/** A service while it is linked. */
type Task = {
  readonly phase: Phase;
  readonly unit: Unit;
  readonly service: Service;
  readonly statuses: readonly StatusDef[];
  readonly envelope: EnvelopeDef;
  readonly limit: FrameLimit | undefined;
};

const byte = scalarDef({ kind: 'scalar', wire: 'u8', size: 1 });

function linkStatuses(phase: Phase, unit: Unit, service: Service): StatusDef[] {
  const retryable: readonly string[] = service.retryable ?? [];
  const statuses = Object.entries(service.status).map(([name, number]) => {
    const path = `service.status.${name}`;
    if (!inRange(byte, number)) {
      report(phase.context, 'budget/range', unit, path, `${rangeText(byte)}, not ${number}`);
    }
    claimWithin(phase.context, `status of ${service.name}`, number, unit, path, name);
    return {
      ...declared(unit, `${service.name}.status.${name}`, name, path),
      number,
      retryable: retryable.includes(name),
    };
  });
  for (const [i, name] of retryable.entries()) {
    const path = `service.retryable[${i}]`;
    const status = resolveStatus(phase, unit, statuses, name, path);
    if (status?.number === 0) {
      report(phase.context, 'contract/wrong-kind', unit, path, `'${name}' is no failure`);
    }
  }
  return statuses;
}

function resolveStatus(
  phase: Phase,
  unit: Unit,
  statuses: readonly StatusDef[],
  name: string,
  path: string,
): Failure | undefined {
  const found = statuses.find((status) => status.name === name);
  if (found !== undefined) return { name, number: found.number };
  const names = statuses.map((status) => status.name);
  const [first] = statuses;
  report(phase.context, 'ref/unknown', unit, path, `the service has no status '${name}'`, {
    related: first === undefined ? [] : [related('declared', first.pos, names.join(', '))],
    fix: didYouMean(name, names),
  });
  return undefined;
}

function linkEnvelope(
  phase: Phase,
  unit: Unit,
  service: Service,
  statuses: readonly StatusDef[],
): EnvelopeDef | undefined {
  const { envelope } = service;
  const { magic, version, nonce, reply: replyOrder } = envelope;
  const path = 'service.envelope';
  const codes = Array.from(magic, (char) => char.codePointAt(0) ?? 0);
  const [first = 0, second = 0] = codes;
  if (codes.length !== 2 || codes.some((one) => one < 0x21 || one > 0x7e)) {
    const message = `magic is two visible ASCII characters, not '${magic}'`;
    report(phase.context, 'budget/range', unit, `${path}.magic`, message);
  }
  claim(phase.context, 'magic', magic, unit, `${path}.magic`, `service ${service.name}`);
  if (!inRange(byte, version)) {
    report(
      phase.context,
      'budget/range',
      unit,
      `${path}.version`,
      `${rangeText(byte)}, not ${version}`,
    );
  }
  if (new Set<string>(replyOrder).size !== 2 || replyOrder.length !== 2) {
    const message = `'reply' names 'status' and 'nonce', each once`;
    report(phase.context, 'contract/wrong-kind', unit, `${path}.reply`, message);
  }
  const at = `${path}.malformed`;
  const malformed = resolveStatus(phase, unit, statuses, envelope.malformed, at);
  const denied = linkDenied(phase, unit, service, statuses);
  if (malformed === undefined) return undefined;
  const common = { magic, magicBytes: [first, second], version, nonce: scalarDef(nonce) } as const;
  return { ...common, replyOrder, malformed, ...(denied && { denied }), ...headersOf(envelope) };
}

/**
 * The status for callers outside `authority`. It is that of nothing else, so that who gets it knows
 * why, and how long its reply is.
 */
function linkDenied(
  phase: Phase,
  unit: Unit,
  service: Service,
  statuses: readonly StatusDef[],
): Failure | undefined {
  const { authority, envelope, ops } = service;
  const { denied, malformed } = envelope;
  const path = 'service.envelope.denied';
  if (denied === undefined) {
    if (authority === 'any') return undefined;
    const message = 'only some may call, and no status says so to the others';
    report(phase.context, 'contract/missing-key', unit, 'service.authority', message, {
      fix: "a status of its own, and its name in the envelope: `denied: 'DENIED'`",
    });
    return undefined;
  }
  if (authority === 'any') {
    const message = `everyone may call: nobody is answered with '${denied}'`;
    report(phase.context, 'contract/wrong-kind', unit, path, message, { fix: 'remove it' });
    return undefined;
  }
  const checks = Object.values(ops).flatMap((op) => Object.values(op.checks ?? {}));
  if (denied === malformed || checks.some((check) => check.error === denied)) {
    const message = `'${denied}' is also answered to those who may call`;
    const fix = 'a status of its own';
    report(phase.context, 'contract/wrong-kind', unit, path, message, { fix });
  }
  return resolveStatus(phase, unit, statuses, denied, path);
}

function frame(
  task: Task,
  id: string,
  header: readonly HeaderField[],
  fields: Readonly<Record<string, Field>>,
  path: string,
): FrameDef {
  const { context, types } = task.phase;
  const { unit, limit } = task;
  const start = headerSize(header);
  const made = frameOf(header, packFields(context, unit, fields, path, start, types.resolve));
  checkRecordSize(context, unit, path, id, made.maxSize);
  if (limit !== undefined && made.maxSize > limit.value) {
    const parts = made.fields.map((field) => `${field.name} ${field.maxSize}`);
    const sum = [`header ${start}`, ...parts].join(' + ');
    const message = `${id} takes up to ${made.maxSize} bytes, more than the kernel's ${limit.value} (${sum})`;
    report(context, 'budget/frame', unit, path, message, {
      related: [related('limit', limit.pos, `maxFrame ${limit.value}`)],
      fix: 'lower a bound, or move the bulk by capability',
    });
  }
  return made;
}

function claimOpcode(task: Task, opcode: number, path: string, who: string): void {
  const { phase, unit, service } = task;
  if (!Number.isInteger(opcode) || opcode < 0 || opcode > 0x7f) {
    const message = `an opcode is 0 to 127 (bit 7 marks replies and events), not ${opcode}`;
    report(phase.context, 'budget/range', unit, `${path}#0`, message);
  }
  claimWithin(phase.context, `opcode of ${service.name}`, opcode, unit, `${path}#0`, who);
}

function linkOp(task: Task, name: string, op: ServiceOp): ServiceOpDef {
  const { phase, unit, service, statuses, envelope } = task;
  const path = `service.ops.${name}`;
  const id = `${service.name}.${name}`;
  const { opcode, moves, idempotent, peerDeath, cost, answers = 'now', malformed = 'header' } = op;
  claimOpcode(task, opcode, path, `operation ${name}`);
  const resolve = (status: string, at: string): Failure | undefined =>
    resolveStatus(phase, unit, statuses, status, at);
  const checks = linkChecks(phase, unit, id, op.checks, `${path}.checks`, resolve);
  const failures = new Map<number, Failure>([[envelope.malformed.number, envelope.malformed]]);
  if (envelope.denied !== undefined) failures.set(envelope.denied.number, envelope.denied);
  for (const { fails } of checks) failures.set(fails.number, fails);
  return {
    ...declared(unit, id, name, path),
    service: service.name,
    opcode,
    replyOpcode: opcode | 0x80,
    request: frame(task, `the request of ${id}`, envelope.request, op.request, `${path}.request`),
    reply: frame(task, `the reply of ${id}`, envelope.reply, op.reply, `${path}.reply`),
    moves,
    answers,
    checks,
    statuses: [...failures.values()].sort((a, b) => a.number - b.number),
    idempotent,
    peerDeath,
    ...(cost !== undefined && { cost }),
    malformed,
  };
}

function linkEvent(task: Task, name: string, event: ServiceEvent): ServiceEventDef {
  const { unit, service, envelope } = task;
  const path = `service.events.${name}`;
  const id = `${service.name}.event.${name}`;
  const { opcode } = event;
  claimOpcode(task, opcode, path, `event ${name}`);
  return {
    ...declared(unit, id, name, path),
    service: service.name,
    opcode,
    wireOpcode: opcode | 0x80,
    frame: frame(task, id, envelope.event, event.fields, path),
  };
}

/** A reply must be able to say that all is well, and with a status that says nothing else. */
function checkSuccess(
  phase: Phase,
  unit: Unit,
  { name, envelope, ops }: Service,
  statuses: readonly StatusDef[],
): void {
  const success = statuses.find(({ number }) => number === 0);
  if (success === undefined) {
    const message = `service ${name} has no status of success`;
    const fix = 'a status with number 0';
    report(phase.context, 'contract/missing-key', unit, 'service.status', message, { fix });
    return;
  }
  const uses = [
    ['service.envelope.malformed', envelope.malformed],
    ['service.envelope.denied', envelope.denied],
    ...Object.entries(ops).flatMap(([op, { checks }]) =>
      Object.entries(checks ?? {}).map(([check, { error }]) => {
        return [`service.ops.${op}.checks.${check}#0`, error];
      }),
    ),
  ];
  for (const [path = '', used] of uses) {
    if (used !== success.name) continue;
    const message = `'${used}' is the status of success`;
    const fix = 'a status of its own';
    report(phase.context, 'contract/wrong-kind', unit, path, message, { fix });
  }
}

function linkService(
  phase: Phase,
  unit: Unit,
  service: Service,
  limit: FrameLimit | undefined,
): ServiceDef | undefined {
  const { name, authority } = service;
  claim(phase.context, 'service', name, unit, 'service.name', `one of ${unit.id}`);
  claim(
    phase.context,
    'service of package',
    unit.feeds,
    unit,
    'service.name',
    `that of ${unit.id}`,
  );
  const statuses = linkStatuses(phase, unit, service);
  const envelope = linkEnvelope(phase, unit, service, statuses);
  if (authority !== 'any') {
    for (const [i, principal] of authority.entries()) {
      phase.principals.check(unit, principal, `service.authority[${i}]`);
    }
  }
  if (envelope === undefined) return undefined;
  checkSuccess(phase, unit, service, statuses);
  if (Object.keys(service.ops).length === 0) {
    const message = `service ${name} has no operation`;
    report(phase.context, 'contract/missing-key', unit, 'service.ops', message, { fix: 'add one' });
  }
  const task: Task = { phase, unit, service, statuses, envelope, limit };
  const ops = Object.entries(service.ops).map(([op, shape]) => linkOp(task, op, shape));
  const events = Object.entries(service.events ?? {}).map(([one, of]) => linkEvent(task, one, of));
  for (const [i, opcode] of (unit.value.reserved?.opcodes ?? []).entries()) {
    const who = `a reservation (${unit.id})`;
    claimWithin(phase.context, `opcode of ${name}`, opcode, unit, `reserved.opcodes[${i}]`, who);
  }
  const frames = [
    ...ops.flatMap((op) => [op.request, op.reply]),
    ...events.map((one) => one.frame),
  ];
  const maxFrame = frames.reduce((max, one) => Math.max(max, one.maxSize), 0);
  const base = declared(unit, name, name, 'service');
  return { ...base, envelope, statuses, ops, events, authority, maxFrame };
}

/** Links the services of all contracts. */
export function linkServices(phase: Phase, limit: FrameLimit | undefined): ServiceDef[] {
  const services: ServiceDef[] = [];
  for (const unit of phase.context.units.filter((one) => !one.draft)) {
    const { service } = unit.value;
    const linked = service && linkService(phase, unit, service, limit);
    if (linked !== undefined) services.push(linked);
  }
  return services;
}
