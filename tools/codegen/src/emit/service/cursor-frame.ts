/** Codecs of frames that are read and written from front to back. */
import type { FieldDef, FrameDef } from '../../model/types.ts';
import { code, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { localOf, printReadField, printWriteField, valuesOf, type Locals } from '../cursor.ts';
import { wire } from '../runtime.ts';
import { canBeBad, hasValue } from './field.ts';
import { localsOf } from './frame-locals.ts';
import type { GiveUp, Layout } from './frame.ts';
import { sentType } from './frame.ts';
import type { Place } from './place.ts';

const localsIn = (place: Place, frame: FrameDef): Locals => localsOf(place, frame).values;

/**
 * Prints what reads the fields. A value outside its set is a reject of its own where the operation has a check
 * of the field's name, once everything else is right; otherwise it is malformed.
 */
export function printCursorReads(
  file: CodeFile,
  { place, frame, around }: Layout,
  giveUp: GiveUp,
): void {
  const own = localsIn(place, frame);
  const isOwn = (field: FieldDef): boolean =>
    hasValue(field) && canBeBad(field) && giveUp.badValue(field) !== giveUp.malformed;
  const outside = (field: FieldDef): string => `${localOf(own, field.name)}Outside`;
  file.print(code`const reader = new ${wire('FrameReader')}(frame, ${around.at}, ${around.end});`);
  let open = false;
  for (const field of frame.fields) {
    if (isOwn(field) && open) file.print('reader.settle();');
    printReadField(file, place.home, field, own);
    open = !isOwn(field);
    if (isOwn(field)) file.print(`const ${outside(field)} = reader.takeOutside();`);
  }
  file.print(code`if (!reader.isWhole) return ${giveUp.malformed};`);
  for (const field of frame.fields.filter(isOwn)) {
    file.print(code`if (${outside(field)}) return ${giveUp.badValue(field)};`);
  }
}

/** The values that were read, as an object. */
export function cursorValues({ place, frame }: Layout): Code {
  return `{ ${valuesOf(frame.fields, localsIn(place, frame)).join(', ')} }`;
}

/** Prints what writes a frame of at most `max` bytes: header and trailer are left out. */
export function printCursorWrites(
  file: CodeFile,
  layout: Layout,
  from: string,
  trailer: string,
): void {
  const { place, frame, around } = layout;
  const own = localsIn(place, frame);
  file.print(code`const writer = ${wire('beginFrame')}(into, ${frame.maxSize});`);
  file.print(`writer.skip(${around.at});`);
  for (const field of frame.fields) {
    const sent = { ...field, type: sentType(layout, field, field.type) };
    printWriteField(file, place.home, sent, from, own);
  }
  if (trailer !== '') file.print(`writer.skip(${trailer});`);
  file.print(code`const frame = ${wire('endFrame')}(writer);`);
  file.print('if (frame === undefined) return undefined;');
}
