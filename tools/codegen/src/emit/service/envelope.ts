/** The envelope of a service as data, and the opcodes of its operations. */
import type { HeaderField, VersionDef } from '../../model/types.ts';
import { code, property, quote } from '../../output/code.ts';
import { codeFile, type CodeFile, type Origin } from '../../output/code-file.ts';
import { headerSize } from '../../model/envelope.ts';
import { camel } from '../names.ts';
import { served, servedType } from '../runtime.ts';
import { emptySize } from '../../model/sizes.ts';
import { hasAnswers, isVersioned } from './around.ts';
import { overloadOf, printVersionedData, printVersionedEnvelope } from './versioned-envelope.ts';
import type { Place } from './place.ts';

/** The offset of a field of a header, if it has one. */
function offsetIn(header: readonly HeaderField[], name: HeaderField['name']): number | undefined {
  return header.find((one) => one.name === name)?.offset;
}

/** The number of the status of success, which differs from all others. */
function successOf({ service: { name, statuses, envelope } }: Place): number {
  const success = statuses.find(({ number }) => number === 0) ?? statuses[0];
  if (success === undefined || success.number === envelope.malformed.status.number) {
    throw new Error(`service ${name} has no status of success`);
  }
  return success.number;
}

function printConstant(file: CodeFile, name: string, value: number, doc: string): void {
  file.entry(doc, `export const ${name} = ${value};`);
}

function printOpcodes(file: CodeFile, { service: { ops } }: Place): void {
  file.doc('Operations by their opcode in requests; bit 7 marks replies.');
  file.closed('export const OPCODE =', '} as const;', () => {
    for (const op of ops) {
      file.item(op.doc, `${property(camel(op.name))}: ${op.opcode},`);
    }
  });
}

const FRAME_MAX = 'The largest frame of the protocol, in bytes.';

function printConstants(file: CodeFile, place: Place, version: VersionDef): void {
  file.blank();
  const said = "The protocol's version, the third byte of each frame.";
  printConstant(file, 'VERSION', version.number, said);
  const request = 'Bytes of the header of a request, before its first field.';
  printConstant(file, 'REQUEST_HEADER', headerSize(version.request), request);
  const reply = 'Bytes of the header of a reply: all of a reject of a malformed request.';
  printConstant(file, 'REPLY_HEADER', headerSize(version.reply), reply);
  printConstant(file, 'FRAME_MAX', place.service.maxFrame, FRAME_MAX);
  printOpcodes(file, place);
}

function printEnvelope(file: CodeFile, place: Place, version: VersionDef): void {
  const { name, envelope, ops } = place.service;
  const { magic, malformed, denied } = envelope;
  const { request, reply } = version;
  const nonce = version.nonce?.wire ?? 'u32';
  const carrier = version.nonce?.carrier ?? 'number';
  const full = ops.filter((op) => op.malformed.form === 'full');
  file.doc(
    `The header of every frame of ${name}. The reply to a malformed request has the status ${malformed.status.name}.`,
  );
  const type = code`${servedType('Envelope')}<${carrier}>`;
  file.closed(code`export const ENVELOPE: ${type} = new ${served('Envelope')}(`, '});', () => {
    file.print(
      code`service: ${quote(name)}, magic: ${quote(magic)}, version: VERSION, nonce: ${served('NONCE')}.${nonce},`,
    );
    file.print(`request: { size: REQUEST_HEADER, nonce: ${offsetIn(request, 'nonce') ?? 0} },`);
    const [status, nonceAt] = [offsetIn(reply, 'status') ?? 0, offsetIn(reply, 'nonce') ?? 0];
    file.print(`reply: { size: REPLY_HEADER, status: ${status}, nonce: ${nonceAt} },`);
    file.print(`success: ${successOf(place)}, malformed: ${malformed.status.number},`);
    if (denied !== undefined) file.print(`denied: ${denied.number},`);
    const overload = overloadOf(place);
    if (overload !== '') file.print(overload);
    file.print('opcodes: Object.values(OPCODE),');
    const sizes = full.map((op) => {
      return `${op.opcode}: ${op.reply.headerSize + emptySize(op.reply.fields)}`;
    });
    file.print(`fullSize: { ${sizes.join(', ')} },`);
    if (!hasAnswers(place.service)) return;
    file.print(code`answers: new ${served('VersionedEnvelope')}({`);
    printVersionedData(file, place, successOf(place));
    file.print('}),');
  });
}

const fieldsOf = (header: readonly HeaderField[], trailer = 0): string =>
  [
    ...header.map((field) => `${field.name}@${field.offset}`),
    ...(trailer > 0 ? ['nonce at the end'] : []),
  ].join(', ');

/** The file of the envelope. */
export function envelopeFile(place: Place, origins: readonly Origin[]): CodeFile {
  const file = codeFile(place.path('envelope.ts'), origins);
  const { name, envelope } = place.service;
  const [version] = envelope.versions;
  if (version === undefined || isVersioned(envelope)) {
    const said = envelope.versions.map((one) => {
      const { request, reply, trailerSize } = one;
      return `${one.name}, number ${one.number}. Request: ${fieldsOf(request, trailerSize)}. Reply: ${fieldsOf(reply, trailerSize)}.`;
    });
    file.doc([`Frames of ${name}, little-endian.`, ...said].join('\n\n'));
    file.blank();
    printConstant(file, 'FRAME_MAX', place.service.maxFrame, FRAME_MAX);
    printOpcodes(file, place);
    printVersionedEnvelope(file, place, successOf(place));
    return file;
  }
  const { request, reply } = version;
  file.doc(
    `Frames of ${name}. Request: ${fieldsOf(request)}. Reply: ${fieldsOf(reply)}. Little-endian.`,
  );
  printConstants(file, place, version);
  printEnvelope(file, place, version);
  return file;
}
