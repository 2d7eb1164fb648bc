/** What the counters of a run's services say: which task called which operation, and how that ended. */
import type { Model } from '@abicus/codegen';
import type { CountedTask } from '@abicus/wire/ladder';
import type { CallCount, ServiceCounts, EdgeCounts } from './report.ts';

/** The client under which a service counts those that had to make room for others. */
export const OTHERS = 'other clients';

/** What the services of a run counted. */
export type CountsOfRun = {
  readonly edges: readonly EdgeCounts[];
  /** By service: over all of its instances. */
  readonly counted: ReadonlyMap<string, ServiceCounts>;
};

/** Gives the name of an operation of a service. */
type OperationNames = (service: string, opcode: number) => string;

/** The names of the operations that contracts state. */
export function operationNames({ services }: Pick<Model, 'services'>): OperationNames {
  const known = new Map(
    services.flatMap(({ name, ops }) =>
      ops.map((op) => [`${name} ${op.opcode}`, op.name] as const),
    ),
  );
  return (service, opcode) => known.get(`${service} ${opcode}`) ?? `operation ${opcode}`;
}

/**
 * Adds up what all instances of each service counted. A call of a task that no contract states is one of the program from
 * which it has its capabilities: the nearest one above it.
 *
 * @param programs the names of those that contracts state.
 */
export function countsOfRun(
  tasks: readonly CountedTask[],
  programs: ReadonlySet<string>,
  nameOf: OperationNames,
): CountsOfRun {
  const byPid = new Map(tasks.map((task) => [task.pid, task]));
  const programOf = (pid: number): string => {
    const above = new Set<number>();
    for (let at = byPid.get(pid); at !== undefined && !above.has(at.pid);) {
      if (programs.has(at.name)) return at.name;
      above.add(at.pid);
      at = byPid.get(at.parent);
    }
    return pid === 0 ? OTHERS : `task ${pid}`;
  };
  const edges = new Map<string, EdgeCounts & { readonly calls: CallCount[] }>();
  const counted = new Map<string, ServiceCounts>();
  for (const { pid, counters } of tasks) {
    if (counters === undefined) continue;
    const service = programOf(pid);
    counted.set(service, together(counted.get(service), counters));
    for (const { client, opcode, outcome, count } of counters.requests) {
      const caller = programOf(client);
      const key = JSON.stringify([caller, service]);
      const edge = edges.get(key) ?? { client: caller, service, calls: [] };
      edges.set(key, edge);
      addTo(edge.calls, { op: nameOf(service, opcode), outcome, count });
    }
  }
  return { edges: [...edges.values()], counted };
}

/** The counters of an instance added to those of earlier ones. */
function together(sum: ServiceCounts | undefined, one: ServiceCounts): ServiceCounts {
  const incidents: Record<string, number> = { ...sum?.incidents };
  for (const [name, count] of Object.entries(one.incidents)) {
    incidents[name] = (incidents[name] ?? 0) + count;
  }
  return { starts: Math.max(sum?.starts ?? 0, one.starts), incidents };
}

function addTo(calls: CallCount[], one: CallCount): void {
  const at = calls.findIndex(({ op, outcome }) => op === one.op && outcome === one.outcome);
  const known = calls[at];
  if (known === undefined) calls.push(one);
  else calls[at] = { ...known, count: known.count + one.count };
}

/** The calls of an edge by operation: `register 66 answered, 2 rejected`. */
export function callTexts(calls: readonly CallCount[]): string[] {
  return [...Map.groupBy(calls, ({ op }) => op)].map(([op, all]) => {
    const sorted = all.toSorted((a, b) => (a.outcome < b.outcome ? -1 : 1));
    return `${op} ${sorted.map(({ outcome, count }) => `${count} ${outcome}`).join(', ')}`;
  });
}
