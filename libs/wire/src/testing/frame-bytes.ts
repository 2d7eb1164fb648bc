/** Frames of a service as bytes, made only from what its contract declares and not by generated code. */
import { emptySize, filled, goodFields, little, type Bytes, type OtherPart } from './fields.ts';
import { sizeOf } from './integers.ts';
import type {
  AnswerShape,
  FrameShape,
  HeaderField,
  ServiceOpShape,
  ServiceShape,
  VersionShape,
} from './shapes.ts';

/** The header of a frame. */
export type Header = { readonly status: number; readonly opcode: number; readonly nonce: bigint };

/** The bit of an opcode that marks replies and events. */
export const REPLY_BIT = 0x80;

/** The nonce of cases: distinct bytes, as many as the version's nonces have. */
export function caseNonce({ nonce }: Pick<VersionShape, 'nonce'>): bigint {
  return nonce === undefined ? 0n : BigInt.asUintN(8 * sizeOf(nonce) - 1, 0x0102_0304n);
}

const nonceSize = ({ nonce }: VersionShape): number => (nonce === undefined ? 0 : sizeOf(nonce));

/** The size of what follows the fields of requests and replies. */
export const trailerOf = (version: VersionShape): number =>
  version.trails ? nonceSize(version) : 0;

const widthOf = (version: VersionShape, name: HeaderField): number =>
  name === 'nonce' ? nonceSize(version) : name === 'magic' ? 2 : 1;

function headerBytes(
  { magic }: ServiceShape,
  version: VersionShape,
  kind: FrameShape['kind'],
  header: Header,
): number[] {
  return version.headers[kind].flatMap((name) => {
    switch (name) {
      case 'magic':
        return Array.from(magic, (character) => character.charCodeAt(0));
      case 'version':
        return [version.number];
      case 'opcode':
        return [header.opcode];
      case 'status':
        return [header.status];
      case 'nonce':
        return little(header.nonce, widthOf(version, name));
    }
  });
}

/** The size of a header in bytes. */
export function headerSize(version: VersionShape, kind: FrameShape['kind']): number {
  return version.headers[kind].reduce((sum, name) => sum + widthOf(version, name), 0);
}

/** The offset of the nonce in a frame of this length; nothing without a nonce. */
export function nonceAt(
  version: VersionShape,
  kind: FrameShape['kind'],
  length: number,
): number | undefined {
  if (version.nonce === undefined || kind === 'event') return undefined;
  if (version.trails) return length - nonceSize(version);
  const names = version.headers[kind];
  return names
    .slice(0, names.indexOf('nonce'))
    .reduce((sum, name) => sum + widthOf(version, name), 0);
}

/** A frame: its header, its fields, and a nonce at the end if the version has one there. */
export function wholeFrame(
  service: ServiceShape,
  version: VersionShape,
  kind: FrameShape['kind'],
  header: Header,
  fields: Bytes,
): number[] {
  const end = kind === 'event' ? 0 : trailerOf(version);
  return [...headerBytes(service, version, kind, header), ...fields, ...little(header.nonce, end)];
}

/** A frame with good fields, or one of them replaced. */
export function goodFrame(
  service: ServiceShape,
  version: VersionShape,
  frame: FrameShape,
  opcode: number,
  other?: OtherPart,
): number[] {
  const header = { status: 0, opcode, nonce: caseNonce(version) };
  const fields = goodFields(service.types, frame.fields, other);
  return wholeFrame(service, version, frame.kind, header, fields);
}

/** The number of a status. */
export const numberOf = ({ statuses }: ServiceShape, name: string): number => statuses[name] ?? -1;

/** A reply with a status: the header alone, or with as many zeros as a reply with empty fields. */
export function rejectBytes(
  service: ServiceShape,
  version: VersionShape,
  header: Header,
  of: string | undefined,
): number[] {
  const fields = service.frames[`${service.name}.${of}.reply`]?.fields ?? [];
  const body = filled(of === undefined ? 0 : emptySize(service.types, fields), 0);
  return wholeFrame(
    service,
    version,
    'reply',
    { ...header, opcode: header.opcode | REPLY_BIT },
    body,
  );
}

/** An operation and its name. */
type Named = readonly [name: string, op: ServiceOpShape];

function fits(bytes: Bytes, { magic }: ServiceShape): boolean {
  return bytes.length >= 4 && bytes[0] === magic.charCodeAt(0) && bytes[1] === magic.charCodeAt(1);
}

/** The server's answer to a malformed request; nothing if it does not answer. */
export function malformedReply(service: ServiceShape, bytes: Bytes): number[] | undefined {
  const versions = fits(bytes, service)
    ? service.versions.filter(({ number }) => number === bytes[2])
    : [];
  const ops: readonly Named[] = Object.entries(service.ops);
  const found = ops.find(
    ([, op]) => op.opcode === bytes[3] && versions.some(({ name }) => op.versions.includes(name)),
  );
  const answer = !fits(bytes, service)
    ? service.foreign
    : versions.length === 0
      ? service.unknownVersion
      : (found?.[1].malformed ?? service.unknownOpcode);
  return answerBytes(service, answer, bytes, versions, found);
}

function answerBytes(
  service: ServiceShape,
  answer: AnswerShape,
  bytes: Bytes,
  versions: readonly VersionShape[],
  found: Named | undefined,
): number[] | undefined {
  if (answer.form === 'none') return undefined;
  const stated = service.versions.find(({ name }) => name === answer.version);
  const version = stated ?? versions[0] ?? service.versions.at(-1);
  if (version === undefined) return undefined;
  const shown: Named | undefined =
    answer.as === undefined ? found : [answer.as, service.ops[answer.as] as ServiceOpShape];
  const asked = bytes[3] ?? 0;
  const opcode = { own: answer.as === undefined ? asked : shown?.[1].opcode, echo: asked, zero: 0 };
  const header = {
    status: numberOf(service, answer.status),
    opcode: opcode[answer.opcode] ?? 0,
    nonce: echoed(version, bytes, answer.nonce === 'echo' && canEcho(service, versions, version)),
  };
  return rejectBytes(service, version, header, answer.form === 'full' ? shown?.[0] : undefined);
}

/**
 * A nonce is echoed from a frame of the version; with one version and one kind of answer, from any
 * frame that is long enough.
 */
function canEcho(
  service: ServiceShape,
  versions: readonly VersionShape[],
  version: VersionShape,
): boolean {
  const always = !service.versioned && service.hasAnswers !== true;
  return always || versions.includes(version);
}

function echoed(version: VersionShape, bytes: Bytes, echo: boolean): bigint {
  const least = headerSize(version, 'request') + trailerOf(version);
  const at = nonceAt(version, 'request', bytes.length);
  if (!echo || at === undefined || bytes.length < least) return 0n;
  const found = bytes.slice(at, at + nonceSize(version));
  return found.reduce((sum, byte, i) => sum + (BigInt(byte) << BigInt(8 * i)), 0n);
}
