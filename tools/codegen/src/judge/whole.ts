/** Checks that a folder of evidence is complete: it has every file of its kind, and each can be read. */
import { join } from 'node:path';
import { EVIDENCE_FILES, type EvidenceKind } from '@abicus/wire/ladder';
import { drift } from '../check/finding.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { entriesIn, readOutput } from '../files/read.ts';

/** The parsed documents of a folder by name; or the reason why it is not evidence. */
export type EvidenceFolder =
  | { readonly ok: true; readonly documents: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly finding: Diagnostic };

/** Makes the finding about a folder that is not evidence. */
export function notWhole(folder: string, file: string, why: string): Diagnostic {
  const fix = `remove ${folder}, and make the run again`;
  return drift('evidence/not-whole', { file: `${folder}/${file}`, line: 1, col: 1 }, why, { fix });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the content of a file of evidence; undefined if it has the wrong form. */
function contentOf(file: string, text: string): unknown {
  if (!file.endsWith('.json')) return text;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a folder of evidence, `folder` being relative to the root. */
export function readWhole(root: string, folder: string, kind: EvidenceKind): EvidenceFolder {
  const documents: Record<string, unknown> = {};
  const incomplete = (file: string, why: string): EvidenceFolder => {
    return { ok: false, finding: notWhole(folder, file, why) };
  };
  for (const file of EVIDENCE_FILES[kind]) {
    const text = readOutput(join(root, folder, file));
    if (text === undefined && isLater(root, folder, file)) continue;
    if (text === undefined) return incomplete(file, `${folder} is not whole: no ${file}`);
    const content = contentOf(file, text);
    if (content === undefined) {
      return incomplete(file, `${folder} is not whole: ${file} is cut off, or no JSON object`);
    }
    documents[file] = content;
  }
  const verdict = documents['verdict.json'];
  // Old runs of the selftest have no kind.
  const said = isObject(verdict) ? (verdict['kind'] ?? 'selftest') : undefined;
  if (said === kind) return { ok: true, documents };
  const why = `this is evidence of the kind ${JSON.stringify(said)}, among that of '${kind}'`;
  return incomplete('verdict.json', why);
}

/** What the verdict of a run speaks of that leaves these files. */
const LATER_FILES: Readonly<Record<string, string>> = {
  'capabilities.json': 'capabilities',
  'counters.json': 'counters',
};

/** Whether a file is one that runs of older versions do not leave: their verdict does not speak of it. */
function isLater(root: string, folder: string, file: string): boolean {
  const part = LATER_FILES[file];
  if (part === undefined) return false;
  const verdict = contentOf('verdict.json', readOutput(join(root, folder, 'verdict.json')) ?? '');
  return isObject(verdict) && !(part in verdict);
}

/** The folders of evidence in `all`, by name; both are relative to the root. */
export function evidenceFolders(root: string, all: string): string[] {
  return entriesIn(join(root, all))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${all}/${name}`)
    .sort();
}
