/** The API of a package as text, one sorted line per element: what a review looks at. */
import type { Schema } from '@abicus/wire/schema';
import { oneLine } from './one-line.ts';
import type {
  AnswerDef,
  ArgDef,
  CheckDef,
  EnvelopeDef,
  FieldDef,
  FieldType,
  FrameDef,
  LengthDef,
  LimitDef,
  MachineDef,
  Model,
  OperationDef,
  ProgramDef,
  RpcDef,
  ScalarDef,
  SchemaDef,
  ServiceDef,
  ServiceOpDef,
  StoredDef,
  TypeDef,
  ValueType,
  VariantDef,
  VersionDef,
} from '../model/types.ts';

const scalarText = (scalar: ScalarDef): string =>
  scalar.unit === undefined ? scalar.wire : `${scalar.wire}.${scalar.unit}`;

const valueText = (value: ValueType): string =>
  value.kind === 'scalar' ? scalarText(value.scalar) : value.type.name;

function lengthText(length: LengthDef): string {
  if (length.place === 'rest') return 'rest';
  return length.place === 'field' ? length.field : length.scalar.wire;
}

function fieldTypeText(type: FieldType): string {
  switch (type.kind) {
    case 'scalar':
    case 'named':
      return valueText(type);
    case 'ranged':
      return `${scalarText(type.scalar)}[${type.min}..${type.max}]`;
    case 'struct':
    case 'composite':
      return type.type.name;
    case 'zero':
    case 'octets':
      return `${type.kind}(${type.size})`;
    case 'constant':
      return `${type.scalar.wire}=${type.value}`;
    case 'length':
      return `length(${type.scalar.wire} of ${type.for})`;
    case 'text':
    case 'bytes':
      return `${type.kind}(${lengthText(type.length)} ${type.min}..${type.max})`;
    case 'list': {
      const { element, length, min, max, bytes } = type;
      const most = bytes === undefined ? '' : ` ..${bytes}B`;
      return `list(${lengthText(length)} ${min}..${max}${most} ${fieldTypeText(element)})`;
    }
    case 'tail':
      return `tail(${type.type.name})`;
  }
}

function fieldsText(fields: readonly FieldDef[]): string {
  const one = ({ name, type, offset, after }: FieldDef): string =>
    `${name}:${fieldTypeText(type)}@${[offset, ...after].join('+')}`;
  return `(${fields.map(one).join(' ')})`;
}

type Sizes = { readonly minSize: number; readonly maxSize: number };

function sizeText({ minSize, maxSize }: Sizes): string {
  return minSize === maxSize ? `${minSize}B` : `${minSize}..${maxSize}B`;
}

function frameText(frame: FrameDef): string {
  return `${sizeText(frame)}${fieldsText(frame.fields)}`;
}

function variantText({ name, fields }: VariantDef, tag = ''): string {
  return `${name}${tag}${fieldsText(fields)}`;
}

function argText({ name, register, type }: ArgDef): string {
  switch (type.kind) {
    case 'value':
      return `${name}:${valueText(type.of)}@${register}`;
    case 'optional':
      return `${name}:${valueText(type.of)}|${type.none}@${register}`;
    case 'pointer':
      return `${name}:${type.direction} ${type.of.name}@${register}`;
    case 'span': {
      const most = type.max === undefined ? '' : ` max ${type.max.id}`;
      return `${name}:${type.direction} bytes${most} min ${type.min}@${register},${type.length}`;
    }
  }
}

function checkText(check: CheckDef): string {
  const unless = check.unless.length === 0 ? '' : ` unless(${check.unless.join('|')})`;
  const sentinel = check.sentinel === undefined ? '' : ` as ${check.sentinel}`;
  const limit = check.limit === undefined ? '' : ` limit ${check.limit.id}`;
  const changes =
    check.changesOnReject.length === 0 ? '' : ` changes(${check.changesOnReject.join(',')})`;
  const waits = `${check.waits ? ' waits' : ''}${check.always ? ' always' : ''}`;
  const { index, id, fails } = check;
  return `check ${id} #${index} ${fails.name}${sentinel}${unless}${limit}${changes}${waits}`;
}

