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

/** A value in a few words. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(show).join(', ');
  if (typeof value !== 'object' || value === null)
    return `${value as string | number | boolean | null}`;
  const { kind, wire, unit, of, size } = fieldsOf(value);
  if (kind === 'scalar') return unit === undefined ? show(wire) : `${show(wire)}.${show(unit)}`;
  if (typeof kind !== 'string') return fieldsText(value);
  return of === undefined && size === undefined ? kind : `${kind} of ${show(of ?? size)}`;
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
