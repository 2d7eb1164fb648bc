/** JSON protocols of a page: methods, their errors, notifications, and what messages look like. */
import { encodeMessage } from '@abicus/wire/rpc';
import { sampleValue } from '@abicus/wire/schema';
import type { MethodDef, NotificationDef, RpcDef } from '../../model/types.ts';
import { ownOf, type Page } from './links.ts';
import { plural } from '../../diagnostics/plural.ts';
import { fenced, inline, mono, paragraph, section, table } from './markdown.ts';
import { schemaTable } from './schemas.ts';

function shape(title: string, schema: MethodDef['params']): string[] {
  const rows = schemaTable(schema);
  return rows.length === 0 ? [`${title}: no keys.`, ''] : [`${title}:`, '', ...rows];
}

function method(rpc: RpcDef, one: MethodDef): string[] {
  const { id, name, params, result, errors, deadline, idempotent, doc } = one;
  const protocol = { ...rpc, methods: {}, errors: {}, fromClient: {}, fromServer: {} };
  const call = {
    kind: 'call',
    id: 7,
    method: name,
    params: sampleValue(params.schema, true),
  } as const;
  const reply = { kind: 'result', id: 7, result: sampleValue(result.schema, true) } as const;
  const rows = errors.map((error) => [
    mono(error.name),
    error.retryable ? 'may be made again' : 'final',
    inline(error.doc),
  ]);
  return section(3, id, [
    ...paragraph(doc),
    `Ends after ${deadline / 1_000_000} ms. ${idempotent ? 'Idempotent' : 'Not idempotent'}.`,
    '',
    ...shape('Params', params),
    ...shape('Result', result),
    ...table(['Error', '', ''], rows),
    ...fenced('json', [encodeMessage(protocol, call), encodeMessage(protocol, reply)]),
  ]);
}

function notificationText({ id, by, params, doc }: NotificationDef): string[] {
  return section(3, id, [...paragraph(doc), `Sent by the ${by}.`, '', ...shape('Params', params)]);
}

function protocolText(rpc: RpcDef): string[] {
  const { id, name, version, maxMessage, maxCalls, methods, notifications, doc } = rpc;
  return section(2, `Protocol ${mono(id)}`, [
    ...paragraph(doc),
    `JSON messages of ${mono(`${name}/${version}`)}, of at most ${plural(maxMessage, 'byte')}; at most ${plural(maxCalls, 'call')} of a connection may be unanswered at a time. Keys that are not listed are rejected.`,
    '',
    ...methods.flatMap((one) => method(rpc, one)),
    ...notifications.flatMap(notificationText),
  ]);
}

/** The JSON protocols of a page. */
export function rpcSection(page: Page): string[] {
  return ownOf(page, page.model.rpcs).flatMap(protocolText);
}
