/** The file of an operation of a service: what it takes and gives, its checks, its four codecs. */
import type { FieldDef, ServiceOpDef } from '../../model/types.ts';
import { code, quote, type Code } from '../../output/code.ts';
import { codeFile, type CodeFile, type Origin } from '../../output/code-file.ts';
import { camel } from '../names.ts';
import { served, servedType, wire, wireType } from '../runtime.ts';
import { printRejectTable, rejectsOf } from '../rejects.ts';
import { canBeBad, hasValue } from './field.ts';
import {
  emptySize,
  isFixed,
  printFrameStart,
  printReads,
  printValues,
  printWrites,
  valuesRead,
} from './frame.ts';
import { namesOf, type Names, type Place } from './place.ts';
import { pluralRange } from '../../diagnostics/plural.ts';

/** The operation whose file is printed. */
type Task = {
  readonly file: CodeFile;
  readonly place: Place;
  readonly op: ServiceOpDef;
  readonly names: Names;
};

/** The check that a field's value fails, if it is outside its set: the one of the field's name. */
function checkOfField(op: ServiceOpDef, field: FieldDef): string | undefined {
  return op.checks.find((check) => check.name === field.name)?.name;
}

/** Whether a decoder can give the reject of a check. */
export function decodesToReject(op: ServiceOpDef): readonly string[] {
  return op.request.fields.filter(hasValue).flatMap((field) => {
    const check = checkOfField(op, field);
    return check !== undefined && canBeBad(field) ? [check] : [];
  });
}

/** Whether there is anything to give with a request, or that comes with a reply. */
export function hasValues(fields: readonly FieldDef[]): boolean {
  return fields.some(hasValue);
}

const rejectsName = (names: Names): string => `${names.camel}Rejects`;

function printTypes({ file, place, op, names }: Task): void {
  file.doc(op.doc === '' ? `The request of ${op.id}.` : `${op.doc}\n\nThis is its request.`);
  printValues(file, place, `${names.pascal}Request`, op.request);
  file.doc(`The reply of ${op.id}.`);
  printValues(file, place, `${names.pascal}Reply`, op.reply);
}

function printRejects({ file, op, names }: Task): void {
  const doc = `The checks of ${op.id}, in the order in which they are made; the first one decides.`;
  const type = { name: `${names.pascal}Reject`, doc: `A reject of ${op.id}.` };
  printRejectTable(file, rejectsName(names), doc, type, rejectsOf(op.checks));
  file.doc(`Every status of a reply of ${op.id}, apart from success.`);
  const statuses = op.statuses.map(({ name }) => quote(name)).join(' | ');
  file.print(`export type ${names.pascal}Error = ${statuses};`);
}

function printCall({ file, place, op, names }: Task): void {
  const { moves, answers, idempotent } = op;
  const { carrier } = place.service.envelope.nonce;
  const envelope = place.value('ENVELOPE', 'envelope.ts');
  const opcode = place.value('OPCODE', 'envelope.ts');
  const statuses = op.statuses.map(({ name, number }) => `${number}: ${quote(name)}`).join(', ');
  file.doc(`The call of ${op.id}: its request, its replies and its rejects.`);
  const capability = moves === undefined ? ', undefined' : '';
  const type = code`${servedType('ServiceOperation')}<${carrier}, ${names.pascal}Error${capability}>`;
  file.closed(
    code`export const ${names.call}: ${type} = new ${served('ServiceOperation')}(${envelope},`,
    '});',
    () => {
      file.print(code`id: ${quote(op.id)}, opcode: ${opcode}.${names.camel},`);
      const moved = moves === undefined ? 'undefined' : `'${moves}'`;
      file.print(`moves: ${moved}, answers: '${answers}', idempotent: ${idempotent},`);
      file.print(`statuses: { ${statuses} }, refusalSize: ${emptySize(op.reply)},`);
    },
  );
}

function nonceParameter({ place }: Task): Code {
  return code`nonce: ${place.service.envelope.nonce.carrier}`;
}

const sizes = (frame: { readonly minSize: number; readonly maxSize: number }): string =>
  pluralRange(frame.minSize, frame.maxSize, 'byte');

