/** `registry.ts`: the system as one value, for the selftest. */
import type { Model } from '../../model/types.ts';
import { code, imported, importedAs, importedType, join, type Code } from '../../output/code.ts';
import { codeFile, type CodeFile } from '../../output/code-file.ts';
import type { Workspace } from '../../workspace/config.ts';
import { ladderModule } from '../ladder/index.ts';
import { camel } from '../names.ts';
import type { SystemProgram } from './programs.ts';

function items(file: CodeFile, name: string, all: readonly Code[]): void {
  file.print(`${name}: [`, join(all, ', '), '],');
}

/** The file, for programs of which there is at least one. */
export function registryFile(
  path: string,
  model: Model,
  workspace: Workspace,
  programs: readonly SystemProgram[],
): CodeFile {
  const file = codeFile(path, model.contracts);
  const ladder = ladderModule(model, workspace, 'ladder.ts');
  const contracts = ladderModule(model, workspace, 'contracts.ts');
  file.doc(
    'The programs that are booted, the probes of their rungs, and the ladder of all contracts.',
  );
  const system = importedType('System', '@abicus/probe');
  file.closed(code`export const SYSTEM: ${system} =`, '};', () => {
    file.print('boot: ', imported('BOOT', path.replace('registry.ts', 'boot.ts')), ',');
    file.print('ladder: ', imported('LADDER', ladder), ',');
    file.print('contracts: ', imported('CONTRACTS', contracts), ',');
    file.print('contractsSha256: ', imported('CONTRACTS_SHA256', contracts), ',');
    items(
      file,
      'programs',
      programs.map((one) => importedAs('program', one.package, camel(one.name))),
    );
    const proven = programs.filter(({ hasProbes }) => hasProbes);
    items(
      file,
      'probes',
      proven.map((one) => {
        const local = `${camel(one.name)}Probes`;
        return code`...${importedAs('probes', `${one.package}/probes`, local)}`;
      }),
    );
  });
  return file;
}