function typeText(type: TypeDef): string {
  const fails = 'errno' in type ? type.errno : undefined;
  const errno = fails === undefined ? '' : ` errno ${fails.name}`;
  const head = `type ${type.id} ${type.kind}`;
  switch (type.kind) {
    case 'newtype': {
      const rules = (['align', 'min', 'below'] as const)
        .filter((key) => type[key] !== undefined)
        .map((key) => ` ${key} ${type[key]}`);
      return `${head} ${scalarText(type.scalar)}${rules.join('')}${errno}`;
    }
    case 'enumeration': {
      const members = type.members.map(({ name, value }) => `${name}=${value}`).join(' ');
      const initial = type.initial === undefined ? '' : ` initial ${type.initial}`;
      const openness = type.closed ? 'closed' : 'open';
      return `${head} ${scalarText(type.scalar)} ${openness}(${members})${initial}${errno}`;
    }
    case 'flags': {
      const bits = type.bits.map(({ name, value }) => `${name}=${value}`).join(' ');
      return `${head} ${scalarText(type.scalar)}${type.open ? ' open' : ''}(${bits})${errno}`;
    }
    case 'struct':
      return `${head} ${type.size}B${fieldsText(type.fields)}${errno}`;
    case 'record':
      return `${head} ${sizeText(type)}${fieldsText(type.fields)}`;
    case 'union': {
      const variants = type.variants.map((one) => variantText(one, `=${one.tag}`));
      return `${head} ${type.tag.wire} ${sizeText(type)} ${variants.join(' ')}`;
    }
    case 'sized':
      return `${head} ${sizeText(type)} ${type.variants.map((one) => variantText(one)).join(' ')}`;
  }
}

function operationText(operation: OperationDef): string {
  const { id, number, selector, args, returns, results, noReturn, cost, errors } = operation;
  const parts = [`syscall ${id} number ${number}`];
  if (selector !== undefined) parts.push(`selector ${selector.register}=${selector.value}`);
  parts.push(`args(${args.map(argText).join(' ')})`);
  if (returns !== undefined) parts.push(`returns ${valueText(returns)}`);
  if (results.length > 0) {
    const texts = results.map((one) => `${one.name}:${valueText(one.type)}@${one.register}`);
    parts.push(`results(${texts.join(' ')})`);
  }
  if (noReturn) parts.push('noReturn');
  parts.push(`errors(${errors.map((error) => error.name).join(',')})`, `cost ${cost}`);
  return parts.join(' ');
}

/** How a request is answered that does not decode, but for its status. */
function answerForm({ form, as, opcode, version, nonce }: AnswerDef): string {
  const own = opcode === 'own' ? '' : ` opcode ${opcode}`;
  const reply = `${as === undefined ? '' : ` as ${as}`}${own}`;
  const number = version === undefined ? '' : ` version ${version}`;
  return `${form}${reply}${number}${nonce === 'zero' ? ' nonce zero' : ''}`;
}

/** The same with its status, and without what is usual. */
function answerText(answer: AnswerDef): string {
  const form = answerForm(answer);
  return form === 'header' ? answer.status.name : `${answer.status.name} ${form}`;
}

function serviceOpText(op: ServiceOpDef, { versions: all, malformed: usual }: EnvelopeDef): string {
  const { id, opcode, request, reply, moves, answers, malformed, versions } = op;
  const idempotent = op.idempotent ? 'idempotent' : '!idempotent';
  const frames = `request ${frameText(request)} reply ${frameText(reply)}`;
  const some = versions.length === all.length ? '' : ` versions(${versions.join(',')})`;
  const status = malformed.status.name === usual.status.name ? '' : ` ${malformed.status.name}`;
  const short = op.rejects === 'full' ? '' : ' rejects header';
  const bad = `${answerForm(malformed)}${status}${short}`;
  const capability = moves === undefined ? '' : ` moves ${moves}`;
  const who = op.authority === undefined ? '' : ` authority ${op.authority.join('|')}`;
  const line = op.audit === undefined ? '' : ` audit ${op.audit.id}`;
  const death = op.peerDeath === undefined ? '' : ` peerDeath '${op.peerDeath}'`;
  return `op ${id} opcode ${opcode}${some} ${frames}${capability} answers ${answers} malformed ${bad} ${idempotent}${death}${who}${line}`;
}

function versionText({ number, nonce, place, reply, rejected }: VersionDef): string {
  const order = reply.flatMap(({ name }) => (name === 'status' || name === 'nonce' ? [name] : []));
  const end = nonce !== undefined && place === 'end' ? ' at the end' : '';
  const rejects = rejected === undefined ? '' : ` rejected ${rejected.name}`;
  return `${number} nonce ${nonce?.wire ?? 'none'}${end} reply(${order.join(',')})${rejects}`;
}

/** The answers to frames that differ from those that are merely malformed. */
function answersText(envelope: EnvelopeDef): string {
  const usual = answerText(envelope.malformed);
  const others = (['foreign', 'unknownVersion', 'unknownOpcode'] as const).flatMap((key) => {
    const text = answerText(envelope[key]);
    return text === usual ? [] : [` ${key} ${text}`];
  });
  return `malformed ${usual}${others.join('')}`;
}

