/** The author of a new service: writes the missing code of its files. */
import { filled } from './fill.ts';
import type { Sample } from './sample.ts';

/** The texts of a workspace, by path. */
type Texts = {
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
};

/** Replaces texts of a file. Throws if one is not there. */
export function edited(
  path: string,
  text: string,
  edits: readonly (readonly [from: string, to: string])[],
): string {
  return edits.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`${path} does not hold ${from}`);
    return before.replace(from, () => to);
  }, text);
}

/** Writes the missing code of a sample. */
export function writeSample(
  { read, write }: Texts,
  folder: string,
  sample: Pick<Sample, 'whole' | 'fillings' | 'edits'>,
): void {
  for (const [path, text] of Object.entries(sample.whole)) write(`${folder}/${path}`, text);
  for (const [path, filling] of Object.entries(sample.fillings)) {
    write(`${folder}/${path}`, filled(read(`${folder}/${path}`), filling));
  }
  for (const [path, edits] of Object.entries(sample.edits)) {
    write(`${folder}/${path}`, edited(path, read(`${folder}/${path}`), edits));
  }
}
