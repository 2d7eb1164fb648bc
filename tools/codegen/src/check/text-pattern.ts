/** Texts with holes, as patterns. */
import { HOLE } from './facts.ts';

/** Escapes text for a regular expression. */
const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/**
 * Returns the pattern of a text with its holes filled; undefined for free text: without a word of more than one
 * letter behind a hole, or without a word and a space before it. `init: ${x}` is free text, `SELFTEST: ${x} ok`
 * is not.
 */
export function textPattern(text: string): RegExp | undefined {
  const parts = text.split(HOLE);
  if (parts.length < 2 || !/\w\W* /.test(parts[0] ?? '')) return undefined;
  if (!/[A-Za-z]{2}/.test(parts.slice(1).join(HOLE))) return undefined;
  return new RegExp(`^${parts.map(escaped).join('.+')}$`, 's');
}
