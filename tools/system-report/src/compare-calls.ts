/** Compares the calls that the services of a run counted with those that contracts state. */
import { callTexts, OTHERS } from './calls-of-run.ts';
import type { Difference } from './compare.ts';
import type { EdgeCounts, SystemReport } from './report.ts';

/** Outcomes of requests that no handler saw: a client that may send can send anything. */
const UNSEEN = ['malformed', 'denied'];

/** The operations of a service that a task uses by contract or from boot; nothing: it may not send to it. */
function allowed(
  { first, tasks }: SystemReport,
  { client, service }: EdgeCounts,
): ReadonlySet<string> | undefined {
  const task = tasks.find(({ name }) => name === client);
  if (task === undefined) return undefined;
  const stated = [...task.calls, ...task.notifies].filter((one) => one.service === service);
  // Every task may send to the first one.
  if (stated.length === 0 && service !== first) return undefined;
  return new Set(stated.flatMap((one) => one.ops));
}

function compareEdge(listed: SystemReport, edge: EdgeCounts): Difference[] {
  const { client, service, calls } = edge;
  const ops = allowed(listed, edge);
  const others = calls.filter(({ op, outcome }) => {
    return ops === undefined || (!ops.has(op) && !UNSEEN.includes(outcome));
  });
  return [...Map.groupBy(others, ({ op }) => op)].map(([op, all]): Difference => {
    const contract = ops === undefined ? `no calls of ${service}` : 'no calls of it';
    const run = callTexts(all)
      .join('')
      .slice(op.length + 1);
    return { kind: 'call', task: client, what: `${service}.${op}`, contract, run };
  });
}

/** The calls that no contract states. Those of clients that had to make room for others are of no task. */
export function compareCalls(listed: SystemReport, edges: readonly EdgeCounts[]): Difference[] {
  return edges.flatMap((edge) => (edge.client === OTHERS ? [] : compareEdge(listed, edge)));
}
