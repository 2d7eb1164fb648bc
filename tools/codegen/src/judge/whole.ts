/** Whether a folder of evidence is whole: every file of its kind is there and can be read. */
import { join } from 'node:path';
import { EVIDENCE_FILES, type EvidenceKind } from '@abicus/wire/ladder';
import { drift } from '../check/finding.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { entriesIn, readOutput } from '../files/read.ts';

/** The documents of a folder by name, as JSON says them; or why it is no evidence. */
export type Whole =
  | { readonly ok: true; readonly documents: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly finding: Diagnostic };

/** The finding about a folder that is no evidence. */
export function notWhole(folder: string, file: string, why: string): Diagnostic {
  const fix = `remove ${folder}, and make the run again`;
  return drift('evidence/not-whole', { file: `${folder}/${file}`, line: 1, col: 1 }, why, { fix });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a file of evidence holds; undefined if that is not what its name says. */
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
export function readWhole(root: string, folder: string, kind: EvidenceKind): Whole {
  const documents: Record<string, unknown> = {};
  const incomplete = (file: string, why: string): Whole => {
    return { ok: false, finding: notWhole(folder, file, why) };
  };
  for (const file of EVIDENCE_FILES[kind]) {
    const text = readOutput(join(root, folder, file));
    if (text === undefined) return incomplete(file, `${folder} is not whole: no ${file}`);
    const content = contentOf(file, text);
    if (content === undefined) {
      return incomplete(file, `${folder} is not whole: ${file} is cut off, or no JSON object`);
    }
    documents[file] = content;
  }
  const verdict = documents['verdict.json'];
  // Runs of the selftest from before there were kinds say none.
  const said = isObject(verdict) ? (verdict['kind'] ?? 'selftest') : undefined;
  if (said === kind) return { ok: true, documents };
  const why = `this is evidence of the kind ${JSON.stringify(said)}, among that of '${kind}'`;
  return incomplete('verdict.json', why);
}

/** The folders of evidence in `all`, by name; both are relative to the root. */
export function evidenceFolders(root: string, all: string): string[] {
  return entriesIn(join(root, all))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${all}/${name}`)
    .sort();
}
