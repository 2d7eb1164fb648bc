/** What becomes of a drawn contract: it works, or it is a finding with a place. There is no third. */
import * as language from '@abicus/contract';
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts';
import { EMITTERS } from '../src/emit/index.ts';
import type { ContractFile } from '../src/generate/inputs.ts';
import { readSources } from '../src/generate/sources.ts';
import { link } from '../src/model/link.ts';
import type { Model } from '../src/model/types.ts';
import { assemble } from '../src/output/assemble.ts';
import { workspaceAt } from '../src/workspace/config.ts';
import { printed, type DrawnFile } from './tree.ts';

/** How far a draw came. A third outcome is a mistake of ours, with the step that it is seen in. */
export type Outcome =
  | { readonly kind: 'generated'; readonly model: Model; readonly outputs: Outputs }
  | { readonly kind: 'finding'; readonly findings: readonly Diagnostic[] }
  | { readonly kind: 'failure'; readonly step: string; readonly message: string };

/** Generated files by path in the workspace. */
export type Outputs = ReadonlyMap<string, string>;

const NAMES = Object.keys(language);

/** The workspace that draws are generated in. Nothing is written to it. */
export const WORKSPACE = workspaceAt('/workspace');

/** The texts of the files of a draw. */
export function textsOf(files: readonly DrawnFile[]): { file: string; text: string }[] {
  return files.map(({ file, tree }) => ({ file, text: printed(tree, NAMES) }));
}

/** A finding that says nothing of where: outside its file, or at the contract as a whole. */
function withoutPlace(texts: readonly ContractFile[], finding: Diagnostic): boolean {
  const text = texts.find(({ file }) => file === finding.file)?.text;
  const line = text?.split(/\r\n|[\n\r\u2028\u2029]/)[finding.line - 1];
  if (line === undefined || finding.col < 1 || finding.col > line.length + 1) return true;
  if (!line.includes('export default contract(')) return false;
  // A key that a contract as a whole lacks has no other place.
  return finding.slug !== 'contract/missing-key';
}

/** Reads, links and generates what was drawn. */
export function outcomeOf(files: readonly DrawnFile[]): Promise<Outcome> {
  return outcomeOfTexts(textsOf(files));
}

/** The same for contracts as texts. Formatting is left out: the compilers parse what comes. */
export async function outcomeOfTexts(texts: readonly ContractFile[]): Promise<Outcome> {
  let step = 'read';
  try {
    const read = readSources(texts);
    step = 'link';
    const linked = read.ok ? link(read.sources, WORKSPACE) : read;
    if (!linked.ok) {
      const { diagnostics: findings } = linked;
      const lost = findings.find((one) => withoutPlace(texts, one));
      if (lost === undefined && findings.length > 0) return { kind: 'finding', findings };
      const message = lost === undefined ? 'rejected without a finding' : lost.message;
      return { kind: 'failure', step: 'a finding without a place', message };
    }
    if (!read.ok) throw new Error('linked without having been read');
    step = 'generate';
    const { model } = linked;
    const raw = (_path: string, text: string): Promise<string> => Promise.resolve(text);
    const outputs = await assemble(read.sources, model, WORKSPACE, EMITTERS, raw);
    return { kind: 'generated', model, outputs };
  } catch (cause) {
    const message = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return { kind: 'failure', step, message };
  }
}
