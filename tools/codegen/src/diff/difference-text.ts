/** Both values of a difference in a few words. */
import { fieldsOf } from './walk.ts';

/** The most characters of a value that is shown. */
const SHOWN = 160;

const cut = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** Formats an object as a list of its keys and plain values; nested objects are omitted. */
function fieldsText(value: unknown): string {
  const inner = (one: unknown): string =>
    Array.isArray(one) || typeof fieldsOf(one)['kind'] === 'string' || typeof one !== 'object'
      ? show(one)
      : '{…}';
  const entries = Object.entries(fieldsOf(value));
  if (entries.length === 0) return '{}';
  return cut(entries.map(([key, one]) => `${key}: ${inner(one)}`).join(', '));
}

/** Formats an object of the language by its kind, if it has one. */
function objectText(value: unknown): string {
  const { kind, wire, unit, of, size } = fieldsOf(value);
  if (typeof kind !== 'string') return fieldsText(value);
  const name = kind === 'scalar' ? show(wire) : kind;
  if (unit !== undefined) return `${name}.${show(unit)}`;
  const inner = kind === 'scalar' ? undefined : (of ?? size);
  return inner === undefined ? name : `${name} of ${show(inner)}`;
}

/** A value in a few words. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(show).join(', ');
  if (typeof value === 'object' && value !== null) return objectText(value);
  return value === undefined ? 'nothing' : `${value as string | number | boolean | null}`;
}

/** Both values. */
export const bothText = (before: unknown, after: unknown): string =>
  `${show(before)} → ${show(after)}`;

/** Points whose numbers are addresses or patterns of bytes. */
const IN_HEX = new Set(['constant.value', 'device.base', 'device.size', 'register.offset']);

/** Both values at a point, numbers as the point has them. */
export function bothAt(point: string, before: unknown, after: unknown): string {
  const said = (value: unknown): string =>
    IN_HEX.has(point) && typeof value === 'number' && value >= 0
      ? `0x${value.toString(16)}`
      : show(value);
  return `${said(before)} → ${said(after)}`;
}
