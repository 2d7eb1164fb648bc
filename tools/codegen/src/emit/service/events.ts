/** The file of the events of a service, and the file of its statuses. */
import type { ServiceEventDef } from '../../model/types.ts';
import { code, property, quote } from '../../output/code.ts';
import { codeFile, type CodeFile, type Origin } from '../../output/code-file.ts';
import { pascal } from '../names.ts';
import { wire } from '../runtime.ts';
import { hasValue } from './field.ts';
import {
  isFixed,
  printFrameStart,
  printReads,
  printValues,
  printWrites,
  valuesRead,
} from './frame.ts';
import type { Place } from './place.ts';

function printEvent(file: CodeFile, place: Place, event: ServiceEventDef): void {
  const name = `${pascal(event.name)}Event`;
  const { frame } = event;
  file.doc(event.doc === '' ? `${event.id}.` : event.doc);
  printValues(file, place, name, frame);
  const given = frame.fields.some(hasValue) ? `event: ${name}, ` : '';
  const result = isFixed(frame) ? 'Uint8Array' : 'Uint8Array | undefined';
  file.doc(`Returns the frame of ${event.id}, encoded into \`into\` if given.`);
  file.block(`export function encode${name}(${given}into?: Uint8Array): ${result}`, () => {
    printFrameStart(file, frame, 'event');
    file.print(code`${place.value('ENVELOPE', 'envelope.ts')}.start(frame, ${event.wireOpcode});`);
    printWrites(file, place, frame, 'event');
    file.print(code`${wire('seen')}(${quote(event.id)}, 'sent');`);
    file.print('return frame;');
  });
  file.keep(`encode${name}`);
  file.doc(`Returns ${event.id}, or undefined for another frame. Never throws.`);
  file.block(`export function decode${name}(frame: Uint8Array): ${name} | undefined`, () => {
    const envelope = place.value('ENVELOPE', 'envelope.ts');
    file.print(code`if (!${envelope}.isFrame(frame, ${event.wireOpcode})) return undefined;`);
    printReads(file, place, frame, { malformed: 'undefined', badValue: () => 'undefined' });
    file.print(code`return ${valuesRead(place, frame)};`);
  });
  file.keep(`decode${name}`);
}

/** The file of events. */
export function eventsFile(place: Place, origins: readonly Origin[]): CodeFile {
  const file = codeFile(place.path('events.ts'), origins);
  file.doc(`Event frames of ${place.service.name}.`);
  file.doc('Events by their opcode on the wire, bit 7 set.');
  const opcodes = place.service.events.map(({ name, wireOpcode }) => {
    return `${property(name)}: ${wireOpcode}`;
  });
  file.print(`export const EVENT_OPCODE = { ${opcodes.join(', ')} } as const;`);
  for (const event of place.service.events) printEvent(file, place, event);
  return file;
}

/** The file of statuses. */
export function statusFile(place: Place, origins: readonly Origin[]): CodeFile {
  const file = codeFile(place.path('status.ts'), origins);
  const { service } = place;
  const type = `${pascal(service.name)}Status`;
  file.doc(`The statuses of ${service.name}.`);
  file.doc('Statuses by name.');
  file.closed('export const STATUS =', '} as const;', () => {
    for (const { name, number, doc } of service.statuses) {
      file.item(doc, `${property(name)}: ${number},`);
    }
  });
  file.item('The name of a status.', `export type ${type} = keyof typeof STATUS;`);
  const names = service.statuses.map(({ name, number }) => `${number}: ${quote(name)}`).join(', ');
  file.blank();
  file.print(`const NAMES: Readonly<Record<number, ${type}>> = { ${names} };`);
  file.doc('Returns the name of the status with this number, if any.');
  file.block(`export function statusName(status: number): ${type} | undefined`, () => {
    file.print('return NAMES[status];');
  });
  return file;
}