function serviceLines(service: ServiceDef): string[] {
  const { id, envelope, authority, statuses, ops, events } = service;
  const { magic, versions, denied } = envelope;
  const who = authority === 'any' ? 'any' : authority.join('|');
  const [only, second] = versions;
  const alone = only === undefined || second !== undefined ? '' : ` version ${versionText(only)}`;
  return [
    `service ${id} magic '${magic}'${alone} ${answersText(envelope)} authority ${who}${denied === undefined ? '' : ` else ${denied.name}`}`,
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

/** A draft's calls are no promise yet. */
function programLines({ id, draft, calls }: ProgramDef): string[] {
  const made = draft ? [] : calls;
  return [
    `program ${id}`,
    ...made.map(({ service, ops }) => `calls ${id} ${service}(${ops.join(',')})`),
  ];
}

function limitText(limit: LimitDef): string {
  const scalar = limit.scalar === undefined ? '' : ` ${scalarText(limit.scalar)}`;
  if (limit.kind === 'byEnum') {
    const values = limit.values.map(({ member, value }) => `${member}=${value}`).join(' ');
    return `limit ${limit.id} by ${limit.of.id}(${values})${scalar}`;
  }
  const profiles = limit.profiles.map(({ profile, value }) => ` ${profile}=${value}`).join('');
  return `limit ${limit.id} ${limit.value}${profiles}${scalar}`;
}

function machineLines({ id, initial, type, creates, edges, otherwise }: MachineDef): string[] {
  const states = type === undefined ? '' : ` states ${type.id}`;
  const makers = creates.length === 0 ? '' : ` creates(${creates.join(',')})`;
  return [
    `machine ${id} initial ${initial}${states}${makers}`,
    ...edges.map(({ id: edge, from, to, on, event, after, atMost }) => {
      const cause = on === undefined ? `event ${event ?? ''}` : `on ${on}`;
      const time = after === undefined ? '' : ` after ${after}`;
      const bound = atMost === undefined ? '' : ` atMost ${atMost.id}`;
      return `edge ${edge} ${from} -> ${to} ${cause}${time}${bound}`;
    }),
    ...otherwise.map(({ state, on, check }) => `otherwise ${id} ${state} ${on} ${check.id}`),
  ];
}

function rpcLines({
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

function storedText({ id, store, key, version, layouts, scan }: StoredDef): string {
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

/** The lines of a package, sorted. */
export function apiText(model: Model, feeds: string): string {
  const own = <T extends { readonly feeds: string }>(all: readonly T[]): T[] =>
    all.filter((one) => one.feeds === feeds);
  const lines = [
    ...own(model.types).map(typeText),
    ...own(model.errors).map(({ id, number, sentinels, retryable }) => {
      const told = sentinels.length === 0 ? '' : `(${sentinels.join(',')})`;
      return `error ${id} ${number}${told}${retryable ? ' retryable' : ''}`;
    }),
    ...own(model.limits).map(limitText),
    ...own(model.principals).map((one) => `principal ${one.name} ${one.hash}`),
    ...own(model.programs).flatMap(programLines),
    ...own(model.operations).flatMap((one) => [operationText(one), ...one.checks.map(checkText)]),
    ...own(model.services).flatMap(serviceLines),
    ...own(model.audit).map(
      ({ id, prefix, fields }) =>
        `audit ${id} ${prefix}(${fields.map(({ name, type }) => name + (type === undefined ? '' : `:${valueText(type)}`)).join(' ')})`,
    ),
    ...own(model.markers).map((one) => {
      const detail = one.detail ? ' detail' : '';
      const profile = one.profile === undefined ? '' : ` profile ${one.profile}`;
      const after = one.after.join(',');
      return `marker ${one.name} '${one.text}'${detail} by ${one.by} after(${after}) proves(${one.proves.join(',')})${profile}`;
    }),
    ...own(model.diagnostics).map(({ name, text, by }) => `diagnostic ${name} '${text}' by ${by}`),
    ...own(model.machines).flatMap(machineLines),
    ...own(model.board.devices).flatMap((device) => [
      `device ${device.id} base ${device.base} size ${device.size}`,
      ...device.registers.map(({ id, offset, scalar, access, stride }) => {
        const step = stride === undefined ? '' : ` stride ${stride}`;
        return `register ${id} ${scalarText(scalar)}@${offset} ${access}${step}`;
      }),
    ]),
    ...own(model.board.groups).flatMap((group) =>
      group.numbers.map(({ name, value }) => `number ${group.id}.${name} ${value}`),
    ),
    ...own(model.invariants).map(({ id, forAll, text }) => {
      return `invariant ${id} forAll ${forAll} '${oneLine(text)}'`;
    }),
    ...own(model.rpcs).flatMap(rpcLines),
    ...own(model.persisted).map(storedText),
    ...own(model.configs).map(({ id, schema }) => `config ${id} ${JSON.stringify(schema)}`),
    ...own(model.log === undefined ? [] : [model.log]).map(({ stamp }) => `log stamp ${stamp}`),
    ...own(model.profiles).map(
      (one) => `profile ${one.name} harts ${one.minHarts}..${one.maxHarts}`,
    ),
    ...own(model.phases).map(({ name, until }) => `phase ${name} until ${until}`),
  ];
  return `${lines.sort().join('\n')}\n`;
}
