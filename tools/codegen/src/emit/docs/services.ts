/** Services of a page: envelope, statuses, operations, events. */
import { durationOf } from '../../diagnostics/duration.ts';
import type { EnvelopeDef, ServiceDef, ServiceEventDef, ServiceOpDef } from '../../model/types.ts';
import { checksTable } from './calls.ts';
import { frameLayout } from './layout.ts';
import { ownOf, type Page, provenBy } from './links.ts';
import { yesNo, inline, mono, paragraph, section, table } from './markdown.ts';
import { callersText } from './programs.ts';
import { plural } from '../../diagnostics/plural.ts';
import { envelopeSection, envelopeText, malformedText } from './envelope.ts';
import { sizeText } from './types.ts';

const MOVES = {
  nothing: 'The reply returns on the connection of the request.',
  reply: 'The request moves a capability for the reply.',
  replyAndEvents: 'The request moves a capability for the reply and later events.',
  events: 'The request moves a capability for later events.',
};

const ANSWERS = {
  now: 'The reply is sent at once.',
  later: 'The reply is deferred.',
  never: 'It has no reply.',
};

/** Returns the versions that have an operation, and which of them its picture is of, where there are several. */
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
    ...(op.authority === undefined ? [] : [`Callers: ${op.authority.map(mono).join(', ')}.`]),
    ...(op.audit === undefined
      ? []
      : [`Each decision is written to the audit log: ${mono(op.audit.prefix)}.`]),
    ANSWERS[op.answers],
    ...(op.budget === undefined ? [] : [`Callers wait at most ${durationOf(op.budget)}.`]),
    ...(op.calls.length === 0 ? [] : [`Waits for ${op.calls.map(mono).join(', ')}.`]),
    idempotent ? 'Idempotent: it may be retried.' : 'Not idempotent: do not retry it.',
    `When the caller exits: ${peerDeath ?? 'the results of the operation stay'}.`,
    ...(op.rejects === 'full'
      ? []
      : ['The reply to a request that a check rejects is the header alone.']),
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

function service(page: Page, one: ServiceDef): string[] {
  const { id, envelope, statuses, authority, ops, events, maxFrame } = one;
  const who = authority === 'any' ? 'every holder of a capability' : authority.map(mono).join(', ');
  const called = callersText(page.model, one.name);
  const rows = statuses.map((status) => [
    String(status.number),
    mono(status.name),
    status.number === 0 ? '' : yesNo(status.retryable),
    mono(status.id),
    inline(status.doc),
  ]);
  return section(2, `Service ${mono(id)}`, [
    ...paragraph(one.doc),
    [
      `Magic ${mono(envelope.magic)}, ${envelopeText(envelope)}. Callers: ${who}.`,
      ...(called === '' ? [] : [called]),
      `No frame is longer than ${plural(maxFrame, 'byte')}.`,
    ].join(' '),
    '',
    ...envelopeSection(envelope),
    ...table(['Number', 'Status', 'Retryable', 'Id', ''], rows),
    ...ops.flatMap((op) => operation(page, one, op)),
    ...events.flatMap((each) => event(page, each)),
  ]);
}

/** The services of a page. */
export function servicesSection(page: Page): string[] {
  return ownOf(page, page.model.services).flatMap((one) => service(page, one));
}