const OUT_OF_BOUNDS = 'Nothing if a part of variable length is out of bounds.';

/** The encoder of a request, or of a reply of success. */
function printEncode(task: Task, side: 'request' | 'reply'): void {
  const { file, place, op, names } = task;
  const frame = op[side];
  const reply = side === 'reply';
  const [what, start] = reply
    ? [`The reply of success, ${sizes(frame)}`, 'startReply']
    : [`A request of ${sizes(frame)}`, 'startRequest'];
  const bounds = isFixed(frame) ? '' : `\n${OUT_OF_BOUNDS}`;
  file.doc(`${what}, encoded into \`into\` if given.${bounds}`);
  const type = `${names.pascal}${reply ? 'Reply' : 'Request'}`;
  const given = hasValues(frame.fields) ? `${side}: ${type}, ` : '';
  const result = isFixed(frame) ? 'Uint8Array' : 'Uint8Array | undefined';
  const encode = `encode${names.pascal}${reply ? 'Reply' : ''}`;
  const head = code`export function ${encode}(${given}${nonceParameter(task)}, into?: Uint8Array): ${result}`;
  file.block(head, () => {
    printFrameStart(file, frame, side);
    file.print(`${names.call}.${start}(frame, nonce);`);
    printWrites(file, place, frame, side);
    file.print('return frame;');
  });
  file.keep(encode);
}

function printDecodeRequest({ file, place, op, names }: Task): void {
  const rejects = decodesToReject(op);
  const also = rejects.map((name) => ` | typeof ${rejectsName(names)}.${name}`).join('');
  const why =
    rejects.length === 0
      ? 'Decodes a request; undefined for a malformed frame. Never throws.'
      : `Decodes a request; undefined for a malformed frame, or the reject of a value outside its set.\nNever throws.`;
  file.doc(why);
  const head = `export function decode${names.pascal}(frame: Uint8Array): ${names.pascal}Request | undefined${also}`;
  file.block(head, () => {
    file.print(`if (!${names.call}.isRequest(frame)) return undefined;`);
    const malformed = 'undefined';
    const badValue = (field: FieldDef): Code => {
      const check = checkOfField(op, field);
      return check === undefined ? malformed : `${rejectsName(names)}.${check}`;
    };
    printReads(file, place, op.request, { malformed, badValue });
    file.print(code`return ${valuesRead(place, op.request)};`);
  });
  file.keep(`decode${names.pascal}`);
}

function printDecodeReply(task: Task): void {
  const { file, place, op, names } = task;
  const bad = served('BAD_REPLY');
  file.doc(
    'Decodes the reply to the request with this nonce; `BadReply` for any other frame. Never throws.',
  );
  const result = code`${wireType('Result')}<${names.pascal}Reply, ${names.pascal}Error | 'BadReply'>`;
  const head = code`export function decode${names.pascal}Reply(frame: Uint8Array, ${nonceParameter(task)}): ${result}`;
  file.block(head, () => {
    file.print(`const rejected = ${names.call}.refusedBy(frame, nonce);`);
    file.print('if (rejected !== undefined) return rejected;');
    printReads(file, place, op.reply, { malformed: bad, badValue: () => bad });
    file.print(code`return ${wire('ok')}(${valuesRead(place, op.reply)});`);
  });
  file.keep(`decode${names.pascal}Reply`);
}

/** The file of an operation. */
export function opFile(place: Place, op: ServiceOpDef, origins: readonly Origin[]): CodeFile {
  const names = namesOf(op.name);
  const file = codeFile(place.path(names.file), origins);
  const task: Task = { file, place, op, names };
  file.doc(`${op.id}: opcode ${op.opcode}, its reply ${op.replyOpcode}.`);
  printTypes(task);
  printRejects(task);
  printCall(task);
  printEncode(task, 'request');
  printDecodeRequest(task);
  printEncode(task, 'reply');
  printDecodeReply(task);
  return file;
}

/** The name of the handler of an operation. */
export function handlerName(op: ServiceOpDef): string {
  return camel(op.name);
}
