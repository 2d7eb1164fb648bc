/** State machines: the lives of resources. */
import type { Edge, StateMachine } from '@abicus/contract';
import { didYouMean } from '../diagnostics/nearest.ts';
import { claim, declared, report, type Unit } from './context.ts';
import {
  linkCreates,
  linkOtherwise,
  linkStatesType,
  refuseTwoWays,
  type MachineTask,
} from './link-states.ts';
import type { Phase } from './phase.ts';
import type { OperationDef } from './shape/calls.ts';
import type { EdgeDef, MachineDef } from './shape/evidence.ts';
import type { ServiceDef, ServiceOpDef } from './shape/services.ts';
import type { TypeDef } from './shape/values.ts';

/** What machines can name. */
export type Operations = {
  readonly operations: readonly OperationDef[];
  readonly services: readonly ServiceDef[];
  readonly types: readonly TypeDef[];
};

type Task = MachineTask & {
  /** The fields that requests, replies and arguments of the contract have. */
  readonly fields: ReadonlySet<string>;
};

/** The operations of a contract, by the names that its machine may use. */
function operationNames(unit: Unit, known: Operations): Map<string, OperationDef | ServiceOpDef> {
  const names = new Map<string, OperationDef | ServiceOpDef>();
  const all = [...known.operations, ...known.services.flatMap((service) => service.ops)];
  for (const one of all) names.set(one.id, one);
  for (const one of all) if (one.contract === unit.slug) names.set(one.name, one);
  return names;
}

function fieldNames(unit: Unit, known: Operations): Set<string> {
  const names = new Set<string>();
  for (const op of known.operations.filter((one) => one.contract === unit.slug)) {
    for (const arg of op.args) names.add(arg.name);
  }
  for (const service of known.services.filter((one) => one.contract === unit.slug)) {
    const frames = service.ops.flatMap((op) => [op.request, op.reply]);
    for (const frame of frames) for (const field of frame.fields) names.add(field.name);
  }
  return names;
}

function linkEdge(task: Task, machine: StateMachine, name: string, edge: Edge): EdgeDef {
  const { phase, unit, fields } = task;
  const path = `machine.edges.${name}`;
  const { from, to, on: onName, event, after, atMost: limitName } = edge;
  const on = onName === undefined ? undefined : operation(task, onName, `${path}.on`);
  if ((onName === undefined) === (event === undefined)) {
    const message = `the step '${name}' needs one cause: 'on' an operation, or an 'event'`;
    report(phase.context, 'contract/missing-key', unit, path, message);
  }
  if (after !== undefined && !fields.has(after)) {
    const fix = didYouMean(after, fields);
    const message = `no request, reply or argument of ${unit.id} has a field '${after}'`;
    report(phase.context, 'ref/unknown', unit, `${path}.after`, message, { fix });
  }
  if (limitName !== undefined && after === undefined && !unit.source.stored) {
    const message = `the step '${name}' comes 'atMost' so much later than what? It needs 'after'`;
    report(phase.context, 'contract/missing-key', unit, path, message);
  }
  const atMost =
    limitName === undefined ? undefined : phase.limits.resolve(unit, limitName, `${path}.atMost`);
  return {
    ...declared(unit, `${machine.resource}.${name}`, name, path),
    from,
    to,
    ...(on !== undefined && { on: on.id }),
    ...(event !== undefined && { event }),
    ...(after !== undefined && { after }),
    ...(atMost !== undefined && { atMost }),
  };
}

/** The operation that a machine names; nothing, with a finding, if there is none. */
function operation(
  { phase, unit, operations }: Task,
  name: string,
  path: string,
): OperationDef | ServiceOpDef | undefined {
  const found = operations.get(name);
  if (found === undefined) {
    const fix = didYouMean(name, operations.keys());
    report(phase.context, 'ref/unknown', unit, path, `there is no operation '${name}'`, { fix });
  }
  return found;
}

/** Every state but the initial one must be where some step leads. */
function checkStates(task: Task, machine: StateMachine): string[] {
  const edges = Object.entries(machine.edges);
  const reached = new Set([machine.initial, ...edges.map(([, edge]) => edge.to)]);
  const { context } = task.phase;
  for (const [name, edge] of edges) {
    if (reached.has(edge.from)) continue;
    const fix = didYouMean(edge.from, reached);
    const message = `no step leads to the state '${edge.from}'`;
    report(context, 'ref/unknown', task.unit, `machine.edges.${name}#0`, message, { fix });
  }
  if (!edges.some(([, edge]) => edge.from === machine.initial)) {
    const froms = edges.map(([, edge]) => edge.from);
    const fix = didYouMean(machine.initial, froms);
    const message = `no step starts at the initial state '${machine.initial}'`;
    report(context, 'ref/unknown', task.unit, 'machine.initial', message, { fix });
  }
  const states = edges.flatMap(([, edge]) => [edge.from, edge.to]);
  return [...new Set([machine.initial, ...states])];
}

/** Links the state machines of all contracts. */
export function linkMachines(phase: Phase, known: Operations): MachineDef[] {
  const machines: MachineDef[] = [];
  for (const unit of phase.context.units.filter((one) => !one.draft)) {
    const { machine } = unit.value;
    if (machine === undefined) continue;
    const operations = operationNames(unit, known);
    const task = { phase, unit, machine, operations, fields: fieldNames(unit, known) };
    const { resource, initial } = machine;
    claim(phase.context, 'resource', resource, unit, 'machine.resource', `one of ${unit.id}`);
    const states = checkStates(task, machine);
    const edges = Object.entries(machine.edges).map(([name, edge]) => {
      return linkEdge(task, machine, name, edge);
    });
    refuseTwoWays(task, edges);
    const type = linkStatesType(task, states, known.types);
    const creates = linkCreates(task, edges);
    machines.push({
      ...declared(unit, resource, resource, 'machine'),
      ...(type !== undefined && { type }),
      initial,
      states,
      edges,
      creates,
      otherwise: linkOtherwise(task, { states, edges, creates }),
    });
  }
  return machines;
}
