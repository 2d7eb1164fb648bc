/** State machines: the life cycles of resources. */
import type { Edge } from '@abicus/contract';
import type { Unit } from './context.ts';
import { defined } from './defined.ts';
import {
  linkCreates,
  linkOtherwise,
  linkStatesType,
  rejectTwoWays,
  type MachineTask,
} from './link-states.ts';
import type { Phase } from './phase.ts';
import type { OperationDef } from './shape/calls.ts';
import type { EdgeDef, MachineDef } from './shape/evidence.ts';
import type { ServiceDef, ServiceOpDef } from './shape/services.ts';
import type { TypeDef } from './shape/values.ts';
import { live, type Site } from './site.ts';

/** The names that machines can use. */
export type Operations = {
  readonly operations: readonly OperationDef[];
  readonly services: readonly ServiceDef[];
  readonly types: readonly TypeDef[];
};

type Task = MachineTask & {
  readonly phase: Phase;
  /** The fields of requests, replies and arguments of the contract. */
  readonly fields: ReadonlySet<string>;
};

/** The operations of a contract, by the names that its machine may use. */
function operationNames(unit: Unit, known: Operations): Map<string, OperationDef | ServiceOpDef> {
  const all = [...known.operations, ...known.services.flatMap((service) => service.ops)];
  const own = all.filter(({ contract }) => contract === unit.slug);
  const ids = all.map((one) => [one.id, one] as const);
  return new Map([...ids, ...own.map((one) => [one.name, one] as const)]);
}

function fieldNames(unit: Unit, known: Operations): Set<string> {
  const own = ({ contract }: { readonly contract: string }): boolean => contract === unit.slug;
  const ops = known.services.filter(own).flatMap((service) => service.ops);
  const frames = ops.flatMap((op) => [op.request.fields, op.reply.fields]);
  const args = known.operations.filter(own).map((op) => op.args);
  return new Set([...args, ...frames].flat().map(({ name }) => name));
}

function linkEdge(task: Task, site: Site, name: string, edge: Edge): EdgeDef {
  const { phase, fields, operations, machine } = task;
  const { unit } = site;
  const { from, to, on: onName, event, after, atMost: limitName } = edge;
  const on = onName === undefined ? undefined : operations.get(onName);
  if (onName !== undefined && on === undefined) {
    site.at('.on').unknown(`there is no operation '${onName}'`, onName, operations.keys());
  }
  if ((onName === undefined) === (event === undefined)) {
    const message = `the step '${name}' needs one cause: 'on' an operation, or an 'event'`;
    site.report('contract/missing-key', message);
  }
  if (after !== undefined && !fields.has(after)) {
    const message = `no request, reply or argument of ${unit.id} has a field '${after}'`;
    site.at('.after').unknown(message, after, fields);
  }
  if (limitName !== undefined && after === undefined && !unit.source.stored) {
    const message = `the step '${name}' has 'atMost' without 'after'`;
    site.report('contract/missing-key', message);
  }
  const atMost =
    limitName === undefined ? undefined : phase.limits.resolve(site.at('.atMost'), limitName);
  const base = site.declared(`${machine.resource}.${name}`, name);
  return { ...base, from, to, ...defined({ on: on?.id, event, after, atMost }) };
}

/** Checks that a step leads to every state except the initial one. */
function checkStates({ site, machine }: Task): string[] {
  const { initial } = machine;
  const edges = site.at('.edges').entries(machine.edges);
  const reached = new Set([initial, ...edges.map(([, { to }]) => to)]);
  for (const [, { from }, at] of edges) {
    if (reached.has(from)) continue;
    at.at('#0').unknown(`no step leads to the state '${from}'`, from, reached);
  }
  const froms = edges.map(([, { from }]) => from);
  if (!froms.includes(initial)) {
    const message = `no step starts at the initial state '${initial}'`;
    site.at('.initial').unknown(message, initial, froms);
  }
  return [...new Set([initial, ...edges.flatMap(([, { from, to }]) => [from, to])])];
}

/** Links the state machines of all contracts. */
export function linkMachines(phase: Phase, known: Operations): MachineDef[] {
  const machines: MachineDef[] = [];
  for (const root of live(phase.context)) {
    const { unit } = root;
    const { machine } = unit.value;
    if (machine === undefined) continue;
    const site = root.at('machine');
    const operations = operationNames(unit, known);
    const task: Task = { phase, site, machine, operations, fields: fieldNames(unit, known) };
    const { resource, initial } = machine;
    site.at('.resource').claim('resource', resource, `one of ${unit.id}`);
    const states = checkStates(task);
    const edges = site.at('.edges').entries(machine.edges);
    const linked = edges.map(([name, edge, at]) => linkEdge(task, at, name, edge));
    rejectTwoWays(task, linked);
    const type = linkStatesType(task, states, known.types);
    const creates = linkCreates(task, linked);
    machines.push({
      ...site.declared(resource, resource),
      ...defined({ type }),
      initial,
      states,
      edges: linked,
      creates,
      otherwise: linkOtherwise(task, { states, edges: linked, creates }),
    });
  }
  return machines;
}
