/** Judges and rows that several sections of the language share. */
import { always, amount, names, presence } from './judges.ts';
import { checkEntries } from './judges-authority.ts';
import type { Judge } from './judge.ts';
import { fieldEntries } from './judges-frames.ts';

/** Judges by point. */
export type Rows = Readonly<Record<string, Judge>>;

/** Elements that are on the wire. */
export const onTheWire = presence('element-removed', 'element-added');

/** Names in generated packages. */
export const aName = presence('name-removed', 'name-added');

/** Lists of rights. */
export const rights = names('authority-narrowed', 'authority-widened');

/** Values of limits. */
export const limitValue = amount('limit-lowered', 'limit-raised');

/** Orders without a meaning on the wire. */
export const sorted = always('order-changed');

/** Texts that state a promise. */
export const word = always('promise-reworded');

/** Lists of texts, each of which states a promise, or what is not promised. */
export const words = names('promise-reworded', 'promise-reworded');

/** Parts of an envelope. */
export const envelope = always('envelope-changed');

/** The error of a check. */
export const errorOf = always('check-changed');

/** Numbers that never move. */
export const number = always('number-moved');

/** The rows of the checks of an operation. */
export function checks(kind: string): Rows {
  return {
    [`${kind}.checks entries`]: checkEntries,
    [`${kind}.checks order`]: always('checks-reordered'),
  };
}

/** The rows of the fields of a frame or structure. */
export function fields(at: string): Rows {
  return {
    [`${at} entries`]: fieldEntries,
    [`${at} order`]: always('fields-reordered'),
    [`${at}.*`]: always('field-changed'),
  };
}
