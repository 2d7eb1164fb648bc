/**
 * The system of a workspace, if its contracts boot one: a package that imports all programs and probes. No program imports
 * it. The selftest takes it from the workspace, from its sources, so it is neither built nor published.
 */
import { codeFile } from '../../output/code-file.ts';
import { SYSTEM, type Workspace } from '../../workspace/config.ts';
import type { Model } from '../../model/types.ts';
import { ladderModule } from '../ladder/index.ts';
import { outputs, type Emitter, type Outputs } from '../emitter.ts';
import { bootFile } from './boot.ts';
import { systemPrograms, type SystemProgram } from './programs.ts';
import { registryFile } from './registry.ts';

const DESCRIPTION = 'The programs of this workspace and the probes of their rungs.';

function manifest(model: Model, workspace: Workspace, programs: readonly SystemProgram[]): string {
  const ladder = ladderModule(model, workspace, 'ladder.ts');
  // What is made from linked contracts changes with their package.
  const linked = model.contracts.flatMap((one) => one.linked?.name ?? []);
  const packages = programs.map((one) => one.package);
  const names = ['@abicus/probe', '@abicus/wire', ...(ladder.endsWith('.ts') ? [] : [ladder])];
  return JSON.stringify({
    name: `${workspace.scope}/${SYSTEM}`,
    version: '0.1.0',
    private: true,
    description: `${DESCRIPTION} Generated from contracts.`,
    type: 'module',
    sideEffects: false,
    exports: { '.': './src/index.ts', './package.json': './package.json' },
    dependencies: Object.fromEntries(
      [...new Set([...names, ...packages, ...linked])].sort().map((name) => [name, '*']),
    ),
  });
}

function emit(model: Model, workspace: Workspace): Outputs {
  const programs = systemPrograms(model, workspace);
  if (programs.length === 0 || model.profiles.length === 0) return outputs();
  const { system } = workspace;
  const boot = model.system && [bootFile(`${system}/src/boot.ts`, model, model.system)];
  const registry = registryFile(`${system}/src/registry.ts`, model, workspace, programs);
  const index = codeFile(`${system}/src/index.ts`, model.contracts);
  index.doc(DESCRIPTION);
  index.print("export * from './boot.ts';");
  index.print("export * from './registry.ts';");
  const readme = `# ${workspace.scope}/${SYSTEM}\n\n${DESCRIPTION} \`abicus selftest\` boots it.\n`;
  return new Map([
    ...outputs(index, ...(boot ?? []), registry),
    [`${system}/package.json`, manifest(model, workspace, programs)],
    [`${system}/README.md`, readme],
  ]);
}

/** `libs/system`. */
export const system: Emitter = { name: 'system', emit };
