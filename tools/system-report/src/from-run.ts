/** What the end of a run shows of a system. */
import type { HeldByTask, HeldCapabilities } from '@abicus/wire/ladder';
import type { CountsOfRun } from './calls-of-run.ts';
import { namesOfRun, type Naming, type RunNames } from './names-of-run.ts';
import {
  bySlot,
  objects,
  type DeviceReport,
  type EdgeCounts,
  type Holding,
  type SystemReport,
  type TaskReport,
  type Uses,
} from './report.ts';

/** Operations that move a capability to a task, with the tasks that may call them. */
export type Moves = ReadonlyMap<string, TaskReport['moved']>;

type Held = HeldByTask['capabilities'][number];

/** A run while it is read. */
type Run = {
  readonly held: HeldCapabilities;
  readonly naming: Naming;
  readonly names: RunNames;
  readonly moves: Moves;
  /** The number of tasks that hold each memory object. */
  readonly sharers: ReadonlyMap<number, number>;
};

/** Whether a task made an object itself, so that contracts do not list it, and no other task holds it. */
function isOwn(run: Run, task: HeldByTask, { kind, object, rights }: Held): boolean {
  const { held, naming, sharers, names } = run;
  if (kind === 'memory') {
    const isImage = held.memory.some(({ id, image }) => id === object && image !== undefined);
    return !isImage && rights.includes('MANAGE') && sharers.get(object) === 1;
  }
  const endpoint = held.endpoints.find(({ id }) => kind === 'endpoint' && id === object);
  if (endpoint === undefined || endpoint.owner !== task.pid) return false;
  // The first task creates endpoints at will; others through a factory of their own.
  if (task.name === naming.first) return names.endpoint(endpoint).startsWith('endpoint ');
  return task.capabilities.some((one) => {
    return one.kind === 'endpointFactory' && one.object !== 0 && one.object === endpoint.factory;
  });
}

/** Whether a caller of a task's operations has moved this to it: SEND of an endpoint of the caller. */
function isMoved(
  run: Run,
  receiver: string,
  { kind, object, rights }: Omit<Held, 'slot'>,
): boolean {
  const endpoint = run.held.endpoints.find(({ id }) => kind === 'endpoint' && id === object);
  if (endpoint === undefined || rights.join() !== 'SEND') return false;
  const owner = run.names.task(endpoint.owner);
  return (run.moves.get(receiver) ?? []).some(({ callers }) => callers.includes(owner));
}

function holdingsOf(run: Run, task: HeldByTask, listed: ReadonlySet<string>): Holding[] {
  const { names } = run;
  return task.capabilities
    .map((one): Holding => {
      const { slot, rights } = one;
      const object = names.object(one);
      const holding = { slot, object, rights };
      if (isOwn(run, task, one)) return { ...holding, origin: 'own' };
      // What contracts list may not pass as moved.
      const isListed = listed.has(`${slot} ${object}`);
      return !isListed && isMoved(run, task.name, one) ? { ...holding, origin: 'moved' } : holding;
    })
    .sort(bySlot);
}

/** The other tasks whose requests a task may send to, by their endpoints. */
function sendsOf(name: string, holds: readonly Holding[]): Uses[] {
  const services = holds.flatMap(({ object, rights }) => {
    const service = /^requests of (?<service>.*)$/.exec(object)?.groups?.['service'];
    return service !== undefined && rights.includes('SEND') ? [service] : [];
  });
  const others = new Set(services.filter((service) => service !== name));
  return [...others].map((service) => ({ service, ops: [] }));
}

/** A report with the calls that were made: beside each task that may send to the service, or else as earlier ones. */
export function withCalls(system: SystemReport, { edges, counted }: CountsOfRun): SystemReport {
  const shown = new Set<EdgeCounts>();
  const tasks = system.tasks.map((task): TaskReport => {
    const calls = task.calls.map((uses): Uses => {
      const edge = edges.find((one) => one.client === task.name && one.service === uses.service);
      if (edge === undefined) return uses;
      shown.add(edge);
      return { ...uses, made: edge.calls };
    });
    const own = counted.get(task.name);
    return { ...task, calls, ...(own !== undefined && { counted: own }) };
  });
  return { ...system, tasks, earlierCalls: edges.filter((edge) => !shown.has(edge)) };
}

/** Capabilities in messages, which no task holds: those that callers may not move, as if their senders held them. */
function inTransit(run: Run): Map<string, Holding[]> {
  const found = new Map<string, Holding[]>();
  for (const { owner, inTransit: all } of run.held.endpoints) {
    for (const { sender, ...one } of all) {
      if (isMoved(run, run.names.task(owner), one)) continue;
      const name = run.names.task(sender);
      const object = `${run.names.object(one)}, in a message to ${run.names.task(owner)}`;
      found.set(name, [...(found.get(name) ?? []), { object, rights: one.rights }]);
    }
  }
  return found;
}

function devicesOf({ devices, first }: Naming, tasks: readonly TaskReport[]): DeviceReport[] {
  return devices.map((device): DeviceReport => {
    const driver = tasks.find(
      ({ name, holds }) =>
        name !== first && holds.some(({ object }) => object === objects.registers(device.name)),
    );
    return { ...device, ...(driver !== undefined && { driver: driver.name }) };
  });
}

/**
 * Makes a report of the end of a run.
 *
 * @param listed by task: `slot object` of what contracts list, so that it can't pass as moved.
 * @param starts programs in the order of their start.
 */
export function systemOfRun(
  held: HeldCapabilities,
  naming: Naming,
  moves: Moves,
  listed: ReadonlyMap<string, ReadonlySet<string>>,
  starts: readonly string[],
): SystemReport {
  const memory = held.tasks.flatMap(({ capabilities }) => [
    ...new Set(capabilities.filter(({ kind }) => kind === 'memory').map(({ object }) => object)),
  ]);
  const sharers = new Map(
    [...Map.groupBy(memory, (id) => id)].map(([id, all]) => [id, all.length]),
  );
  const run: Run = { held, naming, names: namesOfRun(held, naming), moves, sharers };
  const moving = inTransit(run);
  const tasks = held.tasks.map((task): TaskReport => {
    const name = run.names.task(task.pid);
    const own = holdingsOf(run, task, listed.get(name) ?? new Set());
    const holds = [...own, ...(moving.get(name) ?? [])];
    const parent = run.names.task(task.parent);
    return { name, parent, holds, moved: [], calls: sendsOf(name, own), notifies: [] };
  });
  // The first task, then programs as they were started, then tasks that the first one did not start.
  const at = ({ name }: TaskReport): number => {
    if (name === naming.first) return -1;
    return starts.includes(name) ? starts.indexOf(name) : Infinity;
  };
  return {
    from: 'run',
    first: naming.first,
    tasks: tasks.sort((a, b) => at(a) - at(b)),
    starts,
    endpoints: held.endpoints.map((one) => {
      const { owner, depth } = one;
      return { name: run.names.endpoint(one), owner: run.names.task(owner), depth };
    }),
    devices: devicesOf(naming, tasks),
    budgets: [],
  };
}
