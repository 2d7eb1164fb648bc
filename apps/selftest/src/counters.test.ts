/** `counters.json`: what the services of a run counted up to its last rung. */
import process from 'node:process';
import { OPCODE } from '@abicus/abi-init';
import { asExitStatus, exit } from '@abicus/abi-kernel';
import { SYSTEM } from '@abicus/system';
import type { Cpu, Program } from '@abicus/wire';
import type { CountedTask, RunCounters } from '@abicus/wire/ladder';
import { expect, test } from 'vitest';
import { RUN_OPTIONS } from '../test/options.ts';
import { HART_COUNTS, type Options } from './options.ts';
import { run, type Run, type RunOverrides } from './run.ts';

const DEFAULTS: Options = { ...RUN_OPTIONS, harts: 1 };

function ran(options: Partial<Options> = {}, overrides: RunOverrides = {}): Run {
  return run(SYSTEM, { ...DEFAULTS, ...options }, () => {}, overrides);
}

const plain = new Map<number, Run>();

/** The run with so many harts, once for all tests that only look at what it counted. */
function plainRun(harts: number): Run {
  const found = plain.get(harts) ?? ran({ harts });
  plain.set(harts, found);
  return found;
}

/** As far as each service has counted. */
const EARLY: Partial<Options> = { phase: 'qos' };
const earlyRuns: Run[] = [];
const earlyRun = (): Run => (earlyRuns[0] ??= ran(EARLY));

const named = ({ tasks }: RunCounters, name: string): readonly CountedTask[] =>
  tasks.filter((task) => task.name === name);

/** How often clients of a name got an outcome of an operation from the instances of a service. */
function sumOf(counted: RunCounters, service: string, client: string, opcode: number): unknown {
  const sums: Record<string, number> = {};
  const pids = new Set(named(counted, client).map(({ pid }) => pid));
  for (const { counters } of named(counted, service)) {
    for (const one of counters?.requests ?? []) {
      if (!pids.has(one.client) || one.opcode !== opcode) continue;
      sums[one.outcome] = (sums[one.outcome] ?? 0) + one.count;
    }
  }
  return sums;
}

test('each service of the boot has counted, and each instance that ended, with its start', () => {
  const { counters } = plainRun(1);
  expect(counters.taken).toBe('at the last rung');
  const services = SYSTEM.boot.programs.filter(({ requests }) => requests !== undefined);
  for (const { name } of services) {
    const starts = named(counters, name).map((task) => task.counters?.starts);
    expect(starts).toEqual(starts.map((_, i) => i + 1));
    expect(starts.length).toBeGreaterThan(0);
  }
  const peers = named(counters, 'selftest-peer');
  const [init] = named(counters, 'init');
  expect(init?.counters?.incidents).toMatchObject({
    death: peers.filter(({ ended }) => ended).length,
    restart: peers.length - 1,
  });
});

test('requests are counted at the service that got them, by the task that made them', () => {
  const { counters } = plainRun(1);
  const peers = named(counters, 'selftest-peer').length;
  expect(sumOf(counters, 'init', 'selftest-peer', OPCODE.ready)).toEqual({ answered: peers });
  expect(sumOf(counters, 'init', 'timed', OPCODE.ready)).toEqual({ answered: 1 });
  expect(sumOf(counters, 'init', 'selftest-client', OPCODE.ready)).toEqual({});
});

test.each(HART_COUNTS)('each client of a count is a task of the run: %d harts', (harts) => {
  const { tasks } = plainRun(harts).counters;
  const pids = tasks.map(({ pid }) => pid);
  expect(new Set(pids).size).toBe(pids.length);
  const clients = tasks.flatMap(
    ({ counters }) => counters?.requests.map((one) => one.client) ?? [],
  );
  expect(pids).toEqual(expect.arrayContaining(clients));
});

test('the tasks that have not ended are those of the capabilities', () => {
  const { counters, capabilities } = plainRun(2);
  const there = counters.tasks.filter(({ ended }) => !ended);
  expect(there.map(({ pid, name, parent }) => [pid, name, parent])).toEqual(
    capabilities.tasks.map(({ pid, name, parent }) => [pid, name, parent]),
  );
});

