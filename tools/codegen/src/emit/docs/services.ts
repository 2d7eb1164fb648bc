/** Services of a page: envelope, statuses, operations, events. */
import type { ServiceDef, ServiceEventDef, ServiceOpDef } from '../../model/types.ts';
import { checksTable } from './calls.ts';
import { frameLayout } from './layout.ts';
import { ownOf, type Page, provenBy } from './links.ts';
import { again, inline, mono, paragraph, section, table } from './markdown.ts';
import { plural, pluralRange } from '../../diagnostics/plural.ts';

const MOVES = {
  nothing: 'The reply goes back on the connection that the request came on.',
  reply: 'The request carries a capability to send the reply to.',
  replyAndEvents: 'The request carries a capability to send the reply and later events to.',
};

function operation(page: Page, op: ServiceOpDef): string[] {
  const { id, opcode, replyOpcode, doc, request, reply, checks, idempotent, peerDeath } = op;
  const rungs = provenBy(page, id);
  const facts = [
    MOVES[op.moves ?? 'nothing'],
    op.answers === 'later' ? 'It is answered later.' : 'It is answered at once.',
    idempotent ? 'It may be repeated.' : 'It is not to be repeated.',
    `When the caller ends: ${peerDeath ?? 'what the operation made stays'}.`,
    op.malformed === 'full'
      ? 'A malformed request is answered with a whole reply, its body zero.'
      : 'A malformed request is answered with the header alone.',
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
  const who =
    authority === 'any' ? 'everyone who was given a capability' : authority.map(mono).join(', ');
  const header = (fields: typeof envelope.request): string =>
    fields.map(({ name, offset, size }) => `${mono(name)} at ${offset} (${size})`).join(', ');
  const rows = statuses.map((status) => [
    String(status.number),
    mono(status.name),
    status.number === 0 ? '' : again(status.retryable),
    mono(status.id),
    inline(status.doc),
  ]);
  return section(2, `Service ${mono(id)}`, [
    ...paragraph(one.doc),
    `Magic ${mono(envelope.magic)}, version ${envelope.version}, nonces of ${mono(envelope.nonce.wire)}. Callers: ${who}. No frame is longer than ${plural(maxFrame, 'byte')}.`,
    '',
    `Requests start with ${header(envelope.request)}; replies with ${header(envelope.reply)}. What does not decode is answered with ${mono(envelope.malformed.name)}${envelope.denied === undefined ? '' : `, and who may not call with ${mono(envelope.denied.name)}`}.`,
    '',
    ...table(['Number', 'Status', 'Again', 'Id', ''], rows),
    ...ops.flatMap((op) => operation(page, op)),
    ...events.flatMap((each) => event(page, each)),
  ]);
}

/** The services of a page. */
export function servicesSection(page: Page): string[] {
  return ownOf(page, page.model.services).flatMap((one) => service(page, one));
}
