/** Compares the calls that the services of a run counted with those that contracts state. */
import { callTexts, OTHERS } from './calls-of-run.ts';
import type { Difference } from './compare.ts';
import { objects, type EdgeCounts, type SystemReport } from './report.ts';

/** Outcomes of requests that were refused without being decoded: a client that may send can send anything. */
const REFUSED = ['malformed', 'denied'];

/** What the runtime of programs asks the first one, which the contract of no program lists. */
const GET = 'get';
const READY = 'ready';

/** The operations of a service that contracts let a task call; nothing: it may not send to it. */
function allowed(
  { first, tasks, endpoints }: SystemReport,
  { client, service }: EdgeCounts,
): ReadonlySet<string> | undefined {
  const task = tasks.find(({ name }) => name === client);
  if (task === undefined) return undefined;
  const stated = [...task.calls, ...task.notifies].filter((one) => one.service === service);
  const ops = new Set(stated.flatMap((one) => one.ops));
  if (service !== first) return stated.length === 0 ? undefined : ops;
  if (task.calls.length > 0) ops.add(GET);
  if (endpoints.some(({ name }) => name === objects.requests(client))) ops.add(READY);
  return ops;
}

function compareEdge(listed: SystemReport, edge: EdgeCounts): Difference[] {
  const { client, service, calls } = edge;
  const ops = allowed(listed, edge);
  const others = calls.filter(({ op, outcome }) => {
    return ops === undefined || (!ops.has(op) && !REFUSED.includes(outcome));
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
