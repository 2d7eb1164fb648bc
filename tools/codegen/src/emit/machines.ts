/** State machines: a table for each resource, and a monitor that tracks the state of one. */
import type { MachineDef, Model } from '../model/types.ts';
import { withArticle } from '../names/article.ts';
import { code, imported, importedType, property, quote, type Code } from '../output/code.ts';
import { codeFile, type CodeFile } from '../output/code-file.ts';
import { sourcePath, type Workspace } from '../workspace/config.ts';
import { outputs, type Emitter } from './emitter.ts';
import { camel, kebab, pascal, screaming } from './names.ts';
import { originsOf } from './per-package.ts';
import { inHome } from './type-names.ts';

/** Returns the distinct values in their order. */
const distinct = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/** The parts of a table that edges name. */
function namesIn({ edges }: MachineDef): {
  readonly operations: string[];
  readonly events: string[];
  readonly times: string[];
} {
  return {
    operations: distinct(edges.map(({ on }) => on)),
    events: distinct(edges.map(({ event }) => event)),
    times: distinct(edges.flatMap(({ after, atMost }) => [after, atMost?.name])),
  };
}

const union = (names: readonly string[]): string =>
  names.length === 0 ? 'never' : names.map(quote).join(' | ');
const list = (names: readonly string[]): string => `[${names.map(quote).join(', ')}]`;

/** Returns the id under which `seen` records that a state rejects an operation. */
export function rejectId(machine: string, state: string, on: string): string {
  return `${machine}.${state}.otherwise.${on}`;
}

/** How generated code writes states: by name, or as members of their enumeration. */
function stateWriter(machine: MachineDef, path: string): (state: string) => Code {
  const { type } = machine;
  if (type === undefined) return quote;
  const name = imported(type.name, path);
  return (state) => {
    const key = property(state);
    return key === state ? code`${name}.${state}` : code`${name}[${key}]`;
  };
}

function printTypes(file: CodeFile, machine: MachineDef): void {
  const { name, states, type } = machine;
  const { operations, events, times } = namesIn(machine);
  const what = pascal(name);
  const print = (suffix: string, doc: string, names: readonly string[]): void => {
    file.item(doc, `export type ${what}${suffix} = ${union(names)};`);
  };
  if (type === undefined) print('State', `The states of ${withArticle(name)}.`, states);
  print('Operation', `The operations that ${withArticle(name)} answers by its state.`, operations);
  print('Occurrence', `What happens to ${withArticle(name)} without an operation.`, events);
  print('Time', `The times that steps of ${withArticle(name)} are bound to.`, times);
}

function printTable(file: CodeFile, machine: MachineDef, state: (name: string) => Code): void {
  const { id, initial, states, creates, edges, otherwise } = machine;
  const { operations, events, times } = namesIn(machine);
  file.print(`id: ${quote(id)},`);
  file.print(code`initial: ${state(initial)},`);
  file.print(
    'states: [',
    states.flatMap((one) => [state(one), ', ']),
    '],',
  );
  file.print(`operations: ${list(operations)},`);
  file.print(`creates: ${list(creates)},`);
  file.print(`events: ${list(events)},`);
  file.print(`times: ${list(times)},`);
  file.print('edges: [');
  for (const edge of edges) {
    const cause =
      edge.on === undefined ? `event: ${quote(edge.event ?? '')}` : `on: ${quote(edge.on)}`;
    const after = edge.after === undefined ? '' : `, after: ${quote(edge.after)}`;
    const atMost = edge.atMost === undefined ? '' : `, atMost: ${quote(edge.atMost.name)}`;
    file.doc(edge.doc);
    file.print(
      code`{ id: ${quote(edge.id)}, from: ${state(edge.from)}, to: ${state(edge.to)}, ${cause}${after}${atMost} },`,
    );
  }
  file.print('],');
  file.print('rejects: [');
  for (const { state: at, on, check } of otherwise) {
    file.print(
      code`{ id: ${quote(rejectId(id, at, on))}, state: ${state(at)}, on: ${quote(on)}, check: ${quote(check.id)}, fails: ${quote(check.fails.name)} },`,
    );
  }
  file.print('],');
}

function machineFile(machine: MachineDef, model: Model, workspace: Workspace): CodeFile[] {
  const { name, feeds, type, doc } = machine;
  const pkg = model.packages.find((one) => one.feeds === feeds);
  if (pkg === undefined) return [];
  const path = sourcePath(workspace, feeds, `machines/${kebab(name)}.ts`);
  const file = codeFile(path, originsOf(model, pkg));
  const typesPath = inHome({ workspace, feeds }, 'types.ts');
  const what = pascal(name);
  const table = `${screaming(name)}_MACHINE`;
  printTypes(file, machine);
  const state = type === undefined ? `${what}State` : importedType(type.name, typesPath);
  const names = code`${state}, ${what}Operation, ${what}Occurrence, ${what}Time`;
  file.doc(doc === '' ? `The state machine of ${withArticle(name)}.` : doc);
  file.closed(
    code`export const ${table}: ${importedType('MachineTable', '@abicus/wire')}<${names}> =`,
    '};',
    () => printTable(file, machine, stateWriter(machine, typesPath)),
  );
  file.doc(`Tracks the state of ${withArticle(name)}, from the initial state or from a given one.`);
  const monitor = imported('MachineMonitor', '@abicus/wire');
  file.block(
    code`export function ${camel(name)}Monitor(state?: ${state}): ${monitor}<${names}>`,
    () => file.print(code`return new ${monitor}(${table}, state);`),
  );
  return [file];
}

/** A file in `machines` for each resource. */
export const machines: Emitter = {
  name: 'machines',
  emit: (model, workspace) =>
    outputs(...model.machines.flatMap((one) => machineFile(one, model, workspace))),
};
