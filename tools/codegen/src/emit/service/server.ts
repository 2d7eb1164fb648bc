/** The server of a service: its handlers' types, and the table from opcodes to handlers and codecs. */
import { isLimited } from '../../model/callers.ts';
import type { AuditDef, PrincipalDef, ServiceDef, ServiceOpDef } from '../../model/types.ts';
import { code, property, quote, type Code } from '../../output/code.ts';
import { codeFile, type CodeFile, type Origin } from '../../output/code-file.ts';
import { camel, pascal } from '../names.ts';
import { served, servedType, wire } from '../runtime.ts';
import { correlationOf, isVersioned, mayBeSilent } from './around.ts';
import { encoderCanFail, handlerName, hasValues, readerName } from './op.ts';
import { namesOf, type Place } from './place.ts';

function outcomeOf(place: Place, op: ServiceOpDef): Code {
  const names = namesOf(op.name);
  const reply = place.type(`${names.pascal}Reply`, names.file);
  const parts: Code[] = [op.answers === 'never' ? 'undefined' : code`${reply}`];
  if (op.checks.length > 0) parts.push(code` | ${place.type(`${names.pascal}Reject`, names.file)}`);
  if (op.answers === 'later') parts.push(code` | typeof ${servedType('LATER')}`);
  return parts;
}

const handlersOf = (place: Place): string => `${pascal(place.service.name)}Handlers`;

function printHandlers(file: CodeFile, place: Place): void {
  const { ops } = place.service;
  const by = correlationOf(place);
  file.doc('The handlers of a service. A handler gets the decoded request.');
  const isAudited = ops.some((op) => op.audit !== undefined);
  const also = isAudited ? ` extends ${auditOf(place)}<C>` : '';
  file.block(`export interface ${handlersOf(place)}<C>${also}`, () => {
    for (const op of ops) {
      const names = namesOf(op.name);
      const request = place.type(`${names.pascal}Request`, names.file);
      const nonce = op.answers === 'later' ? code`, ${by.name}: ${by.type}` : '';
      file.doc(op.doc);
      file.print(
        code`readonly ${property(handlerName(op))}: (call: C, request: ${request}${nonce}) => ${outcomeOf(place, op)};`,
      );
    }
  });
}

/** The name of the type of what writes the audit lines of a service. */
export const auditOf = (place: Place): string => `${pascal(place.service.name)}Audit`;

/** Prints what a service with audited operations must have beside its handlers. */
function printAudit(file: CodeFile, place: Place): void {
  const { ops } = place.service;
  if (ops.every((op) => op.audit === undefined)) return;
  file.doc(
    'How decisions are audited. The server writes a line for each decision, before it is answered.',
  );
  file.block(`export interface ${auditOf(place)}<C>`, () => {
    for (const op of ops) printAudited(file, place, op);
    file.doc('Writes a line of the audit log.');
    file.print("readonly 'audit.write': (call: C, line: string) => void;");
  });
}

/** What says the fields of the line of a decision: a key that no operation can have. */
function printAudited(file: CodeFile, place: Place, op: ServiceOpDef): void {
  if (op.audit === undefined || op.audit.fields.length === 0) return;
  const names = namesOf(op.name);
  const request = place.type(`${names.pascal}Request`, names.file);
  const error = place.type(`${names.pascal}Error`, names.file);
  const fields = fieldsOf(place, op.audit);
  file.doc(
    `The fields of the audit line of a decision about ${op.id}. There is no request if the caller was denied, and no
error if the request is answered with success.`,
  );
  file.print(
    code`readonly ${quote(`${handlerName(op)}.audit`)}: (call: C, request: ${request} | undefined, error: ${error} | undefined) => ${fields};`,
  );
}

const fieldsOf = (place: Place, { name }: AuditDef): Code =>
  place.type(`${pascal(name)}Fields`, 'audit.ts');

/** How the server writes the line of a decision. */
function auditing(place: Place, op: ServiceOpDef): Code {
  if (op.audit === undefined) return '';
  const print = place.value(`${camel(op.audit.name)}Line`, 'audit.ts');
  const write = "handlers['audit.write']";
  if (op.audit.fields.length === 0) {
    return code`, audit: (handlers, call) => ${write}(call, ${print}())`;
  }
  const { pascal: name, file } = namesOf(op.name);
  const request = place.type(`${name}Request`, file);
  const said = code`handlers[${quote(`${handlerName(op)}.audit`)}](call, request, error)`;
  return code`, audit: (handlers, call, request: ${request} | undefined, error) => ${write}(call, ${print}(${said}))`;
}

/** Identities of principals, as items of a list. */
function printIdentities(
  file: CodeFile,
  principals: readonly PrincipalDef[],
  names: readonly string[],
): void {
  for (const { name, hash } of principals) {
    if (names.includes(name)) file.print(`${hash}n, // ${name}`);
  }
}

