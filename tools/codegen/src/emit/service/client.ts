/** The client of a service: one function per operation, over a channel that others make. */
import type { Model, ServiceDef, ServiceOpDef } from '../../model/types.ts';
import { code, quote } from '../../output/code.ts';
import { codeFile, type CodeFile, type Origin } from '../../output/code-file.ts';
import { served, servedType, wireType } from '../runtime.ts';
import { correlationOf } from './around.ts';
import { encoderCanFail, hasValues } from './op.ts';
import { namesOf, type Place } from './place.ts';

function printOp(file: CodeFile, place: Place, op: ServiceOpDef): void {
  const names = namesOf(op.name);
  const given = hasValues(op.request.fields);
  const by = correlationOf(place).name;
  const request = given ? code`, request: ${place.type(`${names.pascal}Request`, names.file)}` : '';
  const never = op.answers === 'never';
  const reply = never ? 'undefined' : place.type(`${names.pascal}Reply`, names.file);
  const errors = place.type(`${names.pascal}Error`, names.file);
  const bounds = encoderCanFail(place, op, op.request) ? `'OutOfBounds' | ` : '';
  const failures = never ? code`${bounds}E` : code`${errors} | ${bounds}'BadReply' | E`;
  const result = code`${wireType('Program')}<${wireType('Result')}<${reply}, ${failures}>>`;
  const moved = op.moves === undefined ? 'undefined' : quote(op.moves);
  const channel = code`channel: ${servedType('Channel')}<${correlationOf(place).type}, E, ${moved}>`;
  file.doc(op.doc);
  const head = code`export function ${names.function}<E extends string>(${channel}${request}): ${result}`;
  file.block(head, () => {
    const call = place.value(names.call, names.file);
    const encode = place.value(`encode${names.pascal}`, names.file);
    const encoder = given ? code`(${by}) => ${encode}(request, ${by})` : encode;
    if (never) {
      file.print(code`return ${served('sendOperation')}(channel, ${call}, ${encoder});`);
      return;
    }
    const decode = place.value(`decode${names.pascal}Reply`, names.file);
    file.print(code`return ${served('callOperation')}(channel, ${call}, ${encoder}, ${decode});`);
  });
  file.keep(names.function);
}

/**
 * Whether programs call a service over channels: its requests move capabilities, or its program is booted, or it is of no
 * program, so that programs answer it beside their own.
 */
export function hasClient(
  { system, programs }: Pick<Model, 'system' | 'programs'>,
  { name, ops }: ServiceDef,
): boolean {
  if (system?.first === name || ops.some((op) => op.moves !== undefined)) return true;
  const isBooted = system?.programs.some(({ program }) => program.name === name) === true;
  const isOfAll = system !== undefined && !programs.some((one) => one.name === name);
  return isBooted || isOfAll;
}

/** The file of the client. */
export function clientFile(place: Place, origins: readonly Origin[]): CodeFile {
  const file = codeFile(place.path('client.ts'), origins);
  file.doc(`Calls of ${place.service.name}. The channel carries the frames.`);
  for (const op of place.service.ops) printOp(file, place, op);
  return file;
}
