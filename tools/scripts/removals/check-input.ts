/** This workspace as `check` reads it, or with the text of one file changed. */
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { readContracts, workspaceAt, type Model } from '@abicus/codegen';
import type { CheckInput, Rule } from '../../codegen/src/check/rule.ts';
import { scan } from '../../codegen/src/check/scan.ts';
import { filesOf, readSourcesOf } from '../../codegen/src/check/sources.ts';
import type { Diagnostic } from '../../codegen/src/diagnostics/diagnostic.ts';
import { readSources } from '../../codegen/src/generate/sources.ts';
import { link } from '../../codegen/src/model/link.ts';
import type { ContractSource } from '../../codegen/src/read/source.ts';
import { workspaceRoot } from '../steps.ts';

const workspace = workspaceAt(workspaceRoot);
const contracts = readContracts(workspace);

const sources = new Map<string, ContractSource>();
for (const one of contracts) {
  const read = readSources([one]);
  for (const source of read.ok ? read.sources : []) sources.set(one.file, source);
}

/** The model of the contracts with another text for one of them; or the findings of `generate`. */
export function modelWith(
  file = '',
  text = '',
): { readonly model: Model } | { readonly found: readonly Diagnostic[] } {
  const read = readSources(file === '' ? [] : [{ file, text }]);
  if (!read.ok) return { found: read.diagnostics };
  const other = new Map(read.sources.map((source) => [source.file, source]));
  const all = [...sources.values()].map((source) => other.get(source.file) ?? source);
  const linked = link(all, workspace);
  return linked.ok ? { model: linked.model } : { found: linked.diagnostics };
}

function wholeModel(): Model {
  const made = modelWith();
  if ('found' in made) throw new Error(made.found.map(({ message }) => message).join('\n'));
  return made.model;
}

const { files } = filesOf(workspaceRoot);

/** The unchanged workspace. */
export const CHECK_INPUT: CheckInput = {
  workspace,
  model: wholeModel(),
  files: new Set(files),
  sources: await readSourcesOf(workspace, files),
};

const texts = new Map<string, string>();

/** The text of a file, read once. */
export function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(join(workspaceRoot, file), 'utf8');
  texts.set(file, text);
  return text;
}

/** The workspace with other texts of some sources. */
export function checkInputWith(others: ReadonlyMap<string, string>): CheckInput {
  const all = CHECK_INPUT.sources.map((source) => {
    const text = others.get(source.file);
    return text === undefined ? source : { ...source, facts: scan(source.file, text) };
  });
  return { ...CHECK_INPUT, sources: all };
}

/** The findings of a rule, as `ABI4103 taskQos.set.queue's place`. */
export function foundBy(rule: Rule, input: CheckInput): string[] {
  return rule(input).map(({ code, file, line }) => `${code} ${file}:${line}`);
}

/** One expected finding in the same format. */
export function expected(code: string, { file, line }: { file: string; line: number }): string {
  return `${code} ${file}:${line}`;
}
