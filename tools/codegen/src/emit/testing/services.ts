/** `testing/<service>.ts`: the shape of a service's protocol, the codecs of its frames, and vectors. */
import type {
  AnswerDef,
  FrameDef,
  ServiceDef,
  ServiceOpDef,
  VersionDef,
} from '../../model/types.ts';
import { imported } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import type { Data } from '../../output/data.ts';
import { referenceFrame } from '../../reference/encode.ts';
import { referenceSamples } from '../../reference/values.ts';
import { kebab, pascal, screaming } from '../names.ts';
import { hasAnswers, isVersioned } from '../service/around.ts';
import { handlerName } from '../service/op.ts';
import { inSource, shape, testingFile, type TestingHome } from './home.ts';
import { fieldShapes, typesTable } from './types.ts';
import { carriedRecord } from './vectors.ts';

type Kind = 'request' | 'reply' | 'event';

/** A frame and what it is for. */
type NamedFrame = {
  readonly kind: Kind;
  /** The name of its operation or event. */
  readonly of: string;
  /** As it is on the wire. */
  readonly opcode: number;
  readonly frame: FrameDef;
};

/** The nonce of vectors but the first, as much of it as a version holds. */
const nonceOf = ({ nonce }: VersionDef): bigint =>
  nonce === undefined ? 0n : BigInt.asUintN(8 * nonce.size - 1, 0x0102_0304n);

function vectorsOf(service: ServiceDef, one: NamedFrame, version: VersionDef): Data[] {
  const { kind, opcode, frame } = one;
  const several = isVersioned(service.envelope);
  return referenceSamples(frame.fields).map(({ what, values }, i) => {
    const nonce = i === 0 ? 0n : nonceOf(version);
    const header =
      kind === 'event' ? { opcode } : { opcode, status: 0, nonce, version: version.name };
    const hex = referenceFrame(service, frame, header, values);
    const value = carriedRecord(values, frame.fields);
    return { what, nonce, version: several ? version.name : undefined, value, hex };
  });
}

/** Vectors of all versions that have a frame: all samples in the last one, one in each of the others. */
function vectors(service: ServiceDef, one: NamedFrame): Data {
  const { versions } = service.envelope;
  const own = service.ops.find(({ name }) => name === one.of)?.versions;
  const all = versions.filter(({ name }) => own === undefined || own.includes(name));
  const last = all.at(-1);
  if (last === undefined) return [];
  const others = one.kind === 'event' ? [] : all.slice(0, -1);
  return [
    ...vectorsOf(service, one, last),
    ...others.flatMap((version) => vectorsOf(service, one, version).slice(0, 2)),
  ];
}

function frameShape(home: TestingHome, service: ServiceDef, one: NamedFrame): Data {
  const { kind, of, frame } = one;
  const path = inSource(home, kind === 'event' ? 'events.ts' : `ops/${kebab(of)}.ts`);
  const name = pascal(of) + { request: '', reply: 'Reply', event: 'Event' }[kind];
  return {
    kind,
    of,
    fields: fieldShapes(frame.fields),
    encode: imported(`encode${name}`, path),
    decode: imported(`decode${name}`, path),
    vectors: vectors(service, one),
  };
}

/** All frames of a service by the names of their codecs. */
function framesOf({ ops, events }: ServiceDef): [codec: string, NamedFrame][] {
  const calls = ops.flatMap(({ id, name: of, opcode, replyOpcode, request, reply }) => [
    [`${id}.request`, { kind: 'request', of, opcode, frame: request }] as [string, NamedFrame],
    [`${id}.reply`, { kind: 'reply', of, opcode: replyOpcode, frame: reply }] as [
      string,
      NamedFrame,
    ],
  ]);
  const sent = events.map(({ id, name: of, wireOpcode: opcode, frame }): [string, NamedFrame] => {
    return [id, { kind: 'event', of, opcode, frame }];
  });
  return [...calls, ...sent];
}

function opShape(op: ServiceOpDef): Data {
  const { opcode, checks, request, statuses, malformed } = op;
  const fields = new Set(request.fields.map(({ name }) => name));
  const ofFields = checks.filter(({ name }) => fields.has(name));
  return {
    opcode,
    handler: handlerName(op),
    checks: ofFields.map(({ name, id, fails }) => ({ name, id, error: fails.name })),
    statuses: statuses.map(({ name }) => name),
    rejects: [...new Set(checks.map(({ fails }) => fails.name))],
    rejectForm: op.rejects === 'header' ? op.rejects : undefined,
    malformed: answerShape(malformed),
    versions: op.versions,
  };
}

function answerShape({ status, form, as, opcode, version, nonce }: AnswerDef): Data {
  return { status: status.name, form, as, opcode, version, nonce };
}

function versionShape(version: VersionDef): Data {
  const { name, number, nonce, place, rejected } = version;
  const header = (kind: Kind): Data => version[kind].map((field) => field.name);
  return {
    name,
    number,
    nonce: nonce?.wire,
    headers: { request: header('request'), reply: header('reply'), event: header('event') },
    trails: (nonce !== undefined && place === 'end') || undefined,
    rejected: rejected?.name,
  };
}

function serviceFile(home: TestingHome, service: ServiceDef): CodeFile {
  const { name, envelope, statuses, ops, events } = service;
  const file = testingFile(home, `${kebab(name)}-service.ts`);
  shape(file, `The protocol of ${name}.`, `${screaming(name)}_SERVICE`, 'ServiceShape', {
    name,
    types: typesTable(home),
    magic: envelope.magic,
    versions: envelope.versions.map(versionShape),
    versioned: isVersioned(envelope),
    hasAnswers: (!isVersioned(envelope) && hasAnswers(service)) || undefined,
    statuses: Object.fromEntries(statuses.map((one) => [one.name, one.number])),
    foreign: answerShape(envelope.foreign),
    unknownVersion: answerShape(envelope.unknownVersion),
    unknownOpcode: answerShape(envelope.unknownOpcode),
    denied: envelope.denied?.name,
    ops: Object.fromEntries(ops.map((op) => [op.name, opShape(op)])),
    events: Object.fromEntries(events.map((event) => [event.name, event.opcode])),
    frames: Object.fromEntries(
      framesOf(service).map(([codec, one]) => [codec, frameShape(home, service, one)]),
    ),
  });
  return file;
}

/** The files of a package's services. */
export function serviceFiles(home: TestingHome): CodeFile[] {
  return home.model.services
    .filter((one) => one.feeds === home.feeds)
    .map((service) => serviceFile(home, service));
}
