/** Texts with holes, as patterns. */
import { HOLE } from './facts.ts';

/** Text as part of a regular expression. */
const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/**
 * What a text may become once its holes are filled. None where that could be anything: where no word of more than one
 * letter stands behind a hole, or no word and a space before it. So `init: ${x}` is free text, and `SELFTEST: ${x} ok`
 * is not.
 */
export function textPattern(text: string): RegExp | undefined {
  const parts = text.split(HOLE);
  if (parts.length < 2 || !/\w\W* /.test(parts[0] ?? '')) return undefined;
  if (!/[A-Za-z]{2}/.test(parts.slice(1).join(HOLE))) return undefined;
  return new RegExp(`^${parts.map(escaped).join('.+')}$`, 's');
}
