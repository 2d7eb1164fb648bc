/** The server of a service: its handlers' types, and the way from a frame to a handler and back. */
import type { PrincipalDef, ServiceOpDef } from '../../model/types.ts';
import { code, property, quote, type Code } from '../../output/code.ts';
import { codeFile, type CodeFile, type Origin } from '../../output/code-file.ts';
import { pascal } from '../names.ts';
import { isFixed } from './frame.ts';
import { decodesToReject, handlerName, hasValues } from './op.ts';
import { namesOf, wire, type Place } from './place.ts';

function outcomeOf(place: Place, op: ServiceOpDef): Code {
  const names = namesOf(op.name);
  const reply = place.type(`${names.pascal}Reply`, names.file);
  const parts: Code[] = [code`${reply}`];
  if (op.checks.length > 0) parts.push(code` | ${place.type(`${names.pascal}Reject`, names.file)}`);
  if (op.answers === 'later') parts.push(code` | typeof LATER`);
  return parts;
}

function printHandlers(file: CodeFile, place: Place): void {
  const { service } = place;
  const { carrier } = service.envelope.nonce;
  const type = `${pascal(service.name)}Handlers`;
  if (service.ops.some((op) => op.answers === 'later')) {
    file.doc(
      'The answer goes out later: the handler has kept the capability for it, and the nonce.',
    );
    file.print(`export const LATER = 'later';`);
    file.blank();
  }
  file.doc('What a service must do. A handler is called with a request that decoded.');
  file.block(`export interface ${type}<C>`, () => {
    for (const op of service.ops) {
      const names = namesOf(op.name);
      const request = place.type(`${names.pascal}Request`, names.file);
      const nonce = op.answers === 'later' ? `, nonce: ${carrier}` : '';
      file.doc(op.doc);
      file.print(
        code`readonly ${property(handlerName(op))}: (call: C, request: ${request}${nonce}) => ${outcomeOf(place, op)};`,
      );
    }
  });
  file.blank();
}

function printAuthority(file: CodeFile, place: Place, principals: readonly PrincipalDef[]): void {
  const { authority } = place.service;
  if (authority === 'any') return;
  const allowed = principals.filter(({ name }) => authority.includes(name));
  file.doc('Who may call: identities as the kernel tells them.');
  file.print('export const AUTHORITY: ReadonlySet<bigint> = new Set([');
  for (const { name, hash } of allowed) file.print(`${hash}n, // ${name}`);
  file.print(']);');
  file.blank();
  file.doc('Operations by their opcode, as a denied request names them.');
  const ids = place.service.ops.map(({ opcode, id }) => `${opcode}: ${quote(id)}`).join(', ');
  file.print(`const OPS: Readonly<Record<number, string>> = { ${ids} };`);
  file.blank();
  file.doc('What must be known of a call.');
  file.block('export interface Caller', () => {
    file.doc('The identity of the caller, as the kernel tells it.');
    file.print('readonly sender: bigint;');
  });
  file.blank();
}

/** The parameter of types of what serves: anything may call, or one whose identity is known. */
function callType(place: Place): string {
  return place.service.authority === 'any' ? 'C' : 'C extends Caller';
}

/** An element shows itself here, under test. */
function printSeen(file: CodeFile, id: Code, how: string): void {
  file.print(code`${wire('seen')}(${id}, ${quote(how)});`);
}

/** The answer that a handler put off. */
function printAnswer(file: CodeFile, place: Place, op: ServiceOpDef): void {
  const names = namesOf(op.name);
  const values = hasValues(op.reply.fields);
  const given = values ? code`reply: ${place.type(`${names.pascal}Reply`, names.file)}, ` : '';
  const result = isFixed(op.reply) ? 'Uint8Array' : 'Uint8Array | undefined';
  file.doc(`The answer of success to a request of ${op.id} that was kept, once its time has come.`);
  file.block(
    code`export function answer${names.pascal}(${given}nonce: ${place.service.envelope.nonce.carrier}): ${result}`,
    () => {
      printSeen(file, quote(op.id), 'answered');
      const encode = place.value(`encode${names.pascal}Reply`, names.file);
      file.print(code`return ${encode}(${values ? 'reply, ' : ''}nonce);`);
    },
  );
  file.keep(`answer${names.pascal}`);
  file.blank();
}

