/** The envelope of a service with several versions, as data, and what ties a reply to its request. */
import { headerSize } from '../../model/envelope.ts';
import { emptySize } from '../../model/sizes.ts';
import type { AnswerDef, HeaderField, ServiceOpDef, VersionDef } from '../../model/types.ts';
import { code, quote, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { camel } from '../names.ts';
import { served, servedType } from '../runtime.ts';
import type { Place } from './place.ts';

function printCorrelation(file: CodeFile, versions: readonly VersionDef[]): void {
  file.doc(
    'What ties a reply to its request: the version of both, and the nonce where that has one.',
  );
  file.print('export type Correlation =');
  for (const [i, { name, nonce, doc }] of versions.entries()) {
    const carried = nonce === undefined ? '' : ` readonly nonce: ${nonce.carrier};`;
    const end = i === versions.length - 1 ? ';' : '';
    if (doc !== '') file.print(`  /** ${doc.replaceAll('\n', ' ').replaceAll('*/', '* /')} */`);
    file.print(`  | { readonly version: ${quote(name)};${carried} }${end}`);
  }
}

const sideOf = (header: readonly HeaderField[], names: readonly HeaderField['name'][]): string =>
  [
    `size: ${headerSize(header)}`,
    ...header
      .filter(({ name }) => names.includes(name))
      .map(({ name, offset }) => `${name}: ${offset}`),
  ].join(', ');

function versionData(version: VersionDef): Code {
  const { name, number, nonce, request, reply, trailerSize, rejected } = version;
  const codec: Code = nonce === undefined ? '' : code` nonce: ${served('NONCE')}.${nonce.wire},`;
  const status = rejected === undefined ? '' : ` rejected: ${rejected.number},`;
  return code`{ name: ${quote(name)}, number: ${number},${codec} request: { ${sideOf(request, ['nonce'])} }, reply: { ${sideOf(reply, ['status', 'nonce'])} }, trailer: ${trailerSize},${status} },`;
}

function answerData(answer: AnswerDef, ops: readonly ServiceOpDef[]): string {
  const { status, form, as, opcode, version, nonce } = answer;
  const shown = ops.find(({ name }) => name === as);
  const parts = [
    `status: ${status.number}`,
    `form: ${quote(form)}`,
    ...(shown === undefined ? [] : [`as: OPCODE.${camel(shown.name)}`]),
    `opcode: ${quote(opcode)}`,
    ...(version === undefined ? [] : [`version: ${quote(version)}`]),
    `nonce: ${quote(nonce)}`,
  ];
  return `{ ${parts.join(', ')} }`;
}

/** The number of the first retryable status, as an entry of an envelope's data. */
export function overloadOf({ service: { statuses } }: Place): string {
  const found = statuses.find(({ retryable }) => retryable);
  return found === undefined ? '' : `overload: ${found.number},`;
}

/** Prints the data of an envelope with several versions, or with answers of several kinds. */
export function printVersionedData(file: CodeFile, place: Place, success: number): void {
  const { name, envelope, ops } = place.service;
  const { magic, versions, denied, foreign, unknownVersion, unknownOpcode } = envelope;
  file.print(`service: ${quote(name)}, magic: ${quote(magic)},`);
  file.print('versions: [');
  for (const version of versions) file.print(versionData(version));
  file.print('],');
  file.print(`success: ${success},${denied === undefined ? '' : ` denied: ${denied.number},`}`);
  const overload = overloadOf(place);
  if (overload !== '') file.print(overload);
  file.print(`foreign: ${answerData(foreign, ops)},`);
  file.print(`unknownVersion: ${answerData(unknownVersion, ops)},`);
  file.print(`unknownOpcode: ${answerData(unknownOpcode, ops)},`);
  file.print('operations: [');
  for (const op of ops) {
    const parts = [
      `opcode: OPCODE.${camel(op.name)}`,
      `versions: [${op.versions.map(quote).join(', ')}]`,
      `malformed: ${answerData(op.malformed, ops)}`,
      `emptyReply: ${emptySize(op.reply.fields)}`,
    ];
    file.print(`{ ${parts.join(', ')} },`);
  }
  file.print('],');
}

/** Prints the correlation and the envelope. */
export function printVersionedEnvelope(file: CodeFile, place: Place, success: number): void {
  const { name, envelope } = place.service;
  printCorrelation(file, envelope.versions);
  file.doc(
    `What every frame of ${name} starts with, by version, and how malformed ones are answered.`,
  );
  const type = code`${servedType('VersionedEnvelope')}<Correlation>`;
  file.closed(
    code`export const ENVELOPE: ${type} = new ${served('VersionedEnvelope')}(`,
    '});',
    () => printVersionedData(file, place, success),
  );
}
