/** The envelope of a service as data, and the opcodes of its operations. */
import type { HeaderField } from '../../model/types.ts';
import { code, property, quote } from '../../output/code.ts';
import { codeFile, type CodeFile, type Origin } from '../../output/code-file.ts';
import { headerSize } from '../../model/envelope.ts';
import { camel } from '../names.ts';
import { served, servedType } from '../runtime.ts';
import { emptySize } from './frame.ts';
import type { Place } from './place.ts';

/** The offset of a field of a header, which has one. */
function headerOffset(header: readonly HeaderField[], name: HeaderField['name']): number {
  const field = header.find((one) => one.name === name);
  if (field === undefined) throw new Error(`a header without ${name}`);
  return field.offset;
}

/** The number of the status of success, which differs from all others. */
function successOf({ service: { name, statuses, envelope } }: Place): number {
  const success = statuses.find(({ number }) => number === 0) ?? statuses[0];
  if (success === undefined || success.number === envelope.malformed.number) {
    throw new Error(`service ${name} has no status of success`);
  }
  return success.number;
}

function printConstants(file: CodeFile, place: Place): void {
  const { ops, envelope, maxFrame } = place.service;
  const constant = (name: string, value: number, doc: string): void =>
    file.entry(doc, `export const ${name} = ${value};`);
  file.blank();
  constant('VERSION', envelope.version, "The protocol's version, the third byte of each frame.");
  const request = 'Bytes of the header of a request, before its first field.';
  constant('REQUEST_HEADER', headerSize(envelope.request), request);
  const reply = 'Bytes of the header of a reply: all of a reject of a malformed request.';
  constant('REPLY_HEADER', headerSize(envelope.reply), reply);
  constant('FRAME_MAX', maxFrame, 'The largest frame of the protocol, in bytes.');
  file.doc('Operations by their opcode in requests; bit 7 marks replies.');
  file.closed('export const OPCODE =', '} as const;', () => {
    for (const op of ops) {
      file.item(op.doc, `${property(camel(op.name))}: ${op.opcode},`);
    }
  });
}

function printEnvelope(file: CodeFile, place: Place): void {
  const { name, envelope, ops } = place.service;
  const { magic, nonce, request, reply, malformed, denied } = envelope;
  const full = ops.filter((op) => op.malformed === 'full');
  file.doc(
    `The header of every frame of ${name}. The reply to a malformed request has the status ${malformed.name}.`,
  );
  const type = code`${servedType('Envelope')}<${nonce.carrier}>`;
  file.closed(code`export const ENVELOPE: ${type} = new ${served('Envelope')}(`, '});', () => {
    file.print(
      code`service: ${quote(name)}, magic: ${quote(magic)}, version: VERSION, nonce: ${served('NONCE')}.${nonce.wire},`,
    );
    file.print(`request: { size: REQUEST_HEADER, nonce: ${headerOffset(request, 'nonce')} },`);
    const [status, nonceAt] = [headerOffset(reply, 'status'), headerOffset(reply, 'nonce')];
    file.print(`reply: { size: REPLY_HEADER, status: ${status}, nonce: ${nonceAt} },`);
    file.print(`success: ${successOf(place)}, malformed: ${malformed.number},`);
    if (denied !== undefined) file.print(`denied: ${denied.number},`);
    file.print('opcodes: Object.values(OPCODE),');
    file.print(
      `fullSize: { ${full.map((op) => `${op.opcode}: ${emptySize(op.reply)}`).join(', ')} },`,
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
  printConstants(file, place);
  printEnvelope(file, place);
  return file;
}
