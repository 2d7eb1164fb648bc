/** What every frame of a service starts with: headers made and checked, malformed requests answered. */
import type { HeaderField, ScalarDef } from '../../model/types.ts';
import { code, property, type Code } from '../../output/code.ts';
import { codeFile, type CodeFile, type Origin } from '../../output/code-file.ts';
import { camel } from '../names.ts';
import { literalOf, readScalar, writeScalar } from './field.ts';
import { emptySize } from './frame.ts';
import { wire, wireType, type Place } from './place.ts';

/** The offset of a field of a header, which has one. */
export function headerOffset(header: readonly HeaderField[], name: HeaderField['name']): number {
  const field = header.find((one) => one.name === name);
  if (field === undefined) throw new Error(`a header without ${name}`);
  return field.offset;
}

/** The bytes of a header. */
function sizeOfHeader(header: readonly HeaderField[]): number {
  return header.reduce((sum, { size }) => sum + size, 0);
}

function nonceType(nonce: ScalarDef): Code {
  return nonce.carrier;
}

function printConstants(file: CodeFile, place: Place): void {
  const { service } = place;
  const { envelope } = service;
  file.doc(`The protocol's version, the third byte of each frame.`);
  file.print(code`export const VERSION = ${envelope.version};`);
  file.doc('Bytes of the header of a request, before its first field.');
  file.print(code`export const REQUEST_HEADER = ${sizeOfHeader(envelope.request)};`);
  file.doc('Bytes of the header of a reply: all of a refusal of a malformed request.');
  file.print(code`export const REPLY_HEADER = ${sizeOfHeader(envelope.reply)};`);
  file.doc('The largest frame of the protocol, in bytes.');
  file.print(code`export const FRAME_MAX = ${service.maxFrame};`);
  file.blank();
  file.doc('Operations by their opcode in requests; bit 7 marks replies.');
  file.block(
    'export const OPCODE =',
    () => {
      for (const op of service.ops) {
        file.doc(op.doc);
        file.print(`${property(camel(op.name))}: ${op.opcode},`);
      }
    },
    '} as const;',
  );
  file.blank();
}

function printStart(file: CodeFile, place: Place): void {
  const [first, second] = place.service.envelope.magicBytes;
  const magic = `'${place.service.envelope.magic}'`;
  file.doc('A buffer of exactly the size of a frame: a new one, or the front of the one given.');
  const head = 'export function frameFor(into: Uint8Array | undefined, size: number): Uint8Array';
  file.block(head, () => {
    file.print('if (into === undefined) return new Uint8Array(size);');
    file.print('return into.length === size ? into : into.subarray(0, size);');
  });
  file.blank();
  file.doc(`Whether a frame starts with ${magic}, the version and this opcode.`);
  file.block('export function isFrame(frame: Uint8Array, opcode: number): boolean', () => {
    file.print(code`return (
      frame[0] === 0x${first.toString(16)} && frame[1] === 0x${second.toString(16)} && frame[2] === VERSION && frame[3] === opcode
    );`);
  });
  file.blank();
  file.doc(`Writes ${magic}, the version and the opcode.`);
  file.block('export function startFrame(frame: Uint8Array, opcode: number): void', () => {
    file.print(`frame[0] = 0x${first.toString(16)};`);
    file.print(`frame[1] = 0x${second.toString(16)};`);
    file.print('frame[2] = VERSION;');
    file.print('frame[3] = opcode;');
  });
  file.blank();
}

function printNonces(file: CodeFile, place: Place): void {
  const { envelope } = place.service;
  const zero = literalOf(envelope.nonce, 0);
  const type = nonceType(envelope.nonce);
  const request = headerOffset(envelope.request, 'nonce');
  const reply = headerOffset(envelope.reply, 'nonce');
  file.doc(`The nonce of a request; ${zero} if it is too short to have one.`);
  file.block(code`export function requestNonce(frame: Uint8Array): ${type}`, () => {
    file.print(
      code`return frame.length < REQUEST_HEADER ? ${zero} : ${readScalar(envelope.nonce, request)};`,
    );
  });
  file.blank();
  const replies = place.service.ops.map((op) => op.replyOpcode).join(', ');
  file.doc('Opcodes of replies.');
  file.print(`const REPLIES: ReadonlySet<number> = new Set([${replies}]);`);
  file.blank();
  file.doc('The nonce that a reply echoes, or nothing if the frame is no reply of this protocol.');
  file.block(code`export function replyNonce(frame: Uint8Array): ${type} | undefined`, () => {
    file.print('const opcode = frame[3] ?? 0;');
    file.print('if (frame.length < REPLY_HEADER || !REPLIES.has(opcode)) return undefined;');
    file.print('if (!isFrame(frame, opcode)) return undefined;');
    file.print(code`return ${readScalar(envelope.nonce, reply)};`);
  });
  file.blank();
}

