/** A service as a value: the types of its operations and events, and the table that `connect` and `serve` take. */
import type { ServiceDef, ServiceEventDef, ServiceOpDef } from '../../model/types.ts';
import { code, property, type Code } from '../../output/code.ts';
import { codeFile, type CodeFile, type Origin } from '../../output/code-file.ts';
import { camel, pascal, screaming } from '../names.ts';
import { served, servedType } from '../runtime.ts';
import { hasValue } from './field.ts';
import { correlationOf, isVersioned } from './around.ts';
import { hasValues } from './op.ts';
import { namesOf, type Place } from './place.ts';
import { auditOf } from './server.ts';

/** Whether a service has a protocol file: connections tie replies to requests by a nonce in the header. */
export function hasProtocol({ envelope }: ServiceDef): boolean {
  return !isVersioned(envelope);
}

/** What the file of a protocol exports. */
export function protocolNames({
  name,
}: ServiceDef): Readonly<Record<'operations' | 'events' | 'handlers' | 'protocol', string>> {
  return {
    operations: `${pascal(name)}Operations`,
    events: `${pascal(name)}Events`,
    handlers: `${pascal(name)}AsyncHandlers`,
    protocol: `${screaming(name)}_PROTOCOL`,
  };
}

function typesOf(place: Place, op: ServiceOpDef): Code {
  const names = namesOf(op.name);
  const type = (suffix: string): Code =>
    code`${place.type(`${names.pascal}${suffix}`, names.file)}`;
  const outOfBounds = hasValues(op.request.fields) ? `'OutOfBounds'` : undefined;
  const reject = op.checks.length > 0 ? type('Reject') : 'never';
  const never = op.answers === 'never';
  const reply = never ? 'undefined' : type('Reply');
  const bounds = outOfBounds === undefined ? '' : ` | ${outOfBounds}`;
  const error = never ? (outOfBounds ?? 'never') : code`${type('Error')}${bounds}`;
  return code`{ readonly request: ${type('Request')}; readonly reply: ${reply}; readonly error: ${error}; readonly reject: ${reject} }`;
}

function printTypes(file: CodeFile, place: Place): void {
  const { name, ops, events } = place.service;
  const names = protocolNames(place.service);
  file.doc(`The request and reply of each operation of ${name}.`);
  file.block(`export interface ${names.operations}`, () => {
    for (const op of ops) {
      file.item(op.doc, code`readonly ${property(camel(op.name))}: ${typesOf(place, op)};`);
    }
  });
  file.doc(`The events of ${name}.`);
  if (events.length === 0) {
    file.print(`export type ${names.events} = Readonly<Record<never, never>>;`);
    return;
  }
  file.block(`export interface ${names.events}`, () => {
    for (const event of events) {
      const type = place.type(`${pascal(event.name)}Event`, 'events.ts');
      file.item(event.doc, code`readonly ${property(event.name)}: ${type};`);
    }
  });
}

function operation(place: Place, op: ServiceOpDef): Code {
  const names = namesOf(op.name);
  const value = (name: string): Code => code`${place.value(name, names.file)}`;
  const encode = value(`encode${names.pascal}`);
  const encoder = hasValues(op.request.fields) ? encode : code`(_, nonce) => ${encode}(nonce)`;
  const decode =
    op.answers === 'never'
      ? code`() => ${served('BAD_REPLY')}`
      : value(`decode${names.pascal}Reply`);
  return code`{ operation: ${value(names.call)}, encode: ${encoder}, decodeRequest: ${value(`decode${names.pascal}`)}, decode: ${decode} }`;
}

function eventCodec(place: Place, event: ServiceEventDef): Code {
  const name = `${pascal(event.name)}Event`;
  const value = (text: string): Code => code`${place.value(text, 'events.ts')}`;
  const encode = value(`encode${name}`);
  const encoder = event.frame.fields.some(hasValue) ? encode : code`() => ${encode}()`;
  return code`{ opcode: ${event.wireOpcode}, encode: ${encoder}, decode: ${value(`decode${name}`)} }`;
}

/** The file of the protocol. */
export function protocolFile(place: Place, origins: readonly Origin[]): CodeFile {
  const file = codeFile(place.path('protocol.ts'), origins);
  const { name, ops, events } = place.service;
  const names = protocolNames(place.service);
  file.doc(`${name} over any transport, for \`connect\` and \`serve\` of \`@abicus/async\`.`);
  printTypes(file, place);
  file.doc(
    'The handlers of a service, synchronous or with promises. A handler gets the decoded request.',
  );
  const isAudited = place.service.ops.some((op) => op.audit !== undefined);
  const audit: Code = isAudited ? code` & ${place.type(auditOf(place), 'server.ts')}<C>` : '';
  file.print(
    code`export type ${names.handlers}<C> = ${servedType('AsyncHandlers')}<${names.operations}, C>${audit};`,
  );
  file.doc(`The protocol of ${name}.`);
  const type = code`${servedType('Protocol')}<${correlationOf(place).type}, ${names.operations}, ${names.events}>`;
  file.closed(code`export const ${names.protocol}: ${type} =`, '};', () => {
    const value = (one: string, from: string): Code => code`${place.value(one, from)}`;
    file.print(code`envelope: ${value('ENVELOPE', 'envelope.ts')},`);
    file.print(code`frameMax: ${value('FRAME_MAX', 'envelope.ts')},`);
    file.closed('operations:', '},', () => {
      for (const op of ops) file.print(code`${property(camel(op.name))}: ${operation(place, op)},`);
    });
    file.closed('events:', '},', () => {
      for (const event of events) {
        file.print(code`${property(event.name)}: ${eventCodec(place, event)},`);
      }
    });
    file.print(code`server: ${value('SERVER', 'server.ts')},`);
  });
  return file;
}
