/** Literal data as TypeScript, with imported names in it: tables of generated functions. */
import { literal, property, type Code, type ImportedName } from './code.ts';

/** Data. A property that is `undefined` is left out. */
export type Data =
  | string
  | number
  | bigint
  | boolean
  | undefined
  | ImportedName
  | Uint8Array
  | readonly Data[]
  | { readonly [key: string]: Data };

const isName = (value: object): value is ImportedName => 'typeOnly' in value && 'from' in value;

/** Numbers as people read bits and addresses. */
function digits(value: number | bigint): string {
  const suffix = typeof value === 'bigint' ? 'n' : '';
  return (value > 0xffff ? `0x${value.toString(16)}` : String(value)) + suffix;
}

function list(items: readonly Code[], open: string, close: string): Code {
  return [open, items.map((item, i) => (i === 0 ? item : [', ', item])), close];
}

/** Whether a value is written as a list or an object, not as a name or a call. */
const isPlain = (value: Data): boolean =>
  typeof value === 'object' && !isName(value) && !(value instanceof Uint8Array);

/**
 * A property as code. Under a name that all objects have (`toString`) the compiler does not look at what a record holds:
 * there a value says itself that its words are constants.
 */
function cell([key, value]: readonly [string, Data]): Code {
  const known = key in Object.prototype && isPlain(value) ? ' as const' : '';
  return [property(key), ': ', data(value), known];
}

/** The code of some data. */
export function data(value: Data): Code {
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))) {
    return digits(value);
  }
  if (typeof value !== 'object') return literal(value);
  if (value instanceof Uint8Array) return `Uint8Array.of(${value.join(', ')})`;
  if (Array.isArray(value)) return list((value as readonly Data[]).map(data), '[', ']');
  if (isName(value)) return value;
  const entries = Object.entries(value as Readonly<Record<string, Data>>);
  const cells = entries.filter(([, one]) => one !== undefined);
  return list(cells.map(cell), '{ ', ' }');
}
