/**
 * What Nx must know of a contract to tell whom it concerns: a scan of its text that takes well under
 * a millisecond, where reading it in full takes a parser.
 */
import { outline, strings } from './outline.ts';

/** A contract, as far as the project graph needs it. */
export type Header = {
  readonly file: string;
  readonly id: string;
  readonly feeds: string;
  /** Names of other contracts' elements, by the id of the contract. */
  readonly uses: ReadonlyMap<string, readonly string[]>;
  /** Its types, errors and limits, and the names that the declaration of each mentions. */
  readonly names: ReadonlyMap<string, readonly string[]>;
};

const DECLARING = new Set(['types', 'errors', 'limits']);

/** Reads the header of a contract; nothing if the text has no `id` and `feeds`. */
export function readHeader(file: string, text: string): Header | undefined {
  const call = /\bexport\s+default\s+contract\s*\(/.exec(text);
  if (call === null) return undefined;
  let id: string | undefined;
  let feeds: string | undefined;
  const uses = new Map<string, readonly string[]>();
  const names = new Map<string, readonly string[]>();
  for (const { key, start, end } of outline(text, call.index + call[0].length)) {
    if (key === 'id') id = strings(text, start, end)[0];
    if (key === 'feeds') feeds = strings(text, start, end)[0];
    const into = key === 'uses' ? uses : DECLARING.has(key) ? names : undefined;
    if (into === undefined) continue;
    for (const inner of outline(text, start)) {
      into.set(inner.key, strings(text, inner.start, inner.end));
    }
  }
  return id === undefined || feeds === undefined ? undefined : { file, id, feeds, uses, names };
}
