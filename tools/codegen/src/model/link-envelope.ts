/** The envelope of a service: its versions, and the answers to malformed frames. */
import type { Answer, Envelope, Service, Version } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import { saysCallers } from './callers.ts';
import { defined } from './defined.ts';
import { headersOf, isMany } from './envelope.ts';
import { inRange, rangeText, scalarDef } from './scalars.ts';
import type { Failure } from './shape/calls.ts';
import type { AnswerDef, EnvelopeDef, StatusDef, VersionDef } from './shape/services.ts';
import type { ScalarDef } from './shape/values.ts';
import type { Site } from './site.ts';
import { resolveStatus } from './statuses.ts';

/** A service while its envelope is linked; `site` is the section. */
export type Start = {
  readonly site: Site;
  readonly service: Service;
  readonly statuses: readonly StatusDef[];
};

const byte = scalarDef({ kind: 'scalar', wire: 'u8', size: 1 });

/** Wire forms of nonces. */
const NONCES: ReadonlySet<string> = new Set(['u8', 'u16', 'u32', 'u53', 'u64', 'i32']);

function linkNonce(site: Site, nonce: Version['nonce']): ScalarDef | undefined {
  if (nonce.kind === 'none') return undefined;
  const scalar = scalarDef(nonce);
  if (!NONCES.has(scalar.wire)) {
    site.range(`a nonce of ${scalar.wire}`, 'u32 or u64');
  }
  return scalar;
}

/** Links a version; the place of its number is `numberAt`. */
function linkVersion(
  start: Start,
  site: Site,
  numberAt: Site,
  name: string,
  version: Version,
): VersionDef {
  const { number, place = 'header', reply, rejected } = version;
  if (!inRange(byte, number)) numberAt.range(`${rangeText(byte)}, not ${number}`);
  const nonce = linkNonce(site.at('.nonce'), version.nonce);
  if (reply !== undefined && (new Set<string>(reply).size !== 2 || reply.length !== 2)) {
    const message = `'reply' names 'status' and 'nonce', each once`;
    site.at('.reply').report('contract/wrong-kind', message);
  }
  const ordered = nonce !== undefined && place === 'header';
  if (reply === undefined && ordered) {
    const fix = `reply: ['status', 'nonce']`;
    site.report('contract/missing-key', `the order of status and nonce in replies`, { fix });
  }
  if (nonce === undefined && version.place !== undefined) {
    const message = `'place' is that of a nonce, and there is none`;
    site.at('.place').report('contract/wrong-kind', message, { fix: 'remove it' });
  }
  const status =
    rejected === undefined
      ? undefined
      : resolveStatus(start.statuses, site.at('.rejected'), rejected);
  if (status?.number === 0) {
    const fix = 'a status of its own';
    site
      .at('.rejected')
      .report('contract/wrong-kind', `'${rejected}' is the status of success`, { fix });
  }
  const { doc, pos } = site;
  return {
    name,
    doc,
    pos,
    number,
    place,
    ...headersOf(version),
    ...defined({ nonce, rejected: status }),
  };
}

/** Versions with one number are distinguished by length: one has its nonce at the end, the other has none. */
function checkTwins(site: Site, versions: readonly VersionDef[]): void {
  for (const [i, one] of versions.entries()) {
    const first = versions.slice(0, i).filter(({ number }) => number === one.number);
    const [twin, more] = first;
    if (twin === undefined) continue;
    const forms = [twin, one].map(({ nonce, trailerSize }) =>
      nonce === undefined ? 'none' : trailerSize > 0 ? 'end' : 'header',
    );
    if (more === undefined && forms.toSorted().join(' ') === 'end none') continue;
    const message = `'${one.name}' has the number of '${twin.name}', and nothing distinguishes them`;
    const fix = "another number, or one without nonce and one with `place: 'end'`";
    const places = [related('first', twin.pos, twin.name)];
    site.at(`.${one.name}`).report('registry/taken', message, { related: places, fix });
  }
}