/** A program that acts as before, and states one more request than it counted. */
function countingMore(name: string): RunOverrides {
  const program = SYSTEM.programs.find((one) => one.name === name);
  if (program === undefined) throw new Error(`there is no ${name}`);
  const images = (): Uint8Array => new Uint8Array();
  const main =
    'main' in program ? program.main : program.mainFor({ boot: SYSTEM.boot, probes: [], images });
  return {
    programs: {
      [name]: (cpu) => {
        const observe = cpu.observe.bind(cpu);
        cpu.observe = (read) => observe(() => [read(), 1]);
        return main(cpu);
      },
    },
  };
}

const SERVICES = SYSTEM.boot.programs.flatMap(({ name, requests }) =>
  requests === undefined ? [] : [name],
);

test.each([SYSTEM.boot.first, ...SERVICES])(
  'a run in which %s counted otherwise has another digest, and the same log',
  (name) => {
    const [one, other] = [earlyRun(), ran(EARLY, countingMore(name))];
    expect(other.lines).toEqual(one.lines);
    expect(other.digest).not.toBe(one.digest);
  },
);

test('the trace ends with the counters of each service: requests by outcome, and its starts', () => {
  const { counters, trace } = plainRun(1);
  const { traceEvents: events }: { traceEvents: Record<string, unknown>[] } = JSON.parse(
    trace.json([], counters),
  );
  const tracks = events.filter(({ ph }) => ph === 'C');
  const [timed] = named(counters, 'timed');
  const sum = (outcome: string): number =>
    (timed?.counters?.requests ?? [])
      .filter((one) => one.outcome === outcome)
      .reduce((all, { count }) => all + count, 0);
  expect(tracks.find(({ name }) => name === `timed ${timed?.pid} requests`)).toMatchObject({
    args: { answered: sum('answered'), rejected: sum('rejected') },
  });
  expect(tracks.find(({ name }) => name === `timed ${timed?.pid} incidents`)).toMatchObject({
    args: { starts: 1 },
  });
  expect(events.slice(-tracks.length)).toEqual(tracks);
});

test('a run that ends without its last rung has what was counted until its end', () => {
  const programs = {
    *timed(cpu: Cpu): Program {
      yield* exit(cpu, asExitStatus(3));
    },
  };
  const { counters } = ran({}, { programs });
  expect(counters.taken).toBe('at the end');
  expect(named(counters, 'timed').every((task) => task.counters === undefined)).toBe(true);
});

test.each([
  { requests: 'many', starts: 1, incidents: {} },
  { requests: [{ client: 1, opcode: 2, outcome: 'answered' }], starts: 1, incidents: {} },
  { requests: [1], starts: 1, incidents: {} },
  { requests: [], starts: 1, incidents: { death: 'two' } },
  { requests: [], starts: 1, incidents: [1] },
  { requests: [], incidents: {} },
])('what a program states in part in the form of counters is none: %j', (value) => {
  const programs = {
    *timed(cpu: Cpu): Program {
      cpu.observe(() => value);
      yield* exit(cpu, asExitStatus(3));
    },
  };
  const { counters } = ran({}, { programs });
  expect(named(counters, 'timed').map((task) => 'counters' in task)).not.toContain(true);
});

test('a machine that stops within a trap has no counters', () => {
  const hanging = function* hang(cpu: Cpu): Program {
    for (let rounds = 0; rounds < 1e12; rounds++) if (cpu.x.length === 0) return;
    yield undefined;
  };
  const { counters } = ran({ timeoutMs: 1 }, { programs: { init: hanging } });
  expect(counters).toEqual({ format: 1, taken: 'never', tasks: [] });
});

test('a run whose machine has ended, and a program of which does not come back when its state is read, can be aborted', () => {
  const logd = SYSTEM.programs.find(({ name }) => name === 'logd');
  if (logd === undefined || !('main' in logd)) throw new Error('there is no logd');
  let isOver = false;
  const endless = (): number => {
    if (!isOver) return 1;
    process.kill(process.pid, 'SIGINT');
    for (;;);
  };
  const programs: RunOverrides['programs'] = {
    logd: (cpu) => {
      const observe = cpu.observe.bind(cpu);
      cpu.observe = () => observe(endless);
      return logd.main(cpu);
    },
  };
  const last = SYSTEM.ladder.rungs.at(-1)?.text ?? '';
  const onLine = (line: string): void => void (isOver ||= line.endsWith(last));
  const hung = run(SYSTEM, DEFAULTS, onLine, { programs });
  expect([hung.ending.reason, hung.digest, hung.accepted]).toEqual(['interrupted', '', false]);
  expect(hung.trouble).toBe('interrupted while a program, asked for its state, ran');
  expect(hung.verdict.accepted).toBe(true);
});
