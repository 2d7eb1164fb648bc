/** Services, programs and JSON protocols as lines of the API text. */
import type { Schema } from '@abicus/wire/schema';
import type {
  AnswerDef,
  CallsDef,
  EnvelopeDef,
  ProgramDef,
  RpcDef,
  SchemaDef,
  ServiceDef,
  ServiceOpDef,
  StoredDef,
  VersionDef,
} from '../model/types.ts';
import { checkText } from './api-calls.ts';
import { frameText } from './api-values.ts';

/** The answer to a malformed request, except its status. */
function answerForm({ form, as, opcode, version, nonce }: AnswerDef): string {
  const own = opcode === 'own' ? '' : ` opcode ${opcode}`;
  const reply = `${as === undefined ? '' : ` as ${as}`}${own}`;
  const number = version === undefined ? '' : ` version ${version}`;
  return `${form}${reply}${number}${nonce === 'zero' ? ' nonce zero' : ''}`;
}

/** The answer to a malformed request with its status, without defaults. */
function answerText(answer: AnswerDef): string {
  const form = answerForm(answer);
  return form === 'header' ? answer.status.name : `${answer.status.name} ${form}`;
}

function serviceOpText(op: ServiceOpDef, { versions: all, malformed: usual }: EnvelopeDef): string {
  const { id, opcode, request, reply, moves, answers, calls, malformed, versions } = op;
  const idempotent = op.idempotent ? 'idempotent' : '!idempotent';
  const frames = `request ${frameText(request)} reply ${frameText(reply)}`;
  const some = versions.length === all.length ? '' : ` versions(${versions.join(',')})`;
  const status = malformed.status.name === usual.status.name ? '' : ` ${malformed.status.name}`;
  const short = op.rejects === 'full' ? '' : ' rejects header';
  const bad = `${answerForm(malformed)}${status}${short}`;
  const capability = moves === undefined ? '' : ` moves ${moves}`;
  const waits = calls.length === 0 ? '' : ` waits(${calls.join(',')})`;
  const who = op.authority === undefined ? '' : ` authority ${op.authority.join('|')}`;
  const cost = op.cost === undefined ? '' : ` cost ${op.cost}`;
  const line = op.audit === undefined ? '' : ` audit ${op.audit.id}`;
  const budget = op.budget === undefined ? '' : ` budget ${op.budget}`;
  const death = op.peerDeath === undefined ? '' : ` peerDeath '${op.peerDeath}'`;
  return `op ${id} opcode ${opcode}${some} ${frames}${capability} answers ${answers}${waits} malformed ${bad} ${idempotent}${cost}${budget}${death}${who}${line}`;
}

function versionText({ number, nonce, place, reply, rejected }: VersionDef): string {
  const order = reply.flatMap(({ name }) => (name === 'status' || name === 'nonce' ? [name] : []));
  const end = nonce !== undefined && place === 'end' ? ' at the end' : '';
  const rejects = rejected === undefined ? '' : ` rejected ${rejected.name}`;
  return `${number} nonce ${nonce?.wire ?? 'none'}${end} reply(${order.join(',')})${rejects}`;
}

/** The answers to frames, where they differ from the answer to a malformed one. */
function answersText(envelope: EnvelopeDef): string {
  const usual = answerText(envelope.malformed);
  const others = (['foreign', 'unknownVersion', 'unknownOpcode'] as const).flatMap((key) => {
    const text = answerText(envelope[key]);
    return text === usual ? [] : [` ${key} ${text}`];
  });
  return `malformed ${usual}${others.join('')}`;
}