function printServeOp(file: CodeFile, place: Place, op: ServiceOpDef): void {
  const names = namesOf(op.name);
  const type = `${pascal(place.service.name)}Handlers<C>`;
  const later = op.answers === 'later';
  const malformed = place.value('malformedReply', 'envelope.ts');
  const decode = place.value(`decode${names.pascal}`, names.file);
  const isReject = wire('isReject');
  const returns = later ? 'Uint8Array | undefined' : 'Uint8Array';
  file.block(
    code`function serve${names.pascal}<${callType(place)}>(handlers: ${type}, call: C, frame: Uint8Array): ${returns}`,
    () => {
      file.print(code`const request = ${decode}(frame);`);
      file.block('if (request === undefined)', () => {
        printSeen(file, quote(op.id), 'malformed');
        file.print(code`return ${malformed}(frame);`);
      });
      file.print(code`const nonce = ${place.value('requestNonce', 'envelope.ts')}(frame);`);
      const args = `call, request${later ? ', nonce' : ''}`;
      const handle = `handlers.${handlerName(op)}(${args})`;
      const refusable = decodesToReject(op).length > 0;
      const isUsed = later || op.checks.length > 0 || hasValues(op.reply.fields);
      const kept = isUsed ? 'const outcome = ' : '';
      file.print(
        refusable ? code`${kept}${isReject}(request) ? request : ${handle};` : `${kept}${handle};`,
      );
      if (later) file.print('if (outcome === LATER) return undefined;');
      const refuse = place.value(`encode${names.pascal}Refusal`, names.file);
      const encode = place.value(`encode${names.pascal}Reply`, names.file);
      const answer = hasValues(op.reply.fields) ? 'outcome, nonce' : 'nonce';
      if (op.checks.length > 0) {
        file.block(code`if (${isReject}(outcome))`, () => {
          printSeen(file, 'outcome.check', 'refused');
          file.print(code`return ${refuse}(outcome, nonce);`);
        });
      }
      if (isFixed(op.reply)) {
        if (!later) printSeen(file, quote(op.id), 'answered');
        file.print(code`return ${encode}(${answer});`);
        return;
      }
      file.print(code`const reply = ${encode}(${answer});`);
      file.print(code`if (reply === undefined) return ${malformed}(frame);`);
      if (!later) printSeen(file, quote(op.id), 'answered');
      file.print('return reply;');
    },
  );
  file.blank();
}

function printServe(file: CodeFile, place: Place): void {
  const { service } = place;
  const malformed = place.value('malformedReply', 'envelope.ts');
  const isFrame = place.value('isFrame', 'envelope.ts');
  const opcode = place.value('OPCODE', 'envelope.ts');
  const later = service.ops.some((op) => op.answers === 'later');
  const limited = service.authority !== 'any';
  file.doc(
    [
      `From a request to its reply: decode, check, execute. A malformed request never reaches a handler.`,
      ...(limited ? ['Who may not call is told so, and reaches no decoder.'] : []),
      ...(later ? ['Nothing if the answer goes out later.'] : []),
    ].join('\n'),
  );
  const returns = later ? 'Uint8Array | undefined' : 'Uint8Array';
  const type = `${pascal(service.name)}Handlers<C>`;
  file.block(
    code`export function serve<${callType(place)}>(handlers: ${type}, call: C, frame: Uint8Array): ${returns}`,
    () => {
      file.print('const opcode = frame[3] ?? 0;');
      file.print(code`if (!${isFrame}(frame, opcode)) return ${malformed}(frame);`);
      if (limited) {
        const denied = place.value('deniedReply', 'envelope.ts');
        file.block('if (!AUTHORITY.has(call.sender))', () => {
          file.print(code`${wire('seen')}(OPS[opcode] ?? ${quote(service.name)}, 'denied');`);
          file.print(code`return ${denied}(frame);`);
        });
      }
      file.block('switch (opcode)', () => {
        for (const op of service.ops) {
          const names = namesOf(op.name);
          file.print(code`case ${opcode}.${names.camel}:`);
          file.print(`return serve${names.pascal}(handlers, call, frame);`);
        }
        file.print('default:');
        file.print(code`return ${malformed}(frame);`);
      });
    },
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
  file.doc(`Serving ${place.service.name}: from a frame to a handler and back.`);
  file.blank();
  printHandlers(file, place);
  printAuthority(file, place, principals);
  for (const op of place.service.ops) {
    printServeOp(file, place, op);
    if (op.answers === 'later') printAnswer(file, place, op);
  }
  printServe(file, place);
  return file;
}
