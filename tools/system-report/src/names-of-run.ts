/**
 * Names the objects of a run as contracts name them. A name follows from what the kernel says about
 * the object: its owner, the tasks that receive from it, its address, its bytes. Slots that contracts
 * give are used for one thing only: which of its own endpoints a program receives its requests from.
 * So a capability in a wrong slot, or of a wrong object, keeps its name.
 */
import type { HeldByTask, HeldCapabilities, HeldEndpoint } from '@abicus/wire/ladder';
import { objects } from './report.ts';

/** What contracts say about names. */
export type Naming = {
  readonly first: string;
  /** Names of a program's own endpoints by the slot in which it receives from them. */
  readonly receives: ReadonlyMap<string, ReadonlyMap<number, string>>;
  readonly devices: readonly {
    readonly name: string;
    readonly base: number;
    readonly length: number;
    readonly line: number;
  }[];
};

type Seen = Omit<HeldByTask['capabilities'][number], 'slot'>;

/** Names of the objects of a run. */
export type RunNames = {
  /** The name of a task; of one without a name, its pid. */
  readonly task: (pid: number) => string;
  readonly object: (capability: Seen) => string;
  readonly endpoint: (endpoint: HeldEndpoint) => string;
};

const hex = (n: number): string => `0x${n.toString(16)}`;

/** Names the objects of a run. */
export function namesOfRun(held: HeldCapabilities, naming: Naming): RunNames {
  const tasks = new Map(held.tasks.map((task) => [task.pid, task]));
  const task = (pid: number): string => {
    if (pid === 0) return 'kernel';
    const name = tasks.get(pid)?.name ?? '';
    return name === '' ? `task ${pid}` : name;
  };
  const holders = holdersOf(held.tasks);
  const ofFirst = firstRequests(held, naming, holders);
  const endpoints = new Map<number, string>();
  const counts = new Map<string, number>();
  for (const endpoint of held.endpoints) {
    const name = endpointName(endpoint, { naming, holders, task, ofFirst });
    if (name !== undefined) endpoints.set(endpoint.id, name);
    else {
      const owner = task(endpoint.owner);
      const count = (counts.get(owner) ?? 0) + 1;
      counts.set(owner, count);
      endpoints.set(endpoint.id, objects.endpoint(`endpoint ${count}`, owner));
    }
  }
  const factories = new Map(held.factories.map(({ id, budget }) => [id, objects.factory(budget)]));
  const images = new Map(held.memory.map(({ id, image }) => [id, image]));
  const memory = (id: number): string => {
    const image = images.get(id);
    if (image !== undefined) return objects.image(image);
    const at = held.memory
      .filter((one) => one.image === undefined)
      .findIndex((one) => one.id === id);
    return at < 0 ? 'memory that is gone' : `memory ${at + 1}`;
  };
  return {
    task,
    endpoint: ({ id }) => endpoints.get(id) ?? objects.closed,
    object: ({ kind, object, length }) => {
      switch (kind) {
        case 'endpoint':
          return endpoints.get(object) ?? objects.closed;
        case 'memory':
          return memory(object);
        case 'registers': {
          const device = naming.devices.find((one) => one.base === object && one.length === length);
          const size = length ?? 0;
          return device === undefined
            ? `registers at ${hex(object)} of ${size} bytes`
            : objects.registers(device.name);
        }
        case 'interrupt': {
          const device = naming.devices.find(({ line }) => line === object);
          return device === undefined ? `interrupt ${object}` : objects.interrupt(device.name);
        }
        case 'endpointFactory':
          return object === 0
            ? objects.endpointFactory
            : (factories.get(object) ?? 'an endpoint factory that is gone');
        case 'serviceFactory':
          return objects.serviceFactory;
        case 'clock':
          return objects.clock;
      }
    },
  };
}

/** The capabilities of endpoints, by their object. */
type Holders = ReadonlyMap<
  number,
  readonly { readonly pid: number; readonly slot: number; readonly rights: readonly string[] }[]
>;

function holdersOf(tasks: readonly HeldByTask[]): Holders {
  const all = tasks.flatMap(({ pid, capabilities }) =>
    capabilities
      .filter(({ kind }) => kind === 'endpoint')
      .map(({ object, slot, rights }) => ({ object, pid, slot, rights })),
  );
  return Map.groupBy(all, ({ object }) => object);
}

/** Tasks other than the owner that receive from an endpoint. */
function receivers({ id, owner }: HeldEndpoint, holders: Holders): number[] {
  const all = holders.get(id) ?? [];
  return all.flatMap(({ pid, rights }) => (rights.includes('RECV') && pid !== owner ? [pid] : []));
}

/** The endpoint of the first task's requests: of those that it owns, the one that most other tasks may send to. */
function firstRequests(held: HeldCapabilities, { first }: Naming, holders: Holders): number {
  const pid = held.tasks.find(({ name, parent }) => name === first && parent === 0)?.pid;
  const own = held.endpoints.filter(({ owner }) => owner === pid);
  const senders = ({ id, owner }: HeldEndpoint): number =>
    (holders.get(id) ?? []).filter((one) => one.pid !== owner && one.rights.includes('SEND'))
      .length;
  const [most] = own.toSorted((a, b) => senders(b) - senders(a));
  return most === undefined || senders(most) === 0 ? -1 : most.id;
}

type Known = {
  readonly naming: Naming;
  readonly holders: Holders;
  readonly task: (pid: number) => string;
  readonly ofFirst: number;
};

function endpointName(
  endpoint: HeldEndpoint,
  { naming, holders, task, ofFirst }: Known,
): string | undefined {
  const owner = task(endpoint.owner);
  if (owner === naming.first) {
    if (endpoint.id === ofFirst) return objects.requests(owner);
    const children = receivers(endpoint, holders).map(task);
    return children.length === 0 ? undefined : objects.control(children.join(' and '));
  }
  const names = naming.receives.get(owner);
  for (const { pid, slot, rights } of holders.get(endpoint.id) ?? []) {
    const name = pid === endpoint.owner && rights.includes('RECV') ? names?.get(slot) : undefined;
    if (name !== undefined) return objects.endpoint(name, owner);
  }
  return undefined;
}