/** A service, its statuses, operations and events. */
export function serviceLines(service: ServiceDef): string[] {
  const { id, envelope, authority, statuses, ops, events } = service;
  const { magic, versions, denied } = envelope;
  const who = authority === 'any' ? 'any' : authority.join('|');
  const [only, second] = versions;
  const names = versions.map(({ name }) => name).join(',');
  const alone = only === undefined || second !== undefined ? '' : ` version ${versionText(only)}`;
  const several = second === undefined ? '' : ` versions(${names})`;
  return [
    `service ${id} magic '${magic}'${alone}${several} ${answersText(envelope)} authority ${who}${denied === undefined ? '' : ` else ${denied.name}`}`,
    ...(alone === '' ? versions : []).map(
      (version) => `version ${id}.${version.name} ${versionText(version)}`,
    ),
    ...statuses.map(
      (status) => `status ${status.id} ${status.number}${status.retryable ? ' retryable' : ''}`,
    ),
    ...ops.map((op) => serviceOpText(op, envelope)),
    ...ops.flatMap((op) => op.checks.map(checkText)),
    ...events.map((one) => `event ${one.id} opcode ${one.opcode} ${frameText(one.frame)}`),
  ];
}

/** What a program is started with: its stack and queues, and what it holds beside its calls. */
function holdingsText(program: ProgramDef): string {
  const { stackPages, depth, endpoints, time, endpointBudget, devices } = program;
  const own = endpoints.map((one) => `${one.name}:${one.depth}`);
  return [
    ...(stackPages === undefined ? [] : [`stack ${stackPages}`]),
    ...(depth === undefined ? [] : [`depth ${depth}`]),
    ...(own.length === 0 ? [] : [`endpoints(${own.join(',')})`]),
    ...(time ? ['time'] : []),
    ...(endpointBudget === undefined ? [] : [`endpointBudget ${endpointBudget}`]),
    ...(devices.length === 0 ? [] : [`devices(${devices.map(({ name }) => name).join(',')})`]),
  ].join(' ');
}

/** What follows from the end of a program. */
function endText({ supervision, endsRun }: ProgramDef): string {
  if (supervision === undefined) return endsRun ? 'endsRun' : '';
  const { restart, backoff, maxInWindow, window } = supervision;
  const [first, last] = backoff;
  return `restart ${restart} after ${first}..${last} max ${maxInWindow} in ${window}${endsRun ? ' endsRun' : ''}`;
}

/** A program and its calls; a draft promises no calls yet. */
export function programLines(program: ProgramDef): string[] {
  const { id, draft, calls, notifies } = program;
  const line = (verb: string, { service, ops }: CallsDef): string =>
    `${verb} ${id} ${service}(${ops.join(',')})`;
  const made = [
    ...calls.map((one) => line('calls', one)),
    ...notifies.map((one) => line('notifies', one)),
  ];
  const said = [`program ${id}`, holdingsText(program), endText(program)].filter(
    (one) => one !== '',
  );
  return [said.join(' '), ...(draft ? [] : made)];
}

/** A JSON protocol, its errors, methods and notifications. */
export function rpcLines({
  id,
  version,
  maxMessage,
  maxCalls,
  errors,
  methods,
  notifications,
}: RpcDef): string[] {
  const schema = (one: SchemaDef): string => schemaText(one.schema);
  return [
    `rpc ${id} version ${version} maxMessage ${maxMessage} maxCalls ${maxCalls}`,
    ...errors.map((one) => `rpcError ${one.id}${one.retryable ? ' retryable' : ''}`),
    ...methods.map((one) => {
      const names = one.errors.map(({ name }) => name).join(',');
      const again = one.idempotent ? 'idempotent' : '!idempotent';
      return `method ${one.id} params ${schema(one.params)} result ${schema(one.result)} errors(${names}) deadline ${one.deadline} ${again}`;
    }),
    ...notifications.map(
      (one) => `notification ${one.id} by ${one.by} params ${schema(one.params)}`,
    ),
  ];
}

/** A kind of stored entry. */
export function storedText({ id, store, key, version, layouts, scan }: StoredDef): string {
  const versions = layouts.map(({ version: number, layout }) => {
    const what = layout.kind === 'struct' ? layout.type.id : schemaText(layout.schema.schema);
    return `v${number} ${what}`;
  });
  const listed = scan ? ' scan' : '';
  return `persisted ${id} in ${store} key ${key}${listed} version ${version} ${versions.join(' ')}`;
}

/** A schema on one line. */
function schemaText(schema: Schema): string {
  return JSON.stringify(schema, (_, value: unknown) =>
    value instanceof RegExp ? String(value) : value,
  );
}