function linkVersions(start: Start, site: Site, envelope: Envelope): VersionDef[] {
  if (!isMany(envelope)) {
    const { version: number, nonce, reply } = envelope;
    const one: Version = { kind: 'version', number, nonce, reply };
    return [linkVersion(start, site, site.at('.version'), `v${number}`, one)];
  }
  const inside = site.at('.versions');
  const versions = inside.entries(envelope.versions).map(([name, version, at]) => {
    return linkVersion(start, at, at.at('#0'), name, version);
  });
  if (versions.length === 0)
    inside.report('contract/missing-key', 'an envelope has a version', { fix: 'add one' });
  checkTwins(inside, versions);
  return versions;
}

/** Links an answer; `status` is that of malformed frames, if it is stated. */
export function linkAnswer(
  start: Start,
  site: Site,
  given: string | Answer,
  versions: readonly VersionDef[],
): AnswerDef | undefined {
  const answer: Answer = typeof given === 'string' ? { kind: 'answer', status: given } : given;
  const at = typeof given === 'string' ? site : site.at('#0');
  const status = resolveStatus(start.statuses, at, answer.status);
  const { form = 'header', opcode = 'own', nonce = 'echo', as, version } = answer;
  const operations = Object.keys(start.service.ops);
  if (as !== undefined && !operations.includes(as)) {
    site.at('.as').unknown(`the service has no operation '${as}'`, as, operations);
  }
  const names = versions.map(({ name }) => name);
  if (version !== undefined && !names.includes(version)) {
    site.at('.version').unknown(`the envelope has no version '${version}'`, version, names);
  }
  return status && { status, form, opcode, nonce, ...defined({ as, version }) };
}

/** Links the envelope of a service. */
export function linkEnvelope(start: Start): EnvelopeDef | undefined {
  const { service } = start;
  const { envelope } = service;
  const { magic } = envelope;
  const site = start.site.at('.envelope');
  const codes = Array.from(magic, (char) => char.codePointAt(0) ?? 0);
  const [first = 0, second = 0] = codes;
  if (codes.length !== 2 || codes.some((one) => one < 0x21 || one > 0x7e)) {
    site.at('.magic').range(`magic is two visible ASCII characters, not ${JSON.stringify(magic)}`);
  }
  site.at('.magic').claim('magic', magic, `service ${service.name}`);
  const versions = linkVersions(start, site, envelope);
  const answerOf = (
    key: 'malformed' | 'foreign' | 'unknownVersion' | 'unknownOpcode',
  ): AnswerDef | undefined => {
    const given = envelope[key];
    return given === undefined ? undefined : linkAnswer(start, site.at(`.${key}`), given, versions);
  };
  const malformed = answerOf('malformed');
  const denied = linkDenied(start, site.at('.denied'));
  const foreign = answerOf('foreign');
  const unknownVersion = answerOf('unknownVersion');
  const unknownOpcode = answerOf('unknownOpcode');
  if (malformed === undefined || versions.length === 0) return undefined;
  return {
    magic,
    magicBytes: [first, second],
    versions,
    malformed,
    foreign: foreign ?? malformed,
    unknownVersion: unknownVersion ?? malformed,
    unknownOpcode: unknownOpcode ?? malformed,
    ...defined({ denied }),
  };
}

const statusOf = (answer: string | Answer): string =>
  typeof answer === 'string' ? answer : answer.status;

/**
 * The status for callers outside `authority`. It has no other use, so that the caller knows the
 * reason and the length of the reply.
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
  if (denied === statusOf(malformed) || checks.some((check) => check.error === denied)) {
    const message = `'${denied}' is also a status for permitted callers`;
    at.report('contract/wrong-kind', message, { fix: 'a status of its own' });
  }
  return resolveStatus(statuses, at, denied);
}
