/** The file of an operation of a service: what it takes and gives, its checks, its four codecs. */
import type { FieldDef, FrameDef, ServiceOpDef } from '../../model/types.ts';
import { code, property, quote, type Code } from '../../output/code.ts';
import { codeFile, type CodeFile, type Origin } from '../../output/code-file.ts';
import { camel } from '../names.ts';
import { served, servedType, wire, wireType } from '../runtime.ts';
import { printRejectTable, rejectsOf } from '../rejects.ts';
import { emptySize } from '../../model/sizes.ts';
import { printValues } from '../field-type.ts';
import { aroundOf, correlationOf, isVersioned } from './around.ts';
import { printReads, printWrites, valuesRead } from './codec.ts';
import { canBeBad, hasValue } from './field.ts';
import { canFail, type Layout } from './frame.ts';
import { namesOf, type Names, type Place } from './place.ts';
import { pluralRange } from '../../diagnostics/plural.ts';
import { grouped } from '../limits.ts';

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

/** The parts of a frame whose length varies: how many elements or bytes each may have. */
export function boundedParts(
  fields: readonly FieldDef[],
): (readonly [name: string, max: number])[] {
  return fields.flatMap(({ name, type }) =>
    type.kind === 'list' || type.kind === 'text' || type.kind === 'bytes'
      ? [[name, type.max] as const]
      : [],
  );
}

/** Handlers that fill a page and clients that cut a text need the bounds that the codecs hold them to. */
function printBounds(
  file: CodeFile,
  name: string,
  what: string,
  fields: readonly FieldDef[],
): void {
  const parts = boundedParts(fields);
  if (parts.length === 0) return;
  file.doc(`The most elements of each list, and bytes of each text, in ${what}.`);
  const all = parts.map(([part, max]) => `${property(part)}: ${max}`).join(', ');
  file.print(`export const ${name} = { ${all} } as const;`);
}

function printTypes({ file, place, op, names }: Task): void {
  file.doc(op.doc === '' ? `The request of ${op.id}.` : `${op.doc}\n\nThis is its request.`);
  printValues(file, place.home, `${names.pascal}Request`, op.request.fields);
  printBounds(file, names.requestMax, `a request of ${op.id}`, op.request.fields);
  file.doc(`The reply of ${op.id}.`);
  printValues(file, place.home, `${names.pascal}Reply`, op.reply.fields);
  printBounds(file, names.replyMax, `a reply of ${op.id}`, op.reply.fields);
}

function printRejects({ file, op, names }: Task): void {
  const doc = `The checks of ${op.id}, in the order in which they are made; the first one decides.`;
  const type = { name: `${names.pascal}Reject`, doc: `A reject of ${op.id}.` };
  printRejectTable(file, rejectsName(names), doc, type, rejectsOf(op.checks));
  file.doc(`Every status of a reply of ${op.id}, apart from success.`);
  const statuses = op.statuses.map(({ name }) => quote(name)).join(' | ');
  file.print(`export type ${names.pascal}Error = ${statuses === '' ? 'never' : statuses};`);
}

/** The statuses whose rejects are the header alone, and those whose rejects may also have a body. */
function rejectForms(
  { service: { envelope } }: Place,
  { malformed, checks, versions, rejects }: ServiceOpDef,
): { readonly bare: number[]; readonly either: number[] } {
  const rejected = envelope.versions.filter(({ name }) => versions.includes(name));
  const ofChecks = [
    ...checks.map(({ fails }) => fails.number),
    ...rejected.flatMap((one) => one.rejected?.number ?? []),
  ];
  const whole = new Set([
    ...(rejects === 'full' ? ofChecks : []),
    ...(malformed.form === 'full' ? [malformed.status.number] : []),
  ]);
  const short = new Set([
    ...(rejects === 'header' ? ofChecks : []),
    ...(malformed.form === 'header' ? [malformed.status.number] : []),
    ...(envelope.denied === undefined ? [] : [envelope.denied.number]),
  ]);
  const sorted = [...short].sort((a, b) => a - b);
  return {
    bare: sorted.filter((one) => !whole.has(one)),
    either: sorted.filter((one) => whole.has(one)),
  };
}