function printReplies(file: CodeFile, place: Place): void {
  const { envelope } = place.service;
  const type = nonceType(envelope.nonce);
  const status = headerOffset(envelope.reply, 'status');
  const nonce = headerOffset(envelope.reply, 'nonce');
  file.doc('Writes the header of a reply.');
  const start = code`export function startReply(frame: Uint8Array, opcode: number, status: number, nonce: ${type}): void`;
  file.block(start, () => {
    file.print('startFrame(frame, opcode);');
    file.print(code`${wire('putU8')}(frame, ${status}, status);`);
    file.print(writeScalar(envelope.nonce, nonce, 'nonce'));
  });
  file.blank();
  file.doc('Whether a frame is the reply of an operation to the request with this nonce.');
  const is = code`export function isReply(frame: Uint8Array, opcode: number, nonce: ${type}): boolean`;
  file.block(is, () => {
    file.print(code`return (
      frame.length >= REPLY_HEADER && isFrame(frame, opcode) && ${readScalar(envelope.nonce, nonce)} === nonce
    );`);
  });
  file.blank();
  file.doc('The status of a reply.');
  file.block('export function replyStatus(frame: Uint8Array): number', () => {
    file.print(code`return ${wire('getU8')}(frame, ${status});`);
  });
  file.blank();
  file.doc('A refusal: a status other than that of success, and a body that is all zero.');
  const refusal = code`export function refusalFrame(opcode: number, status: number, nonce: ${type}, size: number): Uint8Array`;
  file.block(refusal, () => {
    file.print('const frame = new Uint8Array(size);');
    file.print('startReply(frame, opcode, status, nonce);');
    file.print('return frame;');
  });
  file.blank();
  file.doc('What a frame decodes to that is no reply to the request: nothing is known of it.');
  file.print(
    code`export const BAD_REPLY: ${wireType('Err')}<'BadReply'> = Object.freeze(${wire('err')}('BadReply'));`,
  );
  file.blank();
  file.doc('What a refusal says, if its status is a declared one and its body is all zero.');
  const read =
    'export function refusalOf<S extends string>(frame: Uint8Array, name: S | undefined, size: number)';
  file.block(code`${read}: ${wireType('Err')}<S | 'BadReply'>`, () => {
    file.print('if (name === undefined || frame.length !== size) return BAD_REPLY;');
    file.print(
      code`return ${wire('allZero')}(frame, REPLY_HEADER, size - REPLY_HEADER) ? ${wire('err')}(name) : BAD_REPLY;`,
    );
  });
  file.blank();
}

function printMalformed(file: CodeFile, place: Place): void {
  const { envelope, ops } = place.service;
  const full = ops.filter((op) => op.malformed === 'full');
  const name = envelope.malformed.name;
  if (full.length > 0) {
    file.doc('Operations whose malformed requests are answered in full length.');
    const table = full.map((op) => `${op.opcode}: ${emptySize(op.reply)}`).join(', ');
    file.print(`const FULL_SIZE: Readonly<Record<number, number>> = { ${table} };`);
    file.blank();
  }
  file.doc(
    [
      `Answers a request that does not decode: the status is ${name}, the opcode and the nonce are`,
      'those of the request as far as it has them.',
    ].join('\n'),
  );
  printMalformedReply(file, envelope.malformed.number, full.length > 0);
}

function printMalformedReply(file: CodeFile, status: number, mayBeFull: boolean): void {
  file.block('export function malformedReply(frame: Uint8Array): Uint8Array', () => {
    file.print('const opcode = frame[3] ?? 0;');
    if (!mayBeFull) {
      file.print(
        `return refusalFrame(opcode | 0x80, ${status}, requestNonce(frame), REPLY_HEADER);`,
      );
      return;
    }
    file.print('const full = isFrame(frame, opcode) ? FULL_SIZE[opcode] : undefined;');
    file.print(
      `return refusalFrame(opcode | 0x80, ${status}, requestNonce(frame), full ?? REPLY_HEADER);`,
    );
  });
}

function printDenied(file: CodeFile, place: Place): void {
  const { denied } = place.service.envelope;
  if (denied === undefined) return;
  file.blank();
  file.doc(
    `Answers who may not call: the status is ${denied.name}, whatever the request was. It is the header alone.`,
  );
  file.block('export function deniedReply(frame: Uint8Array): Uint8Array', () => {
    file.print('const opcode = frame[3] ?? 0;');
    file.print(
      `return refusalFrame(opcode | 0x80, ${denied.number}, requestNonce(frame), REPLY_HEADER);`,
    );
  });
}

/** The file of the envelope. */
export function envelopeFile(place: Place, origins: readonly Origin[]): CodeFile {
  const file = codeFile(place.path('envelope.ts'), origins);
  const { name, envelope } = place.service;
  const order = envelope.reply.map((field) => `${field.name}@${field.offset}`).join(', ');
  const request = envelope.request.map((field) => `${field.name}@${field.offset}`).join(', ');
  file.doc(`Frames of ${name}. Request: ${request}. Reply: ${order}. Little-endian.`);
  file.blank();
  printConstants(file, place);
  printStart(file, place);
  printNonces(file, place);
  printReplies(file, place);
  printMalformed(file, place);
  printDenied(file, place);
  return file;
}
