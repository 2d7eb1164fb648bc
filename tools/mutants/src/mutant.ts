/**
 * A mutant: one place of one file, changed. Its id survives edits elsewhere:
 *
 *     libs/ipc/src/route.ts#Route.next:drop-guard:2:3fa9c1d2
 *     file                  scope      operator   | hash of the text of the scope
 *                                                 ordinal among those of this operator in the scope
 *
 * A scope is the innermost named function around the place, or else the statement of the module. When its text changes,
 * so do the ids in it: what was said of a mutant was said of that text.
 */

/** One mutant. */
export interface Mutant {
  readonly id: string;
  /** The path in the workspace, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  /** Where control must get for it to change anything. */
  readonly at: number;
  /** The text that is there. */
  readonly was: string;
  /** The text that takes its place. */
  readonly text: string;
}

/** The path of the file of a mutant, by its id. */
export function fileOf(id: string): string {
  return id.slice(0, id.indexOf('#'));
}

/** The place and the change, on one line. */
export function describe({ file, line, column, operator, was, text }: Mutant): string {
  const short = (one: string): string => {
    const flat = one.replaceAll(/\s+/g, ' ').trim();
    return flat.length > 60 ? `${flat.slice(0, 57)}...` : flat;
  };
  return `${file}:${line}:${column} ${operator}: \`${short(was)}\` to \`${short(text)}\``;
}

/** A mutant whose place has another text now. */
export class MisplacedMutant extends Error {}

/** Returns the text of the file with the mutant in it. */
export function mutated(
  text: string,
  { file, start, end, was, text: now }: Pick<Mutant, 'file' | 'start' | 'end' | 'was' | 'text'>,
): string {
  const is = text.slice(start, end);
  if (is !== was) {
    throw new MisplacedMutant(
      `${file} has ${JSON.stringify(is)} at ${start}, not ${JSON.stringify(was)}`,
    );
  }
  return text.slice(0, start) + now + text.slice(end);
}