function printCall({ file, place, op, names }: Task): void {
  const { moves, answers, idempotent, budget } = op;
  const versioned = isVersioned(place.service.envelope);
  const envelope = place.value('ENVELOPE', 'envelope.ts');
  const opcode = place.value('OPCODE', 'envelope.ts');
  const statuses = op.statuses.map(({ name, number }) => `${number}: ${quote(name)}`).join(', ');
  file.doc(`The call of ${op.id}: its request, its replies and its rejects.`);
  const name = versioned ? 'VersionedOperation' : 'ServiceOperation';
  const capability = `, ${moves === undefined ? 'undefined' : quote(moves)}`;
  const type = code`${servedType(name)}<${correlationOf(place).type}, ${names.pascal}Error${capability}>`;
  const versions = versioned ? `, [${op.versions.map(quote).join(', ')}]` : '';
  file.closed(
    code`export const ${names.call}: ${type} = new ${served(name)}(${envelope},`,
    `}${versions});`,
    () => {
      file.print(code`id: ${quote(op.id)}, opcode: ${opcode}.${names.camel},`);
      const moved = moves === undefined ? 'undefined' : `'${moves}'`;
      file.print(`moves: ${moved}, answers: '${answers}', idempotent: ${idempotent},`);
      if (budget !== undefined) file.print(`budgetNs: ${grouped(budget)}n,`);
      const header = versioned ? 0 : op.reply.headerSize;
      const size = header + emptySize(op.reply.fields);
      file.print(`statuses: { ${statuses} }, rejectSize: ${size},`);
      const { bare, either } = rejectForms(place, op);
      file.print(`bare: [${bare.join(', ')}],`);
      if (either.length > 0) file.print(`either: [${either.join(', ')}],`);
      if (op.rejects === 'header') file.print(`checkRejectSize: ${header},`);
    },
  );
}

function correlationParameter({ place }: Task): Code {
  const { name, type } = correlationOf(place);
  return code`${name}: ${type}`;
}

const sizes = (frame: { readonly minSize: number; readonly maxSize: number }): string =>
  pluralRange(frame.minSize, frame.maxSize, 'byte');

const OUT_OF_BOUNDS = 'Nothing if a part is out of bounds.';
const NO_VERSION = 'Nothing in a version that does not have the operation.';

/** Whether there are versions of the envelope that do not have an operation. */
function lacksVersions({ service: { envelope } }: Place, { versions }: ServiceOpDef): boolean {
  return versions.length < envelope.versions.length;
}

/** Whether there are values, or versions, that no frame of this layout is for. */
export function encoderCanFail(place: Place, op: ServiceOpDef, frame: FrameDef): boolean {
  return canFail(frame) || lacksVersions(place, op);
}

function layoutOf({ place, op }: Task, side: 'request' | 'reply'): Layout {
  const checked = new Set(side === 'request' ? decodesToReject(op) : []);
  return { place, frame: op[side], around: aroundOf(place, op[side]), checked };
}

/** The encoder of a request, or of a reply of success. */
function printEncode(task: Task, side: 'request' | 'reply'): void {
  const { file, place, op, names } = task;
  const layout = layoutOf(task, side);
  const { frame } = layout;
  const lacks = lacksVersions(place, op);
  const reply = side === 'reply';
  const [what, start] = reply
    ? [`The reply of success, ${sizes(frame)}`, 'startReply']
    : [`A request of ${sizes(frame)}`, 'startRequest'];
  const why = [...(canFail(frame) ? [OUT_OF_BOUNDS] : []), ...(lacks ? [NO_VERSION] : [])];
  file.doc([`${what}, encoded into \`into\` if given.`, ...why].join('\n'));
  const type = `${names.pascal}${reply ? 'Reply' : 'Request'}`;
  const given = hasValues(frame.fields) ? `${side}: ${type}, ` : '';
  const result = encoderCanFail(place, op, frame) ? 'Uint8Array | undefined' : 'Uint8Array';
  const encode = `encode${names.pascal}${reply ? 'Reply' : ''}`;
  const head = code`export function ${encode}(${given}${correlationParameter(task)}, into?: Uint8Array): ${result}`;
  file.block(head, () => {
    const { name } = correlationOf(place);
    const versioned = layout.around.at === 'at';
    if (lacks) file.print(`if (!${names.call}.has(correlation)) return undefined;`);
    if (versioned) file.print(`const at = ${names.call}.${side}Header(correlation);`);
    const trailer = versioned ? `${names.call}.trailer(correlation)` : '';
    printWrites(file, layout, side, `${names.call}.${start}(frame, ${name});`, trailer);
    file.print('return frame;');
  });
  file.keep(encode);
}

