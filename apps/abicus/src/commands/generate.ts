/** `abicus generate`. */
import {
  exitCode,
  formatDiagnostic,
  generate,
  watch,
  type GenerateOptions,
  type GenerateResult,
  plural,
  type Workspace,
} from '@abicus/codegen';
import type { Io, Run } from '../command.ts';
import { workspaceOf } from '../workspace.ts';

function words(result: GenerateResult): string {
  switch (result.status) {
    case 'fresh':
      return `${plural(result.contracts, 'contract')}, ${plural(result.outputs, 'output')}: nothing changed\n`;
    case 'written': {
      const lines = result.written.map((path) => `wrote ${path}`);
      lines.push(...result.removed.map((path) => `removed ${path}`));
      const left = result.orphans.filter((path) => !result.removed.includes(path));
      lines.push(...left.map((path) => `orphan ${path}: \`abicus generate --prune\` removes it`));
      lines.push(...result.notes.map((note) => `note: ${note}`));
      const { contracts, written, unchanged } = result;
      lines.push(
        `${plural(contracts, 'contract')}: ${plural(written.length, 'output')} written, ${unchanged} unchanged`,
      );
      return `${lines.join('\n')}\n`;
    }
    case 'failed':
      return result.diagnostics
        .map(
          ({ file, message, fix }) =>
            `abicus: generate: ${file}: ${message}: ${fix}; no output was changed\n`,
        )
        .join('');
    case 'rejected': {
      const findings = result.diagnostics.map(formatDiagnostic);
      const count = result.diagnostics.length;
      return `${findings.join('\n')}\n${plural(count, 'finding')}; nothing was written\n`;
    }
    case 'empty':
      return `abicus: there is no *.contract.ts in ${result.folder}; \`abicus new contract NAME\` makes one\n`;
  }
}

function tell(result: GenerateResult, json: boolean, io: Io): void {
  if (json) io.out(`${JSON.stringify(result, undefined, 2)}\n`);
  else if (result.status === 'empty' || result.status === 'failed') io.err(words(result));
  else io.out(words(result));
}

async function stay(
  workspace: Workspace,
  options: GenerateOptions,
  json: boolean,
  io: Io,
): Promise<number> {
  await watch(workspace, (result) => tell(result, json, io), io.stop, options);
  return 0;
}

/** Generates once, or after each change. */
export const run: Run = async ({ values }, io) => {
  const workspace = workspaceOf(io);
  if (workspace === undefined) return 2;
  const json = values['json'] === true;
  const options = { prune: values['prune'] === true };
  if (values['watch'] === true) return stay(workspace, options, json, io);
  const result = await generate(workspace, options);
  tell(result, json, io);
  return exitCode(result);
};
