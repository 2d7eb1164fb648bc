/** Classifies the text of a line by the declarations of contracts. */
import type { DeclaredLine, Ladder, Rung } from './ladder.ts';

/** The kind of a text. */
export type Match<R extends Rung = Rung> =
  /** A marker, possibly with a detail. */
  | { readonly kind: 'marker'; readonly rung: R }
  /** The failing twin of a marker: its assertion failed. */
  | { readonly kind: 'twin'; readonly rung: R }
  /** A diagnostic or an audit line. */
  | { readonly kind: 'declared'; readonly by: string | undefined }
  /** It has the prefix of a marker, and no contract declares it. */
  | { readonly kind: 'undeclared' }
  /** Anything else. */
  | { readonly kind: 'free' };

const FREE: Match<never> = { kind: 'free' };
const UNDECLARED: Match<never> = { kind: 'undeclared' };

const startsWithWord = (text: string, start: string): boolean =>
  text.startsWith(start) && (text.length === start.length || text[start.length] === ' ');

/** Text as part of a regular expression. */
const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Matches the texts of a declared line. */
export function declaredPattern({ text, fields }: DeclaredLine): RegExp {
  const body =
    fields === undefined
      ? text
          .split(/\{\w+\}/)
          .map(escaped)
          .join('\\S+')
      : escaped(text) + fields.map((field) => ` ${escaped(field)}=\\S*`).join('');
  return new RegExp(`^${body}$`);
}

/** The beginning of a kernel's panic message. */
export const PANIC = 'PANIC ';

/** Substrings of which every text that is not free contains at least one. */
export function wordsOf({ rungs, namespaces, declared }: Ladder): readonly string[] {
  const starts = [
    ...rungs.flatMap(({ text, fail }) => [text, fail]),
    ...declared.map(({ text }) => text.split('{')[0] ?? ''),
  ];
  const others = starts.filter((text) => !namespaces.some((start) => text.startsWith(start)));
  return [PANIC, ...namespaces, ...new Set(others)].filter((word) => word.trim() !== '');
}

/** Makes a function that classifies texts. A marker wins over a diagnostic that matches the same text. */
export function matcher<R extends string, P extends string, Q extends string>(
  ladder: Ladder<R, P, Q>,
): (text: string) => Match<Rung<R, P, Q>> {
  const { rungs, namespaces } = ladder;
  const exact = new Map(rungs.map((rung) => [rung.text, rung]));
  const declared = ladder.declared.map((line) => ({ pattern: declaredPattern(line), by: line.by }));
  return (text) => {
    const whole = exact.get(text);
    if (whole !== undefined) return { kind: 'marker', rung: whole };
    for (const rung of rungs) {
      if (startsWithWord(text, rung.fail)) return { kind: 'twin', rung };
      if (rung.detail === true && startsWithWord(text, rung.text)) return { kind: 'marker', rung };
    }
    for (const { pattern, by } of declared) if (pattern.test(text)) return { kind: 'declared', by };
    return namespaces.some((start) => text.startsWith(start)) ? UNDECLARED : FREE;
  };
}
