/** The kernel suite: on one core, with syscalls by registers and pages, without tracing. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { measureInThread } from './kernel/measure-in-thread.ts';
import { waitingTasks } from './kernel/many-tasks.ts';
import { median } from './measure.ts';
import { digits, ratio, table } from './table.ts';

/** Measures the JavaScript heap and page frames of one blocked task in bytes, without its own two pages. */
function perTask(count: number): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const few = waitingTasks(1);
  const [heap, frames] = [used(), few.kernel.core.state.frames.low];
  const many = waitingTasks(count + 1);
  const grown = used() - heap + (many.kernel.core.state.frames.low - frames) * 4096;
  return grown / count - 2 * 4096;
}

/** The mark of flat costs: the largest allowed ratio of the cost with many to the cost with few. */
const FLAT = 2;

/** A cost that must not grow with a number of objects. */
type FlatCost = {
  readonly name: string;
  readonly of: string;
  readonly rate: 'endpointPairs' | 'exits' | 'childPolls';
  readonly counts: readonly number[];
};

const FLAT_COSTS: readonly FlatCost[] = [
  {
    name: 'create and close an endpoint',
    of: 'endpoints of the owner',
    rate: 'endpointPairs',
    counts: [1000, 60_000],
  },
  {
    name: 'exit of an owner, per endpoint',
    of: 'endpoints of the owner',
    rate: 'exits',
    counts: [1000, 60_000],
  },
  {
    name: 'wait without blocking',
    of: 'children',
    rate: 'childPolls',
    counts: [100, 10_000, 30_000],
  },
];

/** Formats a ratio and whether it is within the mark. */
function judged(value: number, base: number): string {
  return `${ratio(value, base)} ${value <= base * FLAT ? 'flat' : 'grows'}`;
}

/** Measures costs by the number of objects that exist, in nanoseconds, and their ratios to the first number. */
async function flatCosts(): Promise<string> {
  const rows: string[][] = [];
  for (const { name, of, rate, counts } of FLAT_COSTS) {
    const costs: number[] = [];
    for (const count of counts) costs.push(1e9 / (await measureInThread(rate, count)));
    for (const [i, cost] of costs.entries()) {
      const [first = Number.NaN] = costs;
      const count = (counts[i] ?? 0).toLocaleString('en-US');
      rows.push([name, `${count} ${of}`, digits(cost), i === 0 ? '1.00×' : judged(cost, first)]);
    }
  }
  return table(['ns', 'with', 'median', `ratio (mark: ${FLAT}×)`], rows);
}

/** A form of a round trip, and the mark of its ratio to the first one; 0: it has none. */
type TripForm = {
  readonly name: string;
  readonly rate: Parameters<typeof measureInThread>[0];
  readonly of?: number;
  readonly mark: number;
};

const TRIPS: readonly TripForm[] = [
  { name: '4 traps, standing endpoints, 32 bytes', rate: 'fixedEndpoints', mark: 0 },
  { name: '6 traps, moved reply capability, 32 bytes', rate: 'movedReplyCap', mark: 0 },
  { name: '3 traps, ipcCall and ipcReplyRecv, 32 bytes', rate: 'movedPair', mark: 0 },
  { name: '2 traps, 40 bytes in pages', rate: 'callsOfBytes', of: 40, mark: 2.8 },
  { name: '2 traps, 32 bytes in registers', rate: 'callsOfBytes', of: 32, mark: 5 },
  { name: 'the same beside two tasks that spin', rate: 'callsBesideSpinners', of: 2, mark: 0 },
];
/** How often each form is measured, by turns. */
const TURNS = 3;

/** Measures round trips per second, by turns, and their ratios to the first form. */
async function roundTrips(what: string, forms: readonly TripForm[]): Promise<string> {
  const rates = forms.map((): number[] => []);
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [i, { rate, of = 0 }] of forms.entries()) {
      rates[i]?.push(await measureInThread(rate, of));
    }
  }
  const [standing = Number.NaN] = rates.map(median);
  const rows = forms.map(({ name, mark }, i): string[] => {
    const rate = median(rates[i] ?? []);
    const reached = rate >= standing * mark ? 'reached' : 'missed';
    return [name, digits(rate), ratio(rate, standing), mark === 0 ? '' : `${mark}× ${reached}`];
  });
  return table([what, 'median', 'ratio', 'mark'], rows);
}

/** A form of a whole request: generated client, loop of a service, handler; and the mark of its ratio to the bare calls. */
const REQUESTS: readonly TripForm[] = [
  { name: 'bare calls: 2 traps, 32 bytes in registers', rate: 'callsOfBytes', of: 32, mark: 0 },
  { name: 'whole requests, answered at once: 2 traps', rate: 'requests', mark: 0.5 },
  { name: 'the same for a client with a budget: 2 traps', rate: 'requestsWithin', mark: 0.5 },
  { name: 'answered later, by what is due: 2 traps', rate: 'requestsLater', mark: 0 },
  { name: 'with one nested call: 5 traps of three tasks', rate: 'requestsNested', mark: 0 },
];

/** Measures rates, and costs by number of tasks. */
export async function kernelSuite(): Promise<string> {
  const first = table(
    ['per second', 'abicus'],
    [['null syscalls', digits(await measureInThread('nullSyscalls'))]],
  );
  const trips = await roundTrips('round trips per second', TRIPS);
  const requests = await roundTrips('requests per second', REQUESTS);
  const counts = [10, 100, 1000, 10_000];
  const costs: Record<'programs' | 'bare', number[]> = { programs: [], bare: [] };
  for (const count of counts) {
    for (const kind of ['programs', 'bare'] as const) {
      costs[kind].push(1e9 / (await measureInThread(kind, count)));
    }
  }
  const decisions = (name: string, all: readonly number[]): string[] => {
    const [few = Number.NaN] = all;
    return [name, ...all.map(digits), judged(all.at(-1) ?? Number.NaN, few)];
  };
  const second = table(
    [
      'ns per scheduling decision',
      ...counts.map((count) => `${count} tasks`),
      `last to first (mark: ${FLAT}×)`,
    ],
    [
      decisions('of programs, each with memory of its own', costs.programs),
      decisions('of tasks that only trap', costs.bare),
    ],
  );
  const third = `Memory of a waiting task beyond its own pages: ${digits(perTask(1000) / 1024)} KiB.`;
  return [first, trips, requests, second, await flatCosts(), third].join('\n\n');
}