/** The type of what a decoder of requests gives. */
function decodedType({ op, names }: Task): string {
  const rejects = decodesToReject(op);
  const also = rejects.map((name) => ` | typeof ${rejectsName(names)}.${name}`).join('');
  return `${names.pascal}Request | undefined${also}`;
}

function printRequestBody(task: Task): void {
  const { file, op, names } = task;
  const malformed = 'undefined';
  const badValue = (field: FieldDef): Code => {
    const check = checkOfField(op, field);
    return check === undefined ? malformed : `${rejectsName(names)}.${check}`;
  };
  const layout = layoutOf(task, 'request');
  printReads(file, layout, { malformed, badValue });
  file.print(code`return ${valuesRead(layout)};`);
}

function printDecodeRequest(task: Task): void {
  const { file, op, names } = task;
  const why =
    decodesToReject(op).length === 0
      ? 'Decodes a request; undefined for a malformed frame. Never throws.'
      : `Decodes a request; undefined for a malformed frame, or the reject of a value outside its set.\nNever throws.`;
  file.doc(why);
  const decode = `decode${names.pascal}`;
  const head = `export function ${decode}(frame: Uint8Array): ${decodedType(task)}`;
  if (isVersioned(task.place.service.envelope)) {
    const read = readerName(names);
    file.block(head, () => file.print(`return ${names.call}.decode(frame, ${read});`));
    file.keep(decode);
    file.doc(
      `The fields of a request between two offsets of a frame, as \`${decode}\` gives them.`,
    );
    const held = op.request.fields.length === 0 ? '_frame' : 'frame';
    const reader = `export function ${read}(${held}: Uint8Array, at: number, end: number): ${decodedType(task)}`;
    file.block(reader, () => printRequestBody(task));
    file.keep(read);
    return;
  }
  file.block(head, () => {
    file.print(`if (!${names.call}.isRequest(frame)) return undefined;`);
    printRequestBody(task);
  });
  file.keep(decode);
}

/** The function that reads the fields of a request in a frame of any version. */
export const readerName = (names: Names): string => `read${names.pascal}Request`;

function printDecodeReply(task: Task): void {
  const { file, place, names } = task;
  const bad = served('BAD_REPLY');
  const { name } = correlationOf(place);
  const layout = layoutOf(task, 'reply');
  const versioned = layout.around.at === 'at';
  const what = versioned ? 'correlation' : 'nonce';
  file.doc(
    `Decodes the reply to the request with this ${what}; \`BadReply\` for any other frame. Never throws.`,
  );
  const result = code`${wireType('Result')}<${names.pascal}Reply, ${names.pascal}Error | 'BadReply'>`;
  const head = code`export function decode${names.pascal}Reply(frame: Uint8Array, ${correlationParameter(task)}): ${result}`;
  file.block(head, () => {
    file.print(`const rejected = ${names.call}.rejectedBy(frame, ${name});`);
    file.print('if (rejected !== undefined) return rejected;');
    if (versioned) {
      file.print(`const at = ${names.call}.replyHeader(correlation);`);
      file.print(`const end = frame.length - ${names.call}.trailer(correlation);`);
    }
    printReads(file, layout, { malformed: bad, badValue: () => bad });
    file.print(code`return ${wire('ok')}(${valuesRead(layout)});`);
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
