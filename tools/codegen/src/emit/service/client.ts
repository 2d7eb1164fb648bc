/** The client of a service: one function per operation, over a channel that others make. */
import type { ServiceDef, ServiceOpDef } from '../../model/types.ts';
import { code } from '../../output/code.ts';
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
  const reply = place.type(`${names.pascal}Reply`, names.file);
  const errors = place.type(`${names.pascal}Error`, names.file);
  const bounds = encoderCanFail(place, op, op.request) ? `'OutOfBounds' | ` : '';
  const result = code`${wireType('Program')}<${wireType('Result')}<${reply}, ${errors} | ${bounds}'BadReply' | E>>`;
  const channel = code`channel: ${servedType('Channel')}<${correlationOf(place).type}, E>`;
  file.doc(op.doc);
  const head = code`export function ${names.function}<E extends string>(${channel}${request}): ${result}`;
  file.block(head, () => {
    const call = place.value(names.call, names.file);
    const encode = place.value(`encode${names.pascal}`, names.file);
    const decode = place.value(`decode${names.pascal}Reply`, names.file);
    const encoder = given ? code`(${by}) => ${encode}(request, ${by})` : encode;
    file.print(code`return ${served('callOperation')}(channel, ${call}, ${encoder}, ${decode});`);
  });
  file.keep(names.function);
}

/** Whether requests of a service move capabilities: all do, or none. Only then a program calls it over a channel. */
export function movesCapabilities({ ops }: ServiceDef): boolean {
  return ops.some((op) => op.moves !== undefined);
}

/** The file of the client. */
export function clientFile(place: Place, origins: readonly Origin[]): CodeFile {
  const file = codeFile(place.path('client.ts'), origins);
  file.doc(`Calls of ${place.service.name}. The channel carries the frames.`);
  for (const op of place.service.ops) printOp(file, place, op);
  return file;
}
