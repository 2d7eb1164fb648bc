/** State machines: the lives of resources. */
import type { Edge, StateMachine } from '@abicus/contract';
import { didYouMean } from '../diagnostics/nearest.ts';
import { claim, declared, report, type Unit } from './context.ts';
import type { Phase } from './phase.ts';
import type { OperationDef } from './shape/calls.ts';
import type { EdgeDef, MachineDef } from './shape/evidence.ts';
import type { ServiceDef } from './shape/services.ts';

/** What edges can name. */
export type Operations = {
  readonly operations: readonly OperationDef[];
  readonly services: readonly ServiceDef[];
};

type Task = {
  readonly phase: Phase;
  readonly unit: Unit;
  /** Ids of operations by the names that edges may use. */
  readonly operations: ReadonlyMap<string, string>;
  /** The fields that requests, replies and arguments of the contract have. */
  readonly fields: ReadonlySet<string>;
};

/** The operations of a contract, by the names that its edges may use. */
function operationNames(unit: Unit, known: Operations): Map<string, string> {
  const names = new Map<string, string>();
  for (const one of known.operations) names.set(one.id, one.id);
  for (const service of known.services) for (const op of service.ops) names.set(op.id, op.id);
  const own = [...known.operations, ...known.services.flatMap((service) => service.ops)];
  for (const one of own) if (one.contract === unit.slug) names.set(one.name, one.id);
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
  const { phase, unit, operations, fields } = task;
  const path = `machine.edges.${name}`;
  const { from, to, on: onName, event, after, atMost: limitName } = edge;
  const on = onName === undefined ? undefined : operations.get(onName);
  if (onName !== undefined && on === undefined) {
    const fix = didYouMean(onName, operations.keys());
    const message = `no operation '${onName}' takes the step '${name}'`;
    report(phase.context, 'ref/unknown', unit, `${path}.on`, message, { fix });
  }
  if ((onName === undefined) === (event === undefined)) {
    const message = `the step '${name}' needs one cause: 'on' an operation, or an 'event'`;
    report(phase.context, 'contract/missing-key', unit, path, message);
  }
  if (after !== undefined && !fields.has(after)) {
    const fix = didYouMean(after, fields);
    const message = `no request, reply or argument of ${unit.id} has a field '${after}'`;
    report(phase.context, 'ref/unknown', unit, `${path}.after`, message, { fix });
  }
  const atMost =
    limitName === undefined ? undefined : phase.limits.resolve(unit, limitName, `${path}.atMost`);
  return {
    ...declared(unit, `${machine.resource}.${name}`, name, path),
    from,
    to,
    ...(on !== undefined && { on }),
    ...(event !== undefined && { event }),
    ...(after !== undefined && { after }),
    ...(atMost !== undefined && { atMost }),
  };
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
    const task = { phase, unit, operations, fields: fieldNames(unit, known) };
    const { resource, initial } = machine;
    claim(phase.context, 'resource', resource, unit, 'machine.resource', `one of ${unit.id}`);
    const states = checkStates(task, machine);
    const edges = Object.entries(machine.edges).map(([name, edge]) => {
      return linkEdge(task, machine, name, edge);
    });
    machines.push({ ...declared(unit, resource, resource, 'machine'), initial, states, edges });
  }
  return machines;
}