function printAuthority(file: CodeFile, place: Place, principals: readonly PrincipalDef[]): void {
  const { authority, ops } = place.service;
  if (authority !== 'any') {
    file.doc('The identities, as bound by the kernel, that may call.');
    file.print('export const AUTHORITY: ReadonlySet<bigint> = new Set([');
    printIdentities(file, principals, authority);
    file.print(']);');
  }
  const limited = ops.filter((op) => op.authority !== undefined);
  const own = new Map(limited.map((op) => [op.opcode, op] as const));
  if (own.size === 0) return;
  file.doc('The identities that may call an operation with its own authority, by opcode.');
  file.print(
    'export const OPERATION_AUTHORITY: ReadonlyMap<number, ReadonlySet<bigint>> = new Map([',
  );
  for (const op of own.values()) {
    file.print(code`[${place.value('OPCODE', 'envelope.ts')}.${namesOf(op.name).camel}, new Set([`);
    printIdentities(file, principals, op.authority ?? []);
    file.print('])],');
  }
  file.print(']);');
}

/** Whether a caller may call the operation of an opcode. */
function mayCall({ authority, ops }: ServiceDef): string {
  const all = authority === 'any' ? 'true' : 'AUTHORITY.has(sender)';
  if (ops.every((op) => op.authority === undefined)) return `({ sender }) => ${all}`;
  const own = 'OPERATION_AUTHORITY.get(opcode)';
  return authority === 'any'
    ? `({ sender }, opcode) => ${own}?.has(sender) ?? true`
    : `({ sender }, opcode) => (${own} ?? AUTHORITY).has(sender)`;
}

/** The answer that a handler put off. */
function printAnswer(file: CodeFile, place: Place, op: ServiceOpDef): void {
  const by = correlationOf(place);
  const names = namesOf(op.name);
  const values = hasValues(op.reply.fields);
  const given = values ? code`reply: ${place.type(`${names.pascal}Reply`, names.file)}, ` : '';
  const result = encoderCanFail(place, op, op.reply) ? 'Uint8Array | undefined' : 'Uint8Array';
  file.doc(`Returns the deferred reply of success to a request of ${op.id}.`);
  file.block(
    code`export function answer${names.pascal}(${given}${by.name}: ${by.type}): ${result}`,
    () => {
      file.print(code`${wire('seen')}(${quote(op.id)}, 'answered');`);
      const encode = place.value(`encode${names.pascal}Reply`, names.file);
      file.print(code`return ${encode}(${values ? 'reply, ' : ''}${by.name});`);
    },
  );
  file.keep(`answer${names.pascal}`);
}

function printServer(file: CodeFile, place: Place): void {
  const { ops, envelope } = place.service;
  const versioned = isVersioned(envelope);
  const by = correlationOf(place);
  const limited = isLimited(place.service);
  const caller = limited ? code`, ${servedType('Caller')}` : '';
  const handlers = `${handlersOf(place)}<never>`;
  const server = versioned ? 'VersionedServer' : 'FrameServer';
  const type = code`${servedType(server)}<${by.type}, ${handlers}${caller}>`;
  file.doc('Decodes requests, calls handlers and encodes their results.');
  file.print(
    code`export const SERVER: ${type} = new ${served(server)}(${place.value('ENVELOPE', 'envelope.ts')}, [`,
  );
  for (const op of ops) {
    const names = namesOf(op.name);
    const encode = place.value(`encode${names.pascal}Reply`, names.file);
    const encoder = hasValues(op.reply.fields)
      ? encode
      : code`(_, ${by.name}) => ${encode}(${by.name})`;
    const decode = versioned
      ? code`read: ${place.value(readerName(names), names.file)}`
      : code`decode: ${place.value(`decode${names.pascal}`, names.file)}`;
    const call = place.value(names.call, names.file);
    const handler = quote(handlerName(op));
    file.print(
      code`{ handler: ${handler}, operation: ${call}, ${decode}, encode: ${encoder}${auditing(place, op)} },`,
    );
  }
  file.print(limited ? `], ${mayCall(place.service)});` : ']);');
}

function printServe(file: CodeFile, place: Place): void {
  const { ops, envelope } = place.service;
  const limited = isLimited(place.service);
  const versioned = isVersioned(envelope);
  const later = ops.some((op) => op.answers !== 'now');
  file.doc(
    [
      `Serves a request: decodes it, calls its handler and returns the reply. A malformed request never reaches a handler.`,
      ...(limited ? ['A caller without authority is rejected before its request is decoded.'] : []),
      ...(later && !versioned ? ['Nothing if the answer goes out later, or never.'] : []),
      ...(versioned ? ['Nothing if the answer goes out later, or if there is none.'] : []),
    ].join('\n'),
  );
  const handlers = handlersOf(place);
  const call = limited ? code`C extends ${servedType('Caller')}` : 'C';
  const returns =
    versioned || mayBeSilent(place.service)
      ? 'Uint8Array | undefined'
      : code`${servedType('ServedReply')}<${handlers}<C>>`;
  file.block(
    code`export function serve<${call}>(handlers: ${handlers}<C>, call: C, frame: Uint8Array): ${returns}`,
    () => file.print('return SERVER.serve(handlers, call, frame);'),
  );
  file.keep('serve');
}

/** The file of the server. */
export function serverFile(
  place: Place,
  principals: readonly PrincipalDef[],
  origins: readonly Origin[],
): CodeFile {
  const file = codeFile(place.path('server.ts'), origins);
  file.doc(`The server of ${place.service.name}.`);
  printAudit(file, place);
  printHandlers(file, place);
  printAuthority(file, place, principals);
  for (const op of place.service.ops) {
    if (op.answers === 'later') printAnswer(file, place, op);
  }
  printServer(file, place);
  printServe(file, place);
  return file;
}
