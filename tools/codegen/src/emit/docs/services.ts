/** Services of a page: envelope, statuses, operations, events. */
import type { ServiceDef, ServiceEventDef, ServiceOpDef } from '../../model/types.ts';
import { checksTable } from './calls.ts';
import { frameLayout } from './layout.ts';
import { ownOf, type Page, provenBy } from './links.ts';
import { yesNo, inline, mono, paragraph, section, table } from './markdown.ts';
import { plural, pluralRange } from '../../diagnostics/plural.ts';

const MOVES = {
  nothing: 'The reply returns on the connection of the request.',
  reply: 'The request moves a capability for the reply.',
  replyAndEvents: 'The request moves a capability for the reply and later events.',
};

function operation(page: Page, op: ServiceOpDef): string[] {
  const { id, opcode, replyOpcode, doc, request, reply, checks, idempotent, peerDeath } = op;
  const rungs = provenBy(page, id);
  const facts = [
    MOVES[op.moves ?? 'nothing'],
    ...(op.authority === undefined ? [] : [`Callers: ${op.authority.map(mono).join(', ')}.`]),
    ...(op.audit === undefined
      ? []
      : [`Each decision is written to the audit log: ${mono(op.audit.prefix)}.`]),
    op.answers === 'later' ? 'The reply is deferred.' : 'The reply is sent at once.',
    idempotent ? 'Idempotent: it may be retried.' : 'Not idempotent: do not retry it.',
    `When the caller exits: ${peerDeath ?? 'the results of the operation stay'}.`,
    op.malformed === 'full'
      ? 'The reply to a malformed request has full length, its body zero.'
      : 'The reply to a malformed request is the header alone.',
    ...(rungs === '' ? [] : [`Rungs: ${rungs}.`]),
  ];
  const size = ({ minSize, maxSize }: typeof request): string =>
    pluralRange(minSize, maxSize, 'byte');
  return section(3, mono(id), [
    ...paragraph(doc),
    `Request: opcode ${opcode}, ${size(request)}.`,
    '',
    ...frameLayout(page, request),
    `Reply: opcode ${replyOpcode}, ${size(reply)}.`,
    '',
    ...frameLayout(page, reply),
    ...(checks.length === 0 ? ['No checks beyond decoding.', ''] : checksTable(page, checks)),
    facts.join(' '),
  ]);
}

function event(page: Page, one: ServiceEventDef): string[] {
  return section(3, mono(one.id), [
    ...paragraph(one.doc),
    `Event: opcode ${one.wireOpcode} on the wire, ${plural(one.frame.maxSize, 'byte')}.`,
    '',
    ...frameLayout(page, one.frame),
  ]);
}

function service(page: Page, one: ServiceDef): string[] {
  const { id, envelope, statuses, authority, ops, events, maxFrame } = one;
  const who = authority === 'any' ? 'every holder of a capability' : authority.map(mono).join(', ');
  const header = (fields: typeof envelope.request): string =>
    fields.map(({ name, offset, size }) => `${mono(name)} at ${offset} (${size})`).join(', ');
  const rows = statuses.map((status) => [
    String(status.number),
    mono(status.name),
    status.number === 0 ? '' : yesNo(status.retryable),
    mono(status.id),
    inline(status.doc),
  ]);
  return section(2, `Service ${mono(id)}`, [
    ...paragraph(one.doc),
    `Magic ${mono(envelope.magic)}, version ${envelope.version}, nonces of ${mono(envelope.nonce.wire)}. Callers: ${who}. No frame is longer than ${plural(maxFrame, 'byte')}.`,
    '',
    `Requests start with ${header(envelope.request)}; replies with ${header(envelope.reply)}. The status for a malformed frame is ${mono(envelope.malformed.name)}${envelope.denied === undefined ? '' : `, for a caller without authority ${mono(envelope.denied.name)}`}.`,
    '',
    ...table(['Number', 'Status', 'Retryable', 'Id', ''], rows),
    ...ops.flatMap((op) => operation(page, op)),
    ...events.flatMap((each) => event(page, each)),
  ]);
}

/** The services of a page. */
export function servicesSection(page: Page): string[] {
  return ownOf(page, page.model.services).flatMap((one) => service(page, one));
}
