/** Services of a page: envelope, statuses, operations, events. */
import type {
  AnswerDef,
  EnvelopeDef,
  HeaderField,
  ServiceDef,
  ServiceEventDef,
  ServiceOpDef,
  VersionDef,
} from '../../model/types.ts';
import { checksTable } from './calls.ts';
import { frameLayout } from './layout.ts';
import { ownOf, type Page, provenBy } from './links.ts';
import { yesNo, inline, mono, paragraph, section, table } from './markdown.ts';
import { sizeText } from './types.ts';
import { plural } from '../../diagnostics/plural.ts';

const MOVES = {
  nothing: 'The reply returns on the connection of the request.',
  reply: 'The request moves a capability for the reply.',
  replyAndEvents: 'The request moves a capability for the reply and later events.',
};

const FORMS = {
  header: 'the header alone',
  full: 'a whole reply, its body zero',
  none: 'nothing at all',
};

/** What of an answer is not usual: another status than the envelope's, reply, version or nonce. */
function answerDetails({ status, as, version, nonce }: AnswerDef, usual: string): string {
  const parts = [
    ...(status.name === usual ? [] : [`status ${mono(status.name)}`]),
    ...(as === undefined ? [] : [`as a reply of ${mono(as)}`]),
    ...(version === undefined ? [] : [`in version ${mono(version)}`]),
    ...(nonce === 'zero' ? ['its nonce zero'] : []),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function malformedText({ malformed }: ServiceOpDef, envelope: EnvelopeDef): string {
  if (malformed.form === 'none') return 'A malformed request is not answered.';
  const details = answerDetails(malformed, envelope.malformed.status.name);
  return `A malformed request is answered with ${FORMS[malformed.form]}${details}.`;
}

/** The versions that have an operation, and which of them its picture is of, where there are several. */
function versionsText({ versions }: ServiceOpDef, envelope: EnvelopeDef): string[] {
  if (envelope.versions.length < 2) return [];
  const all = versions.length === envelope.versions.length;
  const names = versions.map((name) => mono(name)).join(', ');
  const only = all ? '' : `Only version${versions.length === 1 ? '' : 's'} ${names}. `;
  return [`${only}Sizes are over all versions, offsets in ${mono(versions.at(-1) ?? '')}.`, ''];
}

function operation(page: Page, { envelope }: ServiceDef, op: ServiceOpDef): string[] {
  const { id, opcode, replyOpcode, doc, request, reply, checks, idempotent, peerDeath } = op;
  const rungs = provenBy(page, id);
  const facts = [
    MOVES[op.moves ?? 'nothing'],
    op.answers === 'later' ? 'The reply is deferred.' : 'The reply is sent at once.',
    idempotent ? 'Idempotent: it may be retried.' : 'Not idempotent: do not retry it.',
    `When the caller exits: ${peerDeath ?? 'the results of the operation stay'}.`,
    malformedText(op, envelope),
    ...(rungs === '' ? [] : [`Rungs: ${rungs}.`]),
  ];
  return section(3, mono(id), [
    ...paragraph(doc),
    ...versionsText(op, envelope),
    `Request: opcode ${opcode}, ${sizeText(request)}.`,
    '',
    ...frameLayout(page, request),
    `Reply: opcode ${replyOpcode}, ${sizeText(reply)}.`,
    '',
    ...frameLayout(page, reply),
    ...(checks.length === 0 ? ['No checks beyond decoding.', ''] : checksTable(page, checks)),
    facts.join(' '),
  ]);
}

function event(page: Page, one: ServiceEventDef): string[] {
  return section(3, mono(one.id), [
    ...paragraph(one.doc),
    `Event: opcode ${one.wireOpcode} on the wire, ${sizeText(one.frame)}.`,
    '',
    ...frameLayout(page, one.frame),
  ]);
}

function headerText(fields: readonly HeaderField[]): string {
  return fields.map(({ name, offset, size }) => `${mono(name)} at ${offset} (${size})`).join(', ');
}

/** The envelope of a protocol with one version, whose nonce is in the header. */
function plainEnvelope(envelope: EnvelopeDef, version: VersionDef): string[] {
  const { malformed, denied } = envelope;
  const others =
    denied === undefined ? '' : `, for a caller without authority ${mono(denied.name)}`;
  return [
    `Requests start with ${headerText(version.request)}; replies with ${headerText(version.reply)}. The status for a malformed frame is ${mono(malformed.status.name)}${others}.`,
    '',
  ];
}

function versionRow({
  name,
  doc,
  number,
  nonce,
  place,
  request,
  reply,
  rejected,
}: VersionDef): string[] {
  const end = nonce !== undefined && place === 'end' ? ', at the end of the frame' : '';
  const width = nonce === undefined ? 'none' : `${mono(nonce.wire)}${end}`;
  const answered = rejected === undefined ? '' : `Every request gets ${mono(rejected.name)}.`;
  const note = [inline(doc), answered].filter((text) => text !== '').join(' ');
  return [mono(name), String(number), width, headerText(request), headerText(reply), note];
}

/** Whose reply an answer is, and under which opcode. */
function operationText(as: string | undefined, opcode: AnswerDef['opcode']): string {
  const shown = as === undefined ? 'that of the request' : mono(as);
  if (opcode === 'own') return shown;
  return `${shown}, ${opcode === 'zero' ? 'opcode 0' : 'with the opcode of the request'}`;
}

/** A row of the table of answers; `usual` is the version where none is stated. */
function answerRow(
  what: string,
  answer: AnswerDef,
  usual: string = 'that of the request',
): string[] {
  const { status, form, as, opcode, version, nonce } = answer;
  if (form === 'none') return [what, '', FORMS.none, '', '', ''];
  return [
    what,
    mono(status.name),
    FORMS[form],
    operationText(as, opcode),
    version === undefined ? usual : mono(version),
    nonce === 'zero' ? 'zero' : 'that of the request, or zero',
  ];
}

/** All versions of an envelope, and how it answers each kind of frame that no operation handles. */
function versionedEnvelope(envelope: EnvelopeDef): string[] {
  const { versions, foreign, unknownVersion, unknownOpcode, malformed, denied } = envelope;
  const head = ['Version', 'Number', 'Nonce', 'Requests start with', 'Replies start with', ''];
  // Where a frame shows no version that is known, the newest is answered in.
  const last = mono(versions.at(-1)?.name ?? '');
  const answers = ['A frame', 'Status', 'Form', 'Operation', 'Version', 'Nonce'];
  return [
    ...table(head, versions.map(versionRow)),
    ...table(answers, [
      answerRow('without the magic, or too short', foreign, last),
      answerRow('of an unknown version', unknownVersion, last),
      answerRow('of an unknown opcode', unknownOpcode),
      answerRow('malformed, unless its operation says otherwise', malformed),
      ...(denied === undefined
        ? []
        : [
            answerRow('of a caller that may not call', {
              status: denied,
              form: 'header',
              opcode: 'own',
              nonce: 'echo',
            }),
          ]),
    ]),
  ];
}

function isUsual({ versions, malformed, ...others }: EnvelopeDef): boolean {
  const [only, second] = versions;
  const { foreign, unknownVersion, unknownOpcode } = others;
  return (
    second === undefined &&
    only?.nonce !== undefined &&
    only.place === 'header' &&
    only.rejected === undefined &&
    malformed.form === 'header' &&
    answerDetails(malformed, malformed.status.name) === '' &&
    [foreign, unknownVersion, unknownOpcode].every((one) => one === malformed)
  );
}

function service(page: Page, one: ServiceDef): string[] {
  const { id, envelope, statuses, authority, ops, events, maxFrame } = one;
  const { versions } = envelope;
  const [only] = versions;
  const usual = only !== undefined && isUsual(envelope);
  const who = authority === 'any' ? 'every holder of a capability' : authority.map(mono).join(', ');
  const version = usual
    ? `version ${only.number}, nonces of ${mono(only.nonce?.wire ?? '')}`
    : `version${versions.length === 1 ? '' : 's'} ${versions.map(({ name }) => mono(name)).join(', ')}`;
  const rows = statuses.map((status) => [
    String(status.number),
    mono(status.name),
    status.number === 0 ? '' : yesNo(status.retryable),
    mono(status.id),
    inline(status.doc),
  ]);
  return section(2, `Service ${mono(id)}`, [
    ...paragraph(one.doc),
    `Magic ${mono(envelope.magic)}, ${version}. Callers: ${who}. No frame is longer than ${plural(maxFrame, 'byte')}.`,
    '',
    ...(usual ? plainEnvelope(envelope, only) : versionedEnvelope(envelope)),
    ...table(['Number', 'Status', 'Retryable', 'Id', ''], rows),
    ...ops.flatMap((op) => operation(page, one, op)),
    ...events.flatMap((each) => event(page, each)),
  ]);
}

/** The services of a page. */
export function servicesSection(page: Page): string[] {
  return ownOf(page, page.model.services).flatMap((one) => service(page, one));
}
