/** The ladder as data, and its recogniser, in the package that the contract with the ladder feeds. */
import type { Model } from '../../model/types.ts';
import { code, imported, importedType, literal, quote } from '../../output/code.ts';
import { codeFile, type CodeFile } from '../../output/code-file.ts';
import { sourcePath, type Workspace } from '../../workspace/config.ts';
import { outputs, type Emitter } from '../emitter.ts';
import { contractsFile } from './contracts.ts';
import { ladderData } from './data.ts';

const WIRE = '@abicus/wire/ladder';

function union(file: CodeFile, doc: string, name: string, names: readonly string[]): void {
  file.item(doc, `export type ${name} = ${[...new Set(names)].map(quote).join(' | ') || 'never'};`);
}

function ladderFile(path: string, model: Model): CodeFile {
  const file = codeFile(path, model.contracts);
  const data = ladderData(model);
  const types = code`<RungName, PhaseName, ProfileName>`;
  file.doc('The ladder: the required and the allowed lines of a log.');
  union(
    file,
    'The name of a rung.',
    'RungName',
    data.rungs.map(({ name }) => name),
  );
  const phases = [...data.phases.map(({ name }) => name), ...data.rungs.map(({ phase }) => phase)];
  union(file, 'The name of a phase.', 'PhaseName', phases);
  union(file, 'The name of a profile.', 'ProfileName', Object.keys(data.profiles));
  file.doc('The rungs, phases and profiles, and other declared lines of the console.');
  file.print(
    code`export const LADDER: ${importedType('Ladder', WIRE)}${types} = ${literal(data)};`,
  );
  file.doc('Accepts or rejects the lines of a log.');
  const how = code`how?: ${importedType('Until', WIRE)}<RungName, PhaseName>`;
  const verdict = code`${importedType('Verdict', WIRE)}${types}`;
  file.block(
    code`export function recognise(lines: Iterable<string>, profile: ProfileName, ${how}): ${verdict}`,
    () => file.print(code`return ${imported('recogniseLog', WIRE)}(LADDER, lines, profile, how);`),
  );
  file.keep('recognise');
  return file;
}

/**
 * The path of a file of the ladder: in the package that the contract with the profiles feeds; if that one is linked, in the
 * system of this workspace, whose contracts have rungs too.
 */
function ladderPath(model: Model, workspace: Workspace, name: string): string {
  const feeds = model.profiles[0]?.feeds ?? '';
  const isLinked = model.packages.some((one) => one.feeds === feeds && one.linked !== undefined);
  return isLinked ? `${workspace.system}/src/${name}` : sourcePath(workspace, feeds, name);
}

/** The module with the ladder: a package, or a file of the system. */
export function ladderModule(model: Model, workspace: Workspace, name: string): string {
  const pkg = model.packages.find(({ feeds }) => feeds === model.profiles[0]?.feeds);
  if (pkg === undefined || pkg.linked !== undefined) return ladderPath(model, workspace, name);
  return pkg.name;
}

function emit(model: Model, workspace: Workspace): ReturnType<Emitter['emit']> {
  const [profile] = model.profiles;
  if (profile === undefined) return outputs();
  const path = (name: string): string => ladderPath(model, workspace, name);
  return outputs(contractsFile(path('contracts.ts'), model), ladderFile(path('ladder.ts'), model));
}

/** The ladder and its recogniser. */
export const ladder: Emitter = { name: 'ladder', emit };
